import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useToast } from '../../../../renderer/actions/announce.ts';
import { ConnectionsView } from '../../../../renderer/features/connections/view.tsx';
import { useWorkspaceDialogs } from '../../../../renderer/features/connections/workspace-store.ts';
import { queries } from '../../../../renderer/ipc/use-query.ts';
import { failure } from '../../../../shared/errors.ts';
import {
  connectionAnswers,
  connectionOf,
  keptOf,
  nextOf,
  slug,
  testedOf,
  vaultOf,
  workspacesOf,
} from '../../../doubles/connection-answers.ts';
import { good, toldAt, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';

beforeEach(freshWindow);

type Listed = ReturnType<typeof connectionOf>;
const open = (connections: readonly Listed[], answers: Parameters<typeof connectionAnswers>[1] = {}) =>
  show(<ConnectionsView />, connectionAnswers(connections, answers));
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const title = () => screen.getByRole('heading', { level: 1 }).textContent;
const both = [connectionOf(), connectionOf({ system: 'dotdigital' })];
const inputs = (drawn: Awaited<ReturnType<typeof open>>, name: Parameters<typeof drawn.named>[0]) =>
  drawn.named(name).map(({ input }) => input);

test('only what Concord can connect is listed, with what is in use', async () => {
  await open(both);
  const list = within(screen.getByRole('region', { name: 'Systems' }));
  const items = list.getAllByRole('button').map(({ textContent }) => textContent);
  expect(items.slice(0, 4)).toEqual([
    'Flow on an iPaaSIn useYour flow answers our contract · keyflows.example18 Nov 2026, 14:015 of 5 steps held',
    'TrainingSimulated ERP on this machine',
    'Our accountIn useAPI user and passwordr1-api.dotdigital.comapiuser-1a2b3c@apiconnector.com18 Nov 2026, 14:015 of 5 steps held',
    'Harbour BooksName, timers, backups, peopleWriter',
  ]);
});

test('where nothing is set up it says what to do first', async () => {
  await open([]);
  expect(title()).toBe('Connect your ERP');
  expect(screen.getByText(/^Concord speaks to a flow on your iPaaS/)).toBeDefined();
  expect(button('Save')).toBeDefined();
  expect(screen.queryByRole('button', { name: /Copy request/ })).toBeNull();
});

test('a connection that is tested says step by step what was found', async () => {
  const drawn = await open(both);
  press('r');
  await pass();
  expect(inputs(drawn, 'connection.test')).toEqual([{ system: 'erp', slot: 'current' }]);
  expect(screen.getAllByRole('img', { name: 'passed' })).toHaveLength(5);
  expect(screen.getByText('18 Nov 2026, 14:02 · took 2.4 s')).toBeDefined();
  expect(screen.getByRole('row', { name: /^email → email Ada@ ?Example.net ada@ ?example.net/ })).toBeDefined();
});

test('a step that failed says what to do, and the ones behind it that they were not tried', async () => {
  await open([nextOf()], { 'connection.test': () => good(testedOf('permissions')) });
  press('r');
  await pass();
  expect(screen.getByText('1 of 5 steps failed')).toBeDefined();
  expect(screen.getByText('What to do').parentElement?.textContent).toContain('Mend permissions.');
  expect(screen.getAllByRole('img', { name: 'not tried' })).toHaveLength(2);
  expect(screen.getByRole('row', { name: 'Changes to customers update update missing' }).className).toBe('miss');
});

test('while a test goes on nothing else is started', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const drawn = await open(both, { 'connection.test': () => new Promise((resolve) => (answer = resolve)) });
  press('r');
  await pass();
  expect(screen.getAllByRole('img', { name: 'waiting' })).toHaveLength(5);
  press('r');
  expect(button(/^Testing/).disabled).toBe(true);
  answer(good(testedOf()));
  await pass();
  expect(drawn.named('connection.test')).toHaveLength(1);
});

test('a test that is refused says why', async () => {
  const error = failure('secret.unavailable', 'The secret of the ERP is not at hand.');
  await open(both, { 'connection.test': () => ({ ok: false, error }) });
  press('r');
  await pass();
  expect(screen.getByRole('alert').textContent).toBe('The secret of the ERP is not at hand.');
});

