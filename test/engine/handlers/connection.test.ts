import { expect, test } from 'vitest';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { startedDotdigital, startedErp } from '../../training/started.ts';
import { nextSecrets, openedWorkspace, secret, user } from '../connections/own-workspace.ts';
import { selfSigned, serverWith } from '../connectors/http/certificate-of-a-test.ts';
import { serverThat } from '../connectors/http/server-of-a-test.ts';

type System = 'erp' | 'dotdigital';
type Tested = OutputOf<'connection.test'>;

const live = { clock: Date.now };
const states = ({ steps }: Tested): string => steps.map(({ step, state }) => `${step} ${state}`).join(', ');
const allPassed = 'reach passed, authenticate passed, permissions passed, clock passed, sample passed';
const failedAt = (index: number): string =>
  ['reach', 'authenticate', 'permissions', 'clock', 'sample']
    .map((step, place) => `${step} ${place < index ? 'passed' : place === index ? 'failed' : 'skipped'}`)
    .join(', ');
const sentenceOf = ({ steps }: Tested): string => steps.find(({ state }) => state === 'failed')?.sentence ?? '';

/** A workspace where one connection is being set up, tested. */
const testedAt = async (system: System, baseUrl: string, word: string | null = secret) => {
  const workspace = await openedWorkspace({ secrets: nextSecrets(word, word) });
  const product = system === 'erp' ? 'flow' : 'dotdigital';
  await workspace.ask('connection.save', { system, product, name: 'Ours', baseUrl, user });
  const tested = await workspace.ask('connection.test', { system, slot: 'next' });
  return { workspace, tested };
};

test('an ERP that is set up rightly passes five steps, with a record through the mapping', async () => {
  const erp = await startedErp(live);
  const { workspace, tested } = await testedAt('erp', `${erp.baseUrl}/`);
  expect(states(tested)).toBe(allPassed);
  const [reach, authenticate, permissions, clock, sample] = tested.steps;
  expect([reach?.sentence, authenticate?.sentence]).toEqual([
    expect.stringMatching(/^127\.0\.0\.1:\d+ answers/),
    expect.stringMatching(/^Northbank ERP, company Northbank Apparel, flow [\w-]+ [\d.]+\.$/),
  ]);
  expect(permissions?.rows.map(({ name, isFine }) => [name, isFine])).toEqual([
    ['Customers', true],
    ['Changes to customers', true],
  ]);
  expect(clock?.sentence).toMatch(/agree|safe/);
  expect(sample?.rows.map(({ name }) => name)).toContain('firstName → FIRSTNAME');
  const { connections } = await workspace.ask('connection.list', {});
  expect(connections).toMatchObject([{ slot: 'next', passed: 5, steps: 5, testedAt: tested.at, hasSecret: true }]);
});

test('an account that is set up rightly passes five steps, with every mapped field told', async () => {
  const dotdigital = await startedDotdigital(live);
  const { tested } = await testedAt('dotdigital', dotdigital.baseUrl);
  expect(states(tested)).toBe(allPassed);
  const rows = tested.steps[2]?.rows ?? [];
  expect(rows).toContainEqual({ name: 'LOYALTY_POINTS', first: 'Numeric', second: 'Numeric', isFine: true });
  expect(tested.steps[4]?.rows.map(({ name }) => name)).toContain('FIRSTNAME → firstName');
});

test.each(['erp', 'dotdigital'] as const)(
  'a certificate of %s that is not trusted is told where it is met',
  async (system) => {
    const { baseUrl, host, received } = await serverWith(selfSigned({ years: [2020, 2100], to: 'erp.example' }));
    const { tested } = await testedAt(system, baseUrl);
    expect(states(tested)).toBe(failedAt(0));
    expect(sentenceOf(tested)).toMatch(/^The certificate of .* is not trusted: it is signed by itself/);
    expect(sentenceOf(tested)).toContain(`(${host})`);
    expect(received).toEqual([]);
  },
);

test.each<[System, RegExp]>([
  ['erp', /does not accept the token/],
  ['dotdigital', /does not accept the API user and password/],
])('a wrong secret of %s fails at authentication, and stands in no log', async (system, sentence) => {
  const { baseUrl } = await (system === 'erp' ? startedErp(live) : startedDotdigital(live));
  const { workspace, tested } = await testedAt(system, baseUrl, 'wrong-secret');
  expect([states(tested), sentenceOf(tested)]).toEqual([failedAt(1), expect.stringMatching(sentence)]);
  expect(tested.steps.slice(2).every(({ ms, sentence: why }) => ms === null && /authenticate/.test(why))).toBe(true);
  expect(workspace.logged()).not.toMatch(/wrong-secret|apiuser/);
});

