import { expect, test } from 'vitest';
import { createRateLimiter } from '../../../electron/training/dotdigital/rate-limit.ts';
import { defaultSwitches, type Switches } from '../../../electron/training/dotdigital/switches.ts';
import { manualClock, NOW, startedDotdigital } from '../started.ts';

test('a tier is empty after its calls, and full again when the window resets', () => {
  const clock = manualClock();
  const { take } = createRateLimiter(clock.now, defaultSwitches);
  const first = take('low');
  expect(first).toEqual({
    refusal: null,
    headers: {
      'X-RateLimit-Limit': '35',
      'X-RateLimit-Remaining': '34',
      'X-RateLimit-Reset': String((NOW + 60_000) / 1_000),
      'X-RateLimit-Scope': 'lowCallRate',
    },
  });
  for (let call = 1; call < 35; call += 1) expect(take('low').refusal).toBeNull();
  expect(take('low')).toMatchObject({ refusal: { status: 429 }, headers: { 'X-RateLimit-Remaining': '0' } });
  clock.advance(59_999);
  expect(take('low').refusal).not.toBeNull();
  clock.advance(1);
  expect(take('low')).toMatchObject({ refusal: null, headers: { 'X-RateLimit-Remaining': '34' } });
});

test('tiers are counted apart, and an unlimited one carries no numbers', () => {
  const { take } = createRateLimiter(manualClock().now, {
    ...defaultSwitches,
    callsPerMinute: { low: 1, medium: 1, high: 1 },
  });
  expect(take('low').refusal).toBeNull();
  expect(take('medium').refusal).toBeNull();
  expect(take('low').refusal).not.toBeNull();
  expect([take('unlimited'), take('unlimited')]).toEqual([
    { refusal: null, headers: {} },
    { refusal: null, headers: {} },
  ]);
});

test('the reset can be told as the seconds that are left', () => {
  const clock = manualClock();
  const { take } = createRateLimiter(clock.now, { ...defaultSwitches, resetAs: 'seconds-left' });
  take('high');
  clock.advance(20_000);
  expect(take('high').headers['X-RateLimit-Reset']).toBe('40');
});

test('over the wire: every answer tells its tier, an exhausted one is 429 and writes nothing', async () => {
  const { ask, admin, clock } = await startedDotdigital({
    switches: { callsPerMinute: { low: 35, medium: 1, high: 600 } },
  });
  const create = (email: string) => ask('POST', '/contacts/v3', { json: { identifiers: { email } } });
  const list = await ask('GET', '/contacts/v3?limit=1');
  expect(list.headers.get('x-ratelimit-scope')).toBe('lowCallRate');
  expect((await ask('GET', '/v2/account-info')).headers.get('x-ratelimit-scope')).toBe('highCallRate');
  expect((await create('one@example.com')).headers.get('x-ratelimit-remaining')).toBe('0');
  const refused = await create('two@example.com');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(refused.headers.has('retry-after')).toBe(false);
  expect(admin.state().writes).toBe(1);
  clock.advance(60_000);
  expect((await create('two@example.com')).status).toBe(201);
});

test('the tier of a call can be switched', async () => {
  const { ask } = await startedDotdigital({ switches: { tierOf: { ...defaultSwitches.tierOf, contactGet: 'low' } } });
  const { headers } = await ask('GET', '/contacts/v3/email/none@example.com');
  expect(headers.get('x-ratelimit-scope')).toBe('lowCallRate');
});

test('the package decides the sizes of the tiers, unless a size of its own is given', () => {
  const limitOf = (tier: 'low' | 'medium' | 'high', more: Partial<Switches>) =>
    createRateLimiter(manualClock().now, { ...defaultSwitches, ...more }).take(tier).headers['X-RateLimit-Limit'];
  expect(limitOf('low', {})).toBe('35');
  expect(limitOf('low', { package: 'standard' })).toBe('70');
  expect(limitOf('high', { package: 'enhanced' })).toBe('2400');
  expect(limitOf('low', { package: 'enhanced', callsPerMinute: { low: 4 } })).toBe('4');
  expect(limitOf('medium', { package: 'enhanced', callsPerMinute: { low: 4 } })).toBe('600');
});

test('the flat scheme caps a rolling hour with a v2 sentence, whatever the version, and carries no headers', async () => {
  const { ask, clock } = await startedDotdigital({ switches: { limitScheme: 'flat', callsPerHour: 3 } });
  const first = await ask('GET', '/v2/account-info');
  const remaining = (body: unknown) =>
    (body as { properties: { name: string; value: string }[] }).properties
      .filter(({ name }) => name.startsWith('ApiCalls'))
      .map(({ value }) => value);
  expect(remaining(first.body)).toEqual(['1', '2']);
  expect(first.headers.has('x-ratelimit-limit')).toBe(false);
  clock.advance(1_800_000);
  await ask('GET', '/contacts/v3');
  await ask('GET', '/contacts/v3');
  for (const target of ['/v2/account-info', '/contacts/v3']) {
    expect(await ask('GET', target)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/ ERROR_APIUSAGE_EXCEEDED$/) },
    });
  }
  clock.advance(1_800_000);
  expect((await ask('GET', '/contacts/v3')).status).toBe(200);
  expect((await ask('GET', '/contacts/v3')).status).toBe(400);
});

test('a trainer opens every window anew', async () => {
  const { ask, askAdmin } = await startedDotdigital({ switches: { callsPerMinute: { high: 1 } } });
  const read = async () => (await ask('GET', '/v2/account-info')).status;
  expect([await read(), await read()]).toEqual([200, 429]);
  expect((await askAdmin('POST', '/reset-limits')).status).toBe(200);
  expect(await read()).toBe(200);
});

test('a limit that is lowered within a window leaves nothing, and no debt', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  await ask('GET', '/v2/account-info');
  await ask('GET', '/v2/account-info');
  await askAdmin('POST', '/switches', { json: { callsPerMinute: { high: 1 } } });
  const { status, headers } = await ask('GET', '/v2/account-info');
  expect([status, headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
});
