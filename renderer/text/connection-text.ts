import type { Connection, TestStep } from '../../shared/ipc/operations/connection.ts';
import { counted, grouped, listed, moment } from './format.ts';

type System = Connection['system'];

export const productText: Readonly<Record<Connection['product'], string>> = {
  training: 'Training',
  flow: 'Flow on an iPaaS',
  dotdigital: 'Dotdigital account',
};

export const productHint = {
  flow: 'Your flow answers our contract · key',
  trainingErp: 'Simulated ERP on this machine',
  trainingDotdigital: 'Simulated account on this machine',
  dotdigital: 'API user and password',
} as const;

export const systemText: Readonly<Record<System, string>> = { erp: 'ERP', dotdigital: 'Dotdigital account' };

/** How a system is called within a sentence. */
const inSentence: Readonly<Record<System, string>> = { erp: 'the ERP', dotdigital: 'Dotdigital' };

export const stepText: Readonly<Record<TestStep['step'], string>> = {
  reach: 'Reach',
  authenticate: 'Authenticate',
  permissions: 'Permissions',
  clock: 'Clock',
  sample: 'Sample record',
};

export const stepStateText: Readonly<Record<TestStep['state'] | 'waiting', string>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'not tried',
  waiting: 'waiting',
};

/** What the columns under a step hold. */
export const rowHeads = (step: TestStep['step'], system: System): readonly [string, string, string] => {
  if (step === 'permissions') return ['Entity', 'Needed', system === 'erp' ? 'The key may' : 'Found'];
  return system === 'erp'
    ? ['ERP field → data field', 'Holds', 'Gets']
    : ['Data field → field', 'Holds', 'Is compared as'];
};