test('the wrong region is told as that', async () => {
  const dotdigital = await startedDotdigital({ ...live, switches: { wrongRegion: true } });
  const { tested } = await testedAt('dotdigital', dotdigital.baseUrl);
  expect([states(tested), sentenceOf(tested)]).toEqual([failedAt(1), expect.stringMatching(/wrong region/)]);
});

test('a host that is not there is told as that', async () => {
  const gone = await serverThat(() => undefined);
  await gone.close();
  for (const system of ['erp', 'dotdigital'] as const) {
    const { tested } = await testedAt(system, gone.baseUrl);
    expect([states(tested), sentenceOf(tested)]).toEqual([failedAt(0), expect.stringMatching(/cannot be reached/)]);
  }
});

test.each<[string, number, Record<string, string>, RegExp]>([
  ['a web page', 200, { 'content-type': 'text/html; charset=utf-8' }, /web page answers/],
  ['a page that is missing', 404, { 'content-type': 'text/html' }, /Nothing is at this path/],
  [
    'a redirect to somebody else',
    302,
    { location: 'https://elsewhere.example/login?t=1' },
    /sends on to elsewhere\.example\./,
  ],
  ['a fault of a gateway', 502, { 'content-type': 'text/html' }, /502/],
])('%s fails at the first step, before the secret was sent', async (_what, status, headers, sentence) => {
  const server = await serverThat((_request, response) => response.writeHead(status, headers).end('<html></html>'));
  for (const system of ['erp', 'dotdigital'] as const) {
    const { tested } = await testedAt(system, server.baseUrl);
    expect([states(tested), sentenceOf(tested)]).toEqual([failedAt(0), expect.stringMatching(sentence)]);
  }
  expect(server.received.map(({ headers: sent }) => sent.authorization)).toEqual([undefined, undefined]);
});

test('an account without a mapped field, or with another type, fails with what to make', async () => {
  const dotdigital = await startedDotdigital(live);
  await dotdigital.ask('DELETE', '/v2/data-fields/LOYALTY_POINTS');
  await dotdigital.ask('DELETE', '/v2/data-fields/HOME_STORE');
  await dotdigital.ask('POST', '/v2/data-fields', { json: { name: 'HOME_STORE', type: 'Numeric' } });
  const { tested } = await testedAt('dotdigital', dotdigital.baseUrl);
  expect(states(tested)).toBe(failedAt(2));
  expect(sentenceOf(tested)).toMatch(/LOYALTY_POINTS \(Numeric\), HOME_STORE \(String\)/);
});

test('an ERP whose clock is far away fails at the clock', async () => {
  const erp = await startedErp({ clock: () => Date.now() + 5 * 60_000 });
  const { tested } = await testedAt('erp', erp.baseUrl);
  expect([states(tested), sentenceOf(tested)]).toEqual([failedAt(3), expect.stringMatching(/5 min ahead of/)]);
});

test('an address that may not be, a product of the other side and a missing user are refused in words', async () => {
  const { tryTo } = await openedWorkspace();
  const erp = { system: 'erp', product: 'flow', name: 'Ours', baseUrl: 'https://erp.example', user: '' } as const;
  expect(await tryTo('connection.save', { ...erp, baseUrl: 'http://erp.example' })).toMatchObject({
    error: { code: 'connection.incomplete', sentence: expect.stringMatching(/in clear/) },
  });
  expect(await tryTo('connection.save', { ...erp, baseUrl: 'erp.example' })).toMatchObject({
    error: { code: 'connection.incomplete', sentence: expect.stringMatching(/no address/) },
  });
  expect(await tryTo('connection.save', { ...erp, product: 'dotdigital' })).toMatchObject({
    error: { sentence: expect.stringMatching(/other side/) },
  });
  expect(await tryTo('connection.save', { ...erp, system: 'dotdigital', product: 'dotdigital' })).toMatchObject({
    error: { sentence: expect.stringMatching(/API user/) },
  });
  expect(await tryTo('connection.test', { system: 'erp', slot: 'next' })).toMatchObject({
    error: { code: 'connection.incomplete' },
  });
});

