import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Ask = Awaited<ReturnType<typeof startedDotdigital>>['ask'];

const made = async (ask: Ask, email: string): Promise<number> => {
  const { body } = await ask('POST', '/contacts/v3', { json: { identifiers: { email } } });
  return (body as { contactId: number }).contactId;
};

const statusOf = async (ask: Ask, id: number): Promise<string> => {
  const { body } = await ask('GET', `/contacts/v3/contactId/${id}`);
  return (body as { channelProperties: { email: { status: string } } }).channelProperties.email.status;
};

const comeback = (email: string) => ({ json: { unsubscribedContact: { email } } });

test('unsubscribing tells when and why, and does so again without a new date', async () => {
  const { ask, clock } = await startedDotdigital();
  const id = await made(ask, 'u@example.com');
  clock.advance(1_000);
  const first = await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'U@example.com' } });
  expect(first).toMatchObject({
    status: 200,
    body: {
      suppressedContact: { id, email: 'u@example.com', dataFields: null, status: 'Unsubscribed' },
      dateRemoved: new Date(clock.now()).toISOString(),
      reason: 'Unsubscribed',
    },
  });
  clock.advance(1_000);
  const again = await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'u@example.com' } });
  expect(again.body).toEqual(first.body);
  expect(await statusOf(ask, id)).toBe('unsubscribed');
  expect((await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'nobody@example.com' } })).status).toBe(404);
});

test('suppressing many names those who were not found as they were named', async () => {
  const { ask, admin } = await startedDotdigital();
  const [a, b] = [await made(ask, 'a@example.com'), await made(ask, 'b@example.com')];
  const { status, body } = await ask('PUT', '/v2/contacts/suppress-contacts', {
    json: [{ id: a }, { Email: 'b@example.com' }, { id: 7 }, { email: 'nobody@example.com' }],
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    suppressed: [
      { id: a, email: null },
      { id: 0, email: 'b@example.com' },
    ],
    notFound: [
      { id: 7, email: null },
      { id: 0, email: 'nobody@example.com' },
    ],
  });
  expect([await statusOf(ask, a), await statusOf(ask, b)]).toEqual(['suppressed', 'suppressed']);
  expect(admin.writes(String(a))).toHaveLength(2);
});

test('who unsubscribed is asked by mail, and waits until the link in it is clicked', async () => {
  const { ask, admin } = await startedDotdigital();
  const id = await made(ask, 'c@example.com');
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'c@example.com' } });
  expect(await ask('POST', '/v2/contacts/resubscribe', comeback('c@example.com'))).toMatchObject({
    status: 200,
    body: { contact: { id, status: 'PendingOptIn' }, status: 'ContactChallenged' },
  });
  expect(await statusOf(ask, id)).toBe('pendingOptIn');
  expect(admin.edit({ contactId: id, confirmed: true })).toBeNull();
  expect(await statusOf(ask, id)).toBe('subscribed');
  expect(admin.edit({ contactId: id, confirmed: true })).toBe('The contact is not waiting for an opt-in.');
});

test.each([
  ['unsubscribed', 'ContactAdded', 'subscribed'],
  ['suppressed', 'ContactAdded', 'subscribed'],
  ['softBounced', 'ContactAdded', 'subscribed'],
  ['hardBounced', 'ContactCannotBeUnsuppressed', 'hardBounced'],
  ['ispComplained', 'ContactCannotBeUnsuppressed', 'ispComplained'],
  ['spamTrap', 'ContactCannotBeUnsuppressed', 'spamTrap'],
])('without a challenge, %s ends as %s', async (emailStatus, outcome, after) => {
  const { ask, admin } = await startedDotdigital();
  const id = await made(ask, 'n@example.com');
  admin.edit({ contactId: id, emailStatus });
  const { body } = await ask('POST', '/v2/contacts/resubscribe-with-no-challenge', comeback('n@example.com'));
  expect(body).toMatchObject({ contact: { id }, status: outcome });
  expect(await statusOf(ask, id)).toBe(after);
});

test('coming back may bring data fields along, but no unknown ones', async () => {
  const { ask } = await startedDotdigital();
  const id = await made(ask, 'd@example.com');
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'd@example.com' } });
  const call = (key: string) =>
    ask('POST', '/v2/contacts/resubscribe-with-no-challenge', {
      json: { UnsubscribedContact: { Email: 'd@example.com', DataFields: [{ key, value: 'York' }] } },
    });
  expect((await call('SHOE')).status).toBe(400);
  expect(await statusOf(ask, id)).toBe('unsubscribed');
  expect((await call('CITY')).status).toBe(200);
  expect((await ask('GET', `/contacts/v3/contactId/${id}`)).body).toMatchObject({ dataFields: { CITY: 'York' } });
});

test.each([
  [{}, 'subscribed'],
  [{ resubscribeOptions: { resubscribeWithNoChallenge: true } }, 'subscribed'],
  [{ resubscribeOptions: {} }, 'subscribed'],
  [{ resubscribeOptions: { resubscribeWithNoChallenge: false } }, 'pendingOptIn'],
])('in v3, resubscribing with %j makes an unsubscribed contact %s', async (options, expected) => {
  const { ask } = await startedDotdigital();
  const id = await made(ask, 'v@example.com');
  for (const method of ['PATCH', 'PUT']) {
    await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'v@example.com' } });
    const { status } = await ask(method, `/contacts/v3/contactId/${id}`, {
      json: {
        identifiers: { email: 'v@example.com' },
        channelProperties: { email: { status: 'subscribed', ...options } },
      },
    });
    expect([status, await statusOf(ask, id)]).toEqual([200, expected]);
  }
});
