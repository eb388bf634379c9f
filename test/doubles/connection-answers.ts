import type { OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import { type TestStep, testSteps } from '../../shared/ipc/operations/connection.ts';
import { scheduleOf } from './run-answers.ts';
import { good, toldAt } from './window-answers.ts';

type Listed = OutputOf<'connection.list'>['connections'][number];
type Vault = OutputOf<'vault.status'>;
type Workspace = OutputOf<'workspaces.list'>['workspaces'][number];
type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

const everyFive = { kind: 'interval', everyMs: 300_000 } as const;

/** The short name of the workspace that is open. */
export const slug = 'harbour-books';

/** A connection in use whose five steps held. */
export const connectionOf = (facts: Partial<Listed> = {}): Listed => ({
  system: 'erp',
  slot: 'current',
  product: facts.system === 'dotdigital' ? 'dotdigital' : 'flow',
  name: facts.system === 'dotdigital' ? 'Our account' : 'Our flow',
  baseUrl: facts.system === 'dotdigital' ? 'https://r1-api.dotdigital.com' : 'https://flows.example/erp/v1',
  user: facts.system === 'dotdigital' ? 'apiuser-1a2b3c@apiconnector.com' : '',
  savedAt: 1,
  testedAt: toldAt - 60_000,
  passed: 5,
  steps: 5,
  hasSecret: true,
  ...facts,
});

/** The same, set up and not tested. */
export const nextOf = (facts: Partial<Listed> = {}): Listed =>
  connectionOf({ slot: 'next', savedAt: 2, testedAt: null, passed: 0, steps: 0, ...facts });

/** Five steps; those from the failed one on did not hold. */
export const stepsOf = (failed: TestStep['step'] | null = null): readonly TestStep[] => {
  const place = failed === null ? testSteps.length : testSteps.indexOf(failed);
  return testSteps.map((step, at) => ({
    step,
    state: at < place ? 'passed' : at === place ? 'failed' : 'skipped',
    ms: at > place ? null : 84,
    sentence: at < place ? `${step} holds.` : at === place ? `Mend ${step}.` : `Not tried, because "${failed}" failed.`,
    rows:
      step === 'permissions' && at <= place
        ? [
            { name: 'Customers', first: 'read', second: 'read', isFine: true },
            { name: 'Changes to customers', first: 'update', second: 'update missing', isFine: at < place },
          ]
        : step === 'sample' && at <= place
          ? [{ name: 'email → email', first: 'Ada@Example.net', second: 'ada@example.net', isFine: at < place }]
          : [],
  }));
};

export const testedOf = (failed: TestStep['step'] | null = null): OutputOf<'connection.test'> => ({
  at: toldAt,
  ms: 2_400,
  steps: stepsOf(failed),
});

export const vaultOf = (facts: Partial<Vault> = {}): Vault => ({
  place: 'keychain',
  locked: false,
  hasPassphrase: false,
  keychainAvailable: true,
  keychainName: 'GNOME Keyring',
  credentials: [],
  ...facts,
});

export const keptOf = (facts: Partial<Vault['credentials'][number]> = {}): Vault['credentials'][number] => ({
  workspace: slug,
  system: 'erp',
  slot: 'current',
  state: 'kept',
  sentence: null,
  expiresAt: null,
  ...facts,
});

const training: Workspace = {
  slug: 'training',
  name: 'Northbank Apparel',
  training: true,
  isOpen: false,
  role: 'writer',
  openedAt: null,
};

export const workspacesOf = (facts: Partial<Workspace> = {}): readonly Workspace[] => {
  const open = { ...training, slug, name: 'Harbour Books', training: false, isOpen: true, ...facts };
  return open.training ? [{ ...open, slug: 'training' }] : [training, open];
};

/** This desk with its key, which trusts one other. */
export const deskOf = (facts: Partial<OutputOf<'desk.get'>> = {}): OutputOf<'desk.get'> => ({
  role: 'writer',
  name: 'anna',
  key: { fingerprint: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF', text: '{"type":"concord-desk"}' },
  blocked: null,
  trusted: [
    {
      fingerprint: 'MMMM-NNNN-PPPP-QQQQ-RRRR-SSSS',
      name: 'Maria',
      role: 'reviewer',
      trustedAt: toldAt,
      trustedBy: 'anna',
      lastNumber: 3,
      lastAt: toldAt,
    },
  ],
  ...facts,
});

export const handoverOf = (facts: Partial<OutputOf<'handover.preview'>> = {}): OutputOf<'handover.preview'> => ({
  total: 0,
  more: 0,
  verbs: [],
  rows: [],
  files: [],
  ...facts,
});

/** Answers for the Connections screen: these connections, and everything in order beside them. */
export const connectionAnswers = (connections: readonly Listed[], answers: Answers = {}): Answers => ({
  'connection.list': () => good({ connections }),
  'workspaces.list': () => good({ workspaces: workspacesOf() }),
  'vault.status': () => good(vaultOf()),
  'schedule.get': () =>
    good(
      scheduleOf([
        { job: 'customers', isOn: true, rhythm: everyFive, nextAt: toldAt + 60_000, wait: null },
        { job: 'consent', isOn: false, rhythm: everyFive, nextAt: null, wait: null },
      ]),
    ),
  'backup.list': () => good({ backups: [] }),
  'desk.get': () => good(deskOf()),
  'handover.preview': () => good(handoverOf()),
  'connection.test': () => good(testedOf()),
  ...answers,
});