test('without its secret a connection cannot be tested', async () => {
  await open([connectionOf({ hasSecret: false })]);
  expect(button(/^Test/).disabled).toBe(true);
  expect(screen.getByText('Not at hand')).toBeDefined();
  freshWindow();
  const credentials = [keptOf({ state: 'locked', sentence: 'It is locked.' })];
  await open([connectionOf({ hasSecret: false })], { 'vault.status': () => good(vaultOf({ credentials })) });
  expect(screen.getByText('Locked by the passphrase')).toBeDefined();
});

test.each([
  ['was not tested', { testedAt: null, passed: 0, steps: 0 }],
  ['has a step that failed', { passed: 4 }],
  ['lacks its secret', { hasSecret: false }],
])('what %s cannot be switched to', async (_why, facts) => {
  await open([connectionOf(), nextOf({ testedAt: toldAt, passed: 5, steps: 5, ...facts })]);
  expect(button('Switch to it').disabled).toBe(true);
  expect(screen.getByText('All five steps must pass')).toBeDefined();
});

test('what passed is switched to, and what was found of it stays in view', async () => {
  let connections = [connectionOf(), nextOf()];
  const drawn = await open([], {
    'connection.list': () => good({ connections }),
    'connection.test': () => {
      connections = [connectionOf(), nextOf({ testedAt: toldAt, passed: 5, steps: 5 })];
      return good(testedOf());
    },
    'connection.switch': () => {
      connections = [connectionOf({ savedAt: 2 })];
      return good({});
    },
  });
  expect(title()).toBe('Our flow: a new connection is being set up');
  expect(screen.getByText('Syncs go on with the one in use until you switch')).toBeDefined();
  press('r');
  await pass();
  fireEvent.click(button('Switch to it'));
  await pass();
  expect(inputs(drawn, 'connection.switch')).toEqual([{ system: 'erp' }]);
  expect(title()).toBe('Our flow');
  expect(screen.getByText('The connection is in use.')).toBeDefined();
  expect(screen.getByText('All five steps hold')).toBeDefined();
});

test('a switch that is refused says why', async () => {
  const error = failure('secret.unavailable', 'The new secret cannot be opened.');
  await open([nextOf({ testedAt: toldAt, passed: 5, steps: 5 })], {
    'connection.switch': () => ({ ok: false, error }),
  });
  fireEvent.click(button('Use it from now on'));
  await pass();
  expect(screen.getByRole('alert').textContent).toBe('The new secret cannot be opened.');
});

test('what is being set up is discarded with its secret, after asking', async () => {
  const drawn = await open([nextOf()], {
    'connection.discard': () => good({ discarded: true }),
    'credential.remove': () => good({ removed: true }),
  });
  fireEvent.click(button('Discard…'));
  expect(drawn.named('connection.discard')).toHaveLength(0);
  fireEvent.click(button('Discard'));
  await pass();
  expect(inputs(drawn, 'connection.discard')).toEqual([{ system: 'erp' }]);
  expect(inputs(drawn, 'credential.remove')).toEqual([{ ref: { workspace: slug, system: 'erp', slot: 'next' } }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the request to the administrator is copied, and it is said when it could not be', async () => {
  Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true });
  await open(both);
  press('c');
  expect(useToast.getState().sentence).toBe('The request could not be copied.');
});

const outlook = {
  isOn: false,
  written: 34,
  sample: 0,
  later: 0,
  leftOut: [],
  expected: 900,
  stop: null,
  calls: { erp: 68, dotdigital: 102, imports: 0 },
};

test('after one side the other is offered, and after both the first sync', async () => {
  await open([connectionOf()]);
  fireEvent.click(button('Connect Dotdigital next'));
  await pass();
  expect(title()).toBe('Connect your Dotdigital account');
  freshWindow();
  const drawn = await open(both, { 'workspace.get': () => good(workspaceOf({ comparedAt: null })) });
  fireEvent.click(button('Run the first sync'));
  await pass();
  expect(drawn.named('sync.start')).toHaveLength(1);
});

