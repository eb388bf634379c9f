import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

test('a change by hand is stamped, and in no write log', async () => {
  const { ask, admin, clock } = await startedDotdigital();
  const made = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'h@example.com' } } });
  const { contactId } = made.body as { contactId: number };
  clock.advance(1_000);
  const edit = {
    contactId,
    newEmail: 'hand@example.com',
    emailStatus: 'hardBounced',
    dataFields: { city: 'York', LOYALTY_POINTS: '7' },
  };
  expect(admin.edit(edit)).toBeNull();
  expect((await ask('GET', `/contacts/v3/contactId/${contactId}`)).body).toMatchObject({
    status: 'subscribed',
    updated: new Date(clock.now()).toISOString(),
    identifiers: { email: 'hand@example.com' },
    channelProperties: { email: { status: 'hardBounced' } },
    dataFields: { CITY: 'York', LOYALTY_POINTS: 7 },
  });
  expect(admin.writes()).toHaveLength(1);
});

test('a contact can be binned and taken away for good', async () => {
  const { ask, admin } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'h@example.com' } } });
  expect(admin.edit({ email: 'h@example.com', binned: true })).toBeNull();
  expect((await ask('GET', '/contacts/v3/email/h@example.com')).body).toMatchObject({ status: 'binned' });
  expect(admin.edit({ email: 'h@example.com', deleted: true })).toBeNull();
  expect((await ask('GET', '/contacts/v3/email/h@example.com')).status).toBe(404);
  expect(admin.edit({ email: 'h@example.com' })).toBe('There is no such contact.');
  expect(admin.edit({ shoe: 9 })).toContain('shoe');
});

test('a contact is put into lists and taken out, also into one that it left', async () => {
  const { ask, admin } = await startedDotdigital();
  const { id } = (await ask('POST', '/v2/address-books', { json: { name: 'VIP' } })).body as { id: number };
  const json = { identifiers: { email: 'h@example.com' }, lists: [id] };
  const { contactId } = (await ask('POST', '/contacts/v3', { json })).body as { contactId: number };
  await ask('POST', `/v2/address-books/${id}/contacts/unsubscribe`, { json: { email: 'h@example.com' } });
  expect(admin.edit({ contactId, lists: { add: [id] } })).toBeNull();
  const read = async () => (await ask('GET', `/contacts/v3/contactId/${contactId}`)).body;
  expect(await read()).toMatchObject({ lists: [{ id, status: 'subscribed' }] });
  expect(admin.edit({ contactId, lists: { remove: [id] } })).toBeNull();
  expect(await read()).toMatchObject({ lists: [] });
  expect(admin.edit({ contactId, lists: { add: [99] } })).toBe('There is no such list to add to.');
});