test('a secret that comes later is used by the next test; without one the test says so', async () => {
  const erp = await startedErp(live);
  const { engine, ask, tryTo } = await openedWorkspace();
  await ask('connection.save', { system: 'erp', product: 'flow', name: 'Ours', baseUrl: erp.baseUrl, user: '' });
  expect(await tryTo('connection.test', { system: 'erp', slot: 'next' })).toMatchObject({
    error: { code: 'secret.unavailable' },
  });
  engine.secrets(nextSecrets(secret, null));
  expect(states(await ask('connection.test', { system: 'erp', slot: 'next' }))).toBe(allPassed);
});

test('only what passed its test is adopted; then it is in use, and adopting again has nothing to do', async () => {
  const erp = await startedErp(live);
  const { workspace } = await testedAt('erp', erp.baseUrl);
  const { ask, tryTo } = workspace;
  await ask('connection.save', { system: 'erp', product: 'flow', name: 'Edited', baseUrl: erp.baseUrl, user: '' });
  expect(await tryTo('connection.adopt', { system: 'erp' })).toMatchObject({
    error: { code: 'connection.incomplete' },
  });
  await ask('connection.test', { system: 'erp', slot: 'next' });
  expect(await ask('connection.adopt', { system: 'erp' })).toMatchObject({ slot: 'current', name: 'Edited' });
  expect(await tryTo('connection.adopt', { system: 'erp' })).toMatchObject({ error: { code: 'not-found' } });
  const { entries } = await ask('audit.page', { limit: 50 });
  expect(entries.map(({ action }) => action)).toEqual(['connection.adopted', 'connection.saved', 'connection.saved']);
});

test('an own workspace syncs with its adopted connections and the secrets it was started with', async () => {
  const [erp, dotdigital] = await Promise.all([startedErp(live), startedDotdigital(live)]);
  const first = await openedWorkspace({ secrets: nextSecrets(secret, secret) });
  const systems = [
    { system: 'erp', product: 'flow', baseUrl: erp.baseUrl, user: '' },
    { system: 'dotdigital', product: 'dotdigital', baseUrl: dotdigital.baseUrl, user },
  ] as const;
  for (const connection of systems) {
    await first.ask('connection.save', { ...connection, name: 'Ours' });
    await first.ask('connection.test', { system: connection.system, slot: 'next' });
    await first.ask('connection.adopt', { system: connection.system });
  }
  const sync = { job: 'customers', mode: 'full' } as const;
  expect(await first.tryTo('sync.start', sync)).toMatchObject({ error: { code: 'secret.unavailable' } });
  await first.stop();
  const held = { current: secret, next: null };
  const second = await openedWorkspace({ folder: first.start.folder, secrets: { erp: held, dotdigital: held } });
  second.engine.begin();
  const { runId } = await second.ask('sync.start', sync);
  await second.engine.idle();
  expect((await second.ask('workspace.get', {})).lastRun).toMatchObject({ id: runId, state: 'succeeded' });
});

test('training connections are listed, can be tested, and cannot be edited', async () => {
  const erp = await startedErp(live);
  const { ask, tryTo } = await openedWorkspace({
    workspace: { name: 'Northbank Apparel', training: true },
    erp: { product: 'Training ERP', baseUrl: erp.baseUrl, user: '', secret },
  });
  const { connections } = await ask('connection.list', {});
  expect(connections).toMatchObject([{ system: 'erp', product: 'training', hasSecret: true }]);
  expect(JSON.stringify(connections)).not.toContain(secret);
  expect(states(await ask('connection.test', { system: 'erp', slot: 'current' }))).toBe(allPassed);
  const save = { system: 'erp', product: 'flow', name: 'x', baseUrl: 'https://erp.example', user: '' } as const;
  for (const refused of [
    await tryTo('connection.save', save),
    await tryTo('connection.discard', { system: 'erp' }),
    await tryTo('connection.adopt', { system: 'erp' }),
  ])
    expect(refused).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
});

test('the region is asked for with the secret that is being set up', async () => {
  const dotdigital = await startedDotdigital({ ...live, switches: { apiEndpointSlash: true } });
  const { workspace } = await testedAt('dotdigital', dotdigital.baseUrl);
  expect(await workspace.ask('connection.discover-region', {})).toEqual({ baseUrl: dotdigital.baseUrl, region: null });
  workspace.engine.secrets(nextSecrets(null, null));
  expect(await workspace.tryTo('connection.discover-region', {})).toMatchObject({
    error: { code: 'secret.unavailable' },
  });
});