test('once both were compared, what the sync may write by itself is proposed with what it would write today', async () => {
  const untouched = { policy: 'write-attributes', isOn: false, cap: 9, stopShare: 0.1, changedAt: null } as const;
  const answers = (changedBy: string | null) => ({
    'policy.list': () =>
      good({
        policies: (['write-attributes', 'withdraw-items'] as const).map((policy) => ({
          ...untouched,
          policy,
          changedBy,
          sample: null,
          sampleStanding: null,
        })),
      }),
    'policy.outlook': () =>
      good({ outlooks: (['write-attributes', 'withdraw-items'] as const).map((policy) => ({ ...outlook, policy })) }),
  });
  await open(both, answers(null));
  expect(screen.getByText(/Proposed: the sync writes these by itself/).textContent).toContain(
    'Write attributes. Today it would write 34.',
  );
  // What deletes is switched on by nobody in passing.
  expect(screen.queryByText(/Withdraw discontinued items/)).toBeNull();
  fireEvent.click(button('Look at them'));
  await pass();
  expect(screen.getByRole('region', { name: 'What jobs write by themselves' })).toBeDefined();
  freshWindow();
  await open(both, answers('ada'));
  expect(screen.queryByText(/Proposed/)).toBeNull();
});

test('the training systems are in use, can be tested, and are not edited', async () => {
  const connections = (['erp', 'dotdigital'] as const).map((system) =>
    connectionOf({
      system,
      product: 'training',
      name: 'Training ERP',
      testedAt: null,
      passed: 0,
      steps: 0,
      savedAt: 0,
    }),
  );
  const training = { 'workspaces.list': () => good({ workspaces: workspacesOf({ training: true }) }) };
  const drawn = await open(connections, training);
  expect(title()).toBe('Training: a simulated ERP');
  expect(screen.queryByRole('button', { name: /Set up a change|Edit|Discard/ })).toBeNull();
  press('r');
  await pass();
  expect(drawn.named('connection.test')).toHaveLength(1);
  fireEvent.click(button(/^Flow on an iPaaS/));
  expect(screen.getByText(/make a workspace for them/)).toBeDefined();
});

test('a workspace that is read-only here shows its connections and offers no change', async () => {
  await open([connectionOf(), nextOf()], { 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) });
  expect(screen.getByText(/read-only here/)).toBeDefined();
  expect(screen.queryByRole('button', { name: /^Edit|^Discard|^Switch/ })).toBeNull();
});

test.each([
  [30, 'The secret in use expires in 30 days', 'pill warn'],
  [3, 'The secret in use expires in 3 days', 'pill bad'],
])('a secret that ends in %i days is told in the head', async (days, sentence, tone) => {
  const credentials = [keptOf({ expiresAt: toldAt + days * 86_400_000 })];
  await open(both, { 'vault.status': () => good(vaultOf({ credentials })) });
  expect(screen.getByText(sentence).className).toBe(tone);
});

test('connections that could not be read say why and can be tried again', async () => {
  let answer: unknown = { ok: false, error: failure('engine.unavailable', 'The engine has stopped.') };
  await open([], { 'connection.list': () => answer });
  expect(screen.getByText('The engine has stopped.')).toBeDefined();
  answer = good({ connections: both });
  fireEvent.click(button('Try again'));
  await pass();
  expect(title()).toBe('Our flow');
});

test('N asks for a new workspace, and the training one is opened from an own one', async () => {
  const drawn = await open(both, { 'workspaces.open': () => good({}) });
  press('n');
  expect(useWorkspaceDialogs.getState().isMaking).toBe(true);
  fireEvent.click(button(/^Training ?Simulated/));
  fireEvent.click(button('Open the training workspace'));
  await pass();
  expect(inputs(drawn, 'workspaces.open')).toEqual([{ slug: 'training' }]);
});

test('a result of what was tested before it was changed is not shown', async () => {
  let connections = [nextOf()];
  await open([], { 'connection.list': () => good({ connections }) });
  press('r');
  await pass();
  expect(screen.getAllByRole('img', { name: 'passed' })).toHaveLength(5);
  connections = [nextOf({ savedAt: 3 })];
  queries.invalidate(['connections']);
  await pass();
  expect(screen.queryAllByRole('img', { name: 'passed' })).toHaveLength(0);
  expect(screen.getByText(/^Nothing has been tried yet/)).toBeDefined();
});

test('axe finds nothing wrong with a tested connection nor with the first form', async () => {
  vi.useFakeTimers({ now: toldAt });
  const { container } = await open([connectionOf(), nextOf()], {
    'connection.test': () => good(testedOf('permissions')),
  });
  press('r');
  await pass();
  expect(await faultsOf(container)).toEqual([]);
  freshWindow();
  const first = await open([]);
  expect(await faultsOf(first.container)).toEqual([]);
});
