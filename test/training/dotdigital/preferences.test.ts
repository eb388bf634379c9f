import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Node = { id: number; isPreference: boolean; isOptedIn?: boolean; preferences?: Node[] };

test('the account has preferences, some of them in a category', async () => {
  const { ask } = await startedDotdigital();
  const { body } = await ask('GET', '/v2/preferences');
  expect(body).toMatchObject([
    {
      isPreference: false,
      preferenceCount: 2,
      categoryId: 0,
      preferences: [
        { id: 9, isPreference: true, categoryId: 8 },
        { id: 10, isPreference: true, categoryId: 8 },
      ],
    },
    { id: 21, isPreference: true, preferenceCount: 0 },
  ]);
  expect(JSON.stringify(body)).not.toContain('isOptedIn');
});

test('what is chosen in v2 is told by v3, and the other way round', async () => {
  const { ask } = await startedDotdigital();
  const json = { identifiers: { email: 'p@example.com' }, preferences: [{ id: 9, isOptedIn: true }] };
  const made = await ask('POST', '/contacts/v3', { json });
  expect(made.body).toMatchObject({
    preferences: [
      { id: 21, publicName: 'Events near you', privateName: 'Events', isOptedIn: false },
      { id: 9, isOptedIn: true },
      { id: 10, isOptedIn: false },
    ],
  });
  const chosen = await ask('PUT', '/v2/contacts/p@example.com/preferences', {
    json: [
      { id: 8, isPreference: false, preferences: [{ id: 9, isPreference: true, isOptedIn: false }] },
      { id: 21, IsPreference: true, isOptedIn: true },
    ],
  });
  expect(chosen.status).toBe(200);
  const optedIn = (node: Node): number[] => [
    ...(node.isOptedIn ? [node.id] : []),
    ...(node.preferences ?? []).flatMap(optedIn),
  ];
  const read = (await ask('GET', '/v2/contacts/p@example.com/preferences')).body as Node[];
  expect(read.flatMap(optedIn)).toEqual([21]);
  const listed = await ask('GET', '/contacts/v3?~created=gte::2026-11-25T09:00:00Z&include=preferences');
  expect(listed.body).toMatchObject({
    _items: [{ preferences: [{ id: 21, isOptedIn: true }, { id: 9, isOptedIn: false }, {}] }],
  });
});

test('an unknown preference, a category and an unknown contact are refused', async () => {
  const { ask } = await startedDotdigital();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'p@example.com' } } });
  for (const id of [8, 99]) {
    const v3 = await ask('PATCH', '/contacts/v3/email/p@example.com', {
      json: { preferences: [{ id, isOptedIn: true }] },
    });
    expect(v3).toMatchObject({ status: 400, body: { details: [{ item: 'preferences' }] } });
    const json = [{ id, isPreference: true, isOptedIn: true }];
    expect(await ask('PUT', '/v2/contacts/p@example.com/preferences', { json })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('ERROR_PARAMETER_INVALID') },
    });
  }
  expect((await ask('GET', '/v2/contacts/nobody@example.com/preferences')).status).toBe(404);
});

test('a replacing write that names none takes the preferences away, a patch leaves them', async () => {
  const { ask } = await startedDotdigital();
  const identifiers = { email: 'p@example.com' };
  await ask('POST', '/contacts/v3', { json: { identifiers, preferences: [{ id: 21, isOptedIn: true }] } });
  const first = async (method: string) => {
    const { body } = await ask(method, '/contacts/v3/email/p@example.com', { json: { identifiers } });
    return (body as { preferences: { isOptedIn: boolean }[] }).preferences[0]?.isOptedIn;
  };
  expect([await first('PATCH'), await first('PUT')]).toEqual([true, false]);
});