/** "84 ms", "2.4 s". */
export const tookText = (ms: number): string => (ms < 1_000 ? `${grouped(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** "5 of 5 steps hold", or that it was not tested. */
export const testedText = ({ testedAt, passed, steps }: Pick<Connection, 'testedAt' | 'passed' | 'steps'>): string =>
  testedAt === null ? 'Not tested yet' : `${passed} of ${steps} steps held`;

export const fieldHint: Readonly<Record<System, { readonly address: string; readonly secret: string }>> = {
  erp: {
    address: 'Where your flow answers, up to and with the version, for example https://flows.example/erp/v1',
    secret: 'The key that your flow asks for',
  },
  dotdigital: {
    address: 'For example https://r1-api.dotdigital.com; Concord can find the region',
    secret: 'The password of the API user',
  },
};

export const connectionText = {
  screen: 'Connections',
  systems: 'Systems',
  erpGroup: 'ERP',
  workspaceGroup: 'This workspace',
  inUse: 'In use',
  beingSetUp: 'Being set up',
  notSetUp: 'Not set up',
  oneErp: 'One workspace has one ERP and one account. Choosing another ERP starts a new workspace.',
  newWorkspace: 'New workspace',
  loadFailed: 'The connections could not be read',
  name: 'Name',
  nameHint: 'How this connection is called on screen',
  address: 'Address',
  user: 'API user',
  userHint: 'Looks like apiuser-1a2b3c@apiconnector.com',
  secret: { erp: 'Key', dotdigital: 'Password' },
  secretKept: 'Kept. Enter one only to replace it.',
  secretMissing: 'Not at hand',
  secretLocked: 'Locked by the passphrase',
  secretAtHand: 'Kept, and never shown',
  expires: 'Expires on',
  expiresHint: 'Leave it empty when it does not expire or you do not know',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  edit: 'Edit',
  findRegion: 'Find my region',
  finding: 'Asking Dotdigital…',
  regionFound: (region: string | null): string =>
    region === null ? 'Dotdigital named the address of this account.' : `The account lives in region ${region}.`,
  test: 'Test',
  testAgain: 'Test all again',
  testing: 'Testing…',
  copy: 'Copy request to the administrator',
  copied: 'The request is on the clipboard.',
  notCopied: 'The request could not be copied.',
  discard: 'Discard…',
  discardTitle: 'Discard what is being set up?',
  discardText: 'The address and its secret are forgotten. What is in use stays in use.',
  discardDo: 'Discard',
  switchTo: 'Use it from now on',
  switchNew: 'Switch to it',
  mustPass: 'All five steps must pass',
  switched: 'The connection is in use.',
  setUpNew: 'Set up a change',
  setUpHint: 'A change is set up beside what is in use. Syncs go on until you switch.',
  goesOn: 'Syncs go on with the one in use until you switch',
  nothingYet: 'Nothing is synced until both sides are set up',
  facts: 'Connection',
  testTitle: 'Test',
  notTestedYet: 'Nothing has been tried yet. The test reads a little and writes nothing.',
  lastTest: ({ testedAt, passed, steps }: Connection): string =>
    testedAt === null ? '' : `Last tested ${moment(testedAt)}: ${passed} of ${steps} steps held.`,
  testedAt: (at: number, ms: number): string => `${moment(at)} · took ${tookText(ms)}`,
  failedSteps: (failed: number, of: number): string => `${failed} of ${of} steps failed`,
  allHold: 'All five steps hold',
  whatToDo: 'What to do',
  other: { erp: 'Connect Dotdigital next', dotdigital: 'Connect the ERP next' },
  bothReady: 'Both sides are connected. The first sync reads everything and writes nothing.',
  firstSync: 'Run the first sync',
  readOnly: 'This workspace is read-only here, so its connections cannot be changed.',
  training: 'Concord starts the training systems itself. They can be tested, and not edited.',
} as const;

/** The head of the pane of one system. */
export const paneTitle = (system: System, current: Connection | null, next: Connection | null): string => {
  if (next !== null)
    return current === null ? `${next.name} is being set up` : `${current.name}: a new connection is being set up`;
  if (current === null) return system === 'erp' ? 'Connect your ERP' : 'Connect your Dotdigital account';
  if (current.product !== 'training') return current.name;
  return system === 'erp' ? 'Training: a simulated ERP' : 'Training: a simulated Dotdigital account';
};

/** The first thing that is said while nothing is set up. */
export const firstText: Readonly<Record<System, string>> = {
  erp: 'Concord speaks to a flow on your iPaaS, which answers its contract. Enter where it answers and its key; then the connection is tested before anything uses it.',
  dotdigital:
    'Make an API user in Dotdigital under Settings, Access, API users. Enter it here; then the connection is tested before anything uses it.',
};

/** A plain text for whoever can mend what the test found. It holds no secret, and no value of the sample record. */
export const administratorRequest = (
  connection: Connection,
  test: { readonly at: number; readonly steps: readonly TestStep[] } | null,
): string => {
  const { system, name, baseUrl, user } = connection;
  const head = [
    `Request about the connection of Concord to ${inSentence[system]}`,
    '',
    `Connection: ${name}`,
    `Address: ${baseUrl}`,
    ...(user === '' ? [] : [`API user: ${user}`]),
  ];
  if (test === null) return [...head, '', neededText[system]].join('\n');
  const failed = test.steps.filter(({ state }) => state === 'failed');
  const held = test.steps.filter(({ state }) => state === 'passed').map(({ step }) => stepText[step].toLowerCase());
  return [
    ...head,
    `Tested: ${moment(test.at)}`,
    '',
    ...(failed.length === 0 ? ['All steps of the test hold. Nothing has to be done.'] : failed.flatMap(failedLines)),
    ...(held.length === 0 || failed.length === 0 ? [] : ['', `These steps hold: ${listed(held)}.`]),
    '',
    neededText[system],
  ].join('\n');
};

const failedLines = ({ step, sentence, rows }: TestStep): readonly string[] => [
  `${stepText[step]} failed: ${sentence}`,
  // A sample holds values of a person, which have no place in a request.
  ...(step === 'sample' ? [] : rows.filter(({ isFine }) => !isFine)).map(
    ({ name, first, second }) => `- ${name}: needed ${first}, found ${second}`,
  ),
];

const neededText: Readonly<Record<System, string>> = {
  erp: 'Concord needs: customers can be read, and changes to records are taken.',
  dotdigital: 'Concord needs: an enabled API user that may read and write contacts and read data fields.',
};

/** Days until an instant, rounded down; negative once it has passed. */
export const daysLeft = (at: number, now: number): number => Math.floor((at - now) / 86_400_000);

/** When the operator is warned, in days before the end (the last is urgent). */
export const warnDays = { soon: 30, nearer: 14, urgent: 3 } as const;

/** How a secret that ends is told in the head of its pane; null while it is far. */
export const expiryText = (expiresAt: number | null, now: number): string | null => {
  if (expiresAt === null) return null;
  const left = daysLeft(expiresAt, now);
  if (left < 0) return 'The secret in use has expired';
  if (left > warnDays.soon) return null;
  return left === 0 ? 'The secret in use expires today' : `The secret in use expires in ${counted(left, 'day')}`;
};
