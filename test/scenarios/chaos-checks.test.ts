import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newApproval } from '../../build/chaos/approve.ts';
import { violationsOf } from '../../build/chaos/checks.ts';
import { acknowledge, newLedger } from '../../build/chaos/ledger.ts';
import { noteAnswers, subscribedAgainst } from '../../build/chaos/people.ts';
import type { RemoteState, RemoteWrite } from '../../build/chaos/remote-state.ts';
import { seeded } from '../../build/chaos/seeded.ts';
import { brokenLinkIn, type WorkspaceState } from '../../build/chaos/workspace-state.ts';

// The checks of the chaos run, each held against a world in which exactly one thing is wrong.

const change = {
  id: 'change-1',
  key: 'key-1',
  decisionId: 'decision-1',
  step: 1,
  runId: null,
  mismatchId: 7,
  system: 'dotdigital',
  operation: 'contact.patch',
  decidedBy: 'chaos',
  state: 'verified',
  decidedAt: 10_000,
  verifiedAt: 12_000,
  updatedAt: 12_000,
  sentence: null,
} as const;
const write = { system: 'dotdigital', at: 11_000, method: 'PATCH', key: null, status: 200, recordId: '501' } as const;

const ledgerOfOne = () => {
  const ledger = newLedger();
  ledger.approvals.push(
    newApproval({
      key: 'key-1',
      mismatchId: 7,
      evidenceHash: 'hash',
      keep: null,
      targets: [{ system: 'dotdigital', contactId: 501, method: 'PATCH' }],
      acknowledged: { decisionId: 'decision-1', outboxId: 'change-1' },
    }),
  );
  return ledger;
};

const remote: RemoteState = {
  contacts: [{ contactId: 501, email: 'a@example.com', erpNumber: 'C-1', status: 'subscribed', isBinned: false }],
  customers: [{ id: 'cus_1', number: 'C-1', email: 'a@example.com', ground: 'consent' }],
  writes: [{ ...write, recordKey: 'a@example.com', changed: true }],
};

const run = { id: 1, job: 'customers', state: 'succeeded', failure: null };
const workspaceWith = (changes: Readonly<Record<string, unknown>> = {}): WorkspaceState =>
  ({
    changes: [change],
    settledAt: new Map([['change-1', 12_000]]),
    runs: [run],
    stillDecided: 0,
    customers: 1,
    contacts: 1,
    fileProblems: [],
    ...changes,
  }) as unknown as WorkspaceState;

const [contact] = remote.contacts;
const [arrived] = remote.writes;
if (contact === undefined || arrived === undefined) throw new Error('the world is empty');

test('one approval, one write, one end: nothing is wrong', () => {
  expect(violationsOf({ ledger: ledgerOfOne(), remote, workspace: workspaceWith() })).toEqual([]);
});

test.each<readonly [string, RegExp, Partial<RemoteState>, Readonly<Record<string, unknown>>]>([
  ['a second write that took effect', /a second time/, { writes: [arrived, { ...arrived, at: 11_500 }] }, {}],
  ['a write after the end of its change', /a second time/, { writes: [arrived, { ...arrived, at: 99_000 }] }, {}],
  ['a write to another record', /unasked/, { writes: [arrived, { ...arrived, recordId: '502' }] }, {}],
  ['a write that found its effect there', /had already/, { writes: [arrived, { ...arrived, changed: false }] }, {}],
  ['a verified change without a write', /no write of it took effect/, { writes: [] }, {}],
  ['a contact twice', /two contacts/, { contacts: [contact, { ...contact, contactId: 502 }] }, { contacts: 2 }],
  ['a lost approval', /is gone/, { writes: [] }, { changes: [] }],
  [
    'a change that is under way for ever',
    /at rest as in-flight/,
    { writes: [] },
    { changes: [{ ...change, state: 'in-flight' }] },
  ],
  [
    'an end without a reason',
    /without a reason/,
    { writes: [] },
    { changes: [{ ...change, state: 'dead', sentence: null }] },
  ],
  [
    'an effect that is told as none',
    /took effect and is told as stale/,
    {},
    { changes: [{ ...change, state: 'stale', sentence: 'It changed.' }] },
  ],
  [
    'a change that nobody decided',
    /decided by nobody/,
    {},
    {
      changes: [change, { ...change, id: 'change-2', key: 'key-2', state: 'stale', sentence: 'It changed.' }],
    },
  ],
  ['a mismatch that waits for nothing', /not under way/, {}, { stillDecided: 1 }],
  ['a run for ever', /left as running/, {}, { runs: [{ ...run, state: 'running' }] }],
  [
    'a run that a fault of its own ended',
    /a fault/,
    {},
    { runs: [{ ...run, failure: { code: 'bug', sentence: 'a fault' } }] },
  ],
  ['a mirror with too few customers', /the mirror has 0 customers/, {}, { customers: 0 }],
  ['a mirror with too many contacts', /the mirror has 2 contacts/, {}, { contacts: 2 }],
])('%s is noticed, and nothing else', (_what, sentence, remotely, told) => {
  const found = violationsOf({
    ledger: ledgerOfOne(),
    remote: { ...remote, ...remotely },
    workspace: workspaceWith(told),
  });
  expect(found).toEqual([expect.stringMatching(sentence)]);
});

test('who left and is back is noticed', () => {
  const ledger = ledgerOfOne();
  ledger.optedOut.add(501);
  expect(violationsOf({ ledger, remote, workspace: workspaceWith() })).toEqual([
    'contact 501 opted out and is subscribed again',
  ]);
});

/** What is said of a state that writes made of one in which this was known. */
const subscribedFrom = (before: Partial<RemoteState>, after: RemoteState): readonly string[] => {
  const ledger = newLedger();
  const known = { ...remote, ...before };
  noteAnswers(ledger, known);
  for (const { contactId, status, email } of known.contacts) ledger.seen.set(contactId, { status, email });
  ledger.seen.set(1, { status: 'subscribed', email: 'somebody.else@example.com' });
  return subscribedAgainst(ledger, after);
};
const optedOut = [{ id: 'cus_1', number: 'C-1', email: 'a@example.com', ground: 'opt-out' }];
const posted: RemoteState = { ...remote, writes: [{ ...arrived, method: 'POST' }] };

test.each<readonly [string, Partial<RemoteState>, RemoteState, readonly string[]]>([
  ['a contact made for who agreed', { contacts: [] }, posted, []],
  ['a contact that is mailed as before', { customers: optedOut }, remote, []],
  [
    'a contact made for who opted out in the ERP',
    { contacts: [], customers: optedOut },
    posted,
    [
      'a write subscribed contact 501, who had said no by number',
      'contact 501 was made for C-1, who gave no permission',
    ],
  ],
  [
    'a contact made for who gave no permission',
    { contacts: [], customers: [{ id: 'cus_1', number: 'C-1', email: null, ground: 'none' }] },
    posted,
    ['contact 501 was made for C-1, who gave no permission'],
  ],
  [
    'a contact subscribed again',
    { contacts: [{ ...contact, status: 'unsubscribed' }] },
    remote,
    ['a write subscribed contact 501, who had said no by contact and email and number'],
  ],
  [
    'a second contact of who unsubscribed with another one',
    { contacts: [{ ...contact, contactId: 400, email: 'b@example.com', status: 'unsubscribed' }] },
    posted,
    ['a write subscribed contact 501, who had said no by number'],
  ],
  [
    'a contact mailed at an address that said no',
    {
      contacts: [
        { ...contact, email: 'old@example.com' },
        { ...contact, contactId: 400, erpNumber: null, status: 'unsubscribed' },
      ],
    },
    remote,
    ['a write subscribed contact 501, who had said no by email'],
  ],
])('%s: told as it has to be', (_what, before, after, told) => {
  expect(subscribedFrom(before, after)).toEqual(told);
});

const stepsOf = (first: Readonly<Record<string, unknown>>, second: Readonly<Record<string, unknown>>) =>
  workspaceWith({
    changes: [
      { ...change, ...first },
      { ...change, id: 'change-2', step: 2, verifiedAt: 14_000, updatedAt: 14_000, ...second },
    ],
    settledAt: new Map([
      ['change-1', 12_000],
      ['change-2', 14_000],
    ]),
  });
const ledgerOfSteps = () => {
  const ledger = newLedger();
  const targets = [501, 502].map((contactId) => ({ system: 'dotdigital', contactId, method: 'PATCH' }) as const);
  const [approval] = ledgerOfOne().approvals;
  if (approval !== undefined) ledger.approvals.push({ ...approval, targets });
  return ledger;
};
const second = { ...arrived, recordId: '502', at: 13_000 };

test.each<readonly [string, readonly RemoteWrite[], WorkspaceState, readonly unknown[]]>([
  ['steps one after the other', [arrived, second], stepsOf({}, {}), []],
  [
    'a step sent before the one before was verified',
    [arrived, { ...second, at: 11_500 }],
    stepsOf({}, {}),
    [expect.stringMatching(/before the step before/), expect.stringMatching(/no write of it took effect/)],
  ],
  [
    'a step sent after one that was refused',
    [second],
    stepsOf({ state: 'rejected', sentence: 'No.' }, { state: 'withdrawn' }),
    [expect.stringMatching(/before the step before/)],
  ],
  [
    'a step that is not sent after one that was refused',
    [],
    stepsOf({ state: 'rejected', sentence: 'No.' }, { state: 'withdrawn' }),
    [],
  ],
  [
    'a step taken back without anything before it',
    [arrived],
    stepsOf({}, { state: 'withdrawn' }),
    [expect.stringMatching(/ended withdrawn without a reason/)],
  ],
  [
    'a step sent twice',
    [arrived, second, { ...second, at: 13_500 }],
    stepsOf({}, {}),
    [expect.stringMatching(/second time/)],
  ],
])('%s: told as it has to be, and nothing else', (_what, writes, workspace, told) => {
  expect(violationsOf({ ledger: ledgerOfSteps(), remote: { ...remote, writes }, workspace })).toEqual(told);
});

const byPolicy = {
  key: 'record-opt-out/4/7',
  runId: 4,
  decidedBy: 'policy record-opt-out',
  operation: 'contact.unsubscribe',
};
test.each<readonly [string, Readonly<Record<string, unknown>>, string, number]>([
  ['an opt-out', byPolicy, 'consent', 0],
  ['an opt-out in a run that is none of consent', byPolicy, 'customers', 1],
  ['anything but an opt-out', { ...byPolicy, operation: 'contact.patch' }, 'consent', 1],
  ['an opt-out of another case', { ...byPolicy, mismatchId: 8 }, 'consent', 1],
  ['an opt-out of another run', { ...byPolicy, runId: 5 }, 'consent', 1],
  ['an opt-out in the name of a person', { ...byPolicy, decidedBy: 'chaos' }, 'consent', 1],
])('of what a policy decided only %s may be or not', (_what, decided, job, count) => {
  const ledger = newLedger();
  ledger.targets.set('change-1', { system: 'dotdigital', contactId: 501, method: 'PATCH' });
  const runs = [{ ...run, id: 4, job }];
  const workspace = workspaceWith({ changes: [{ ...change, ...decided }], runs });
  const found = violationsOf({ ledger, remote, workspace });
  expect(found.filter((sentence) => sentence.includes('decided by nobody'))).toHaveLength(count);
  if (count === 0) expect(found).toEqual([]);
});

test('of a set there have to be as many as were answered, and of one that was not answered no more than all', () => {
  const of = (approved: number | null, total = 1) => {
    const ledger = newLedger();
    ledger.likes.push({ key: 'set', total, approved });
    ledger.targets.set('change-1', { system: 'dotdigital', contactId: 501, method: 'PATCH' });
    return violationsOf({ ledger, remote, workspace: workspaceWith({ changes: [{ ...change, key: 'set/7' }] }) });
  };
  expect(of(1)).toEqual([]);
  expect(of(null)).toEqual([]);
  expect(of(2, 2)).toEqual([expect.stringMatching(/2 of 2 were approved, and there are 1/)]);
  expect(of(null, 0)).toEqual([expect.stringMatching(/there are 1/)]);
});

test('what was taken back and is sent all the same is noticed', () => {
  const ledger = ledgerOfOne();
  const [approval] = ledger.approvals;
  if (approval !== undefined) approval.withdrawn = true;
  expect(violationsOf({ ledger, remote, workspace: workspaceWith() })).toEqual([
    'the change change-1 was taken back and is verified',
  ]);
});

test('who was forgotten is not missed in the mirror, and who is back there is noticed', () => {
  const ledger = ledgerOfOne();
  const records = [{ system: 'erp', id: 'cus_1' } as const];
  ledger.forgettings.push({ key: 'f', at: 1, records, numbers: ['C-1'], emails: [], done: true });
  const of = (left: number) =>
    violationsOf({ ledger, remote, workspace: workspaceWith({ customers: left, contacts: left }) });
  expect(of(0)).toEqual([]);
  expect(of(1)).toHaveLength(2);
});

test('a command of the ERP that took effect twice is noticed by its key', () => {
  const ledger = newLedger();
  const twice = [
    { ...arrived, key: 'k', system: 'erp' as const },
    { ...arrived, key: 'k', system: 'erp' as const },
  ];
  const found = violationsOf({
    ledger,
    remote: { ...remote, writes: twice },
    workspace: workspaceWith({ changes: [] }),
  });
  expect(found).toContain('the command k took effect twice');
});

test('a request of a dead engine that was still on its way may find its effect there', () => {
  const ledger = ledgerOfOne();
  ledger.late.push({ from: 11_200, until: 11_400 });
  const late = { ...arrived, at: 11_300, changed: false };
  expect(violationsOf({ ledger, remote: { ...remote, writes: [arrived, late] }, workspace: workspaceWith() })).toEqual(
    [],
  );
});

test('of two decisions about one record the verified one has the write, whichever ended first', () => {
  const ledger = ledgerOfOne();
  const [approval] = ledger.approvals;
  if (approval !== undefined) ledger.approvals.push({ ...approval, key: 'key-2', acknowledged: null });
  const of = (first: string, writes: readonly RemoteWrite[]) =>
    violationsOf({
      ledger,
      remote: { ...remote, writes },
      workspace: workspaceWith({
        changes: [
          { ...change, state: first, sentence: 'It changed.' },
          { ...change, id: 'change-2', decisionId: 'decision-2', key: 'key-2' },
        ],
        settledAt: new Map([
          ['change-1', 12_000],
          ['change-2', 14_500],
        ]),
      }),
    });
  expect(of('stale', [arrived])).toEqual([]);
  expect(of('verified', [arrived, { ...arrived, at: 14_000 }])).toEqual([]);
  expect(of('stale', [arrived, { ...arrived, at: 14_000 }])).toEqual([expect.stringMatching(/told as stale/)]);
});

test('a key that is answered with another decision the second time is noticed', () => {
  const ledger = ledgerOfOne();
  const [approval] = ledger.approvals;
  if (approval === undefined) throw new Error('no approval');
  acknowledge(ledger, approval, { decisionId: 'decision-1', outboxId: 'change-1' });
  expect(ledger.problems).toEqual([]);
  acknowledge(ledger, approval, { decisionId: 'decision-2', outboxId: 'change-2' });
  expect(ledger.problems).toEqual([expect.stringContaining('decision-2')]);
});

const linkAfter = (prev_hash: string, seq: number, personal: Buffer | null) => {
  const link = {
    seq,
    at: 5,
    actor: 'anna',
    action: 'approved',
    subject: 'mismatch:7',
    person_key_id: 3,
    personal,
    prev_hash,
  };
  const parts = [prev_hash, `${seq}`, '5', 'anna', 'approved', 'mismatch:7', '3'].map((text) => Buffer.from(text));
  const framed = [...parts, personal ?? Buffer.alloc(0)].map((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return Buffer.concat([length, part]);
  });
  return { ...link, hash: createHash('sha256').update(Buffer.concat(framed)).digest('hex') };
};

test('a trail is whole until one of its entries is changed, moved or taken out', () => {
  const first = linkAfter('0'.repeat(64), 1, null);
  const second = linkAfter(first.hash, 2, Buffer.from('sealed'));
  const third = linkAfter(second.hash, 3, null);
  expect(brokenLinkIn([first, second, third])).toEqual([]);
  expect(brokenLinkIn([first, { ...second, actor: 'bob' }, third])).toEqual(['the audit trail is broken at entry 2']);
  expect(brokenLinkIn([first, { ...second, personal: null }, third])).toHaveLength(1);
  expect(brokenLinkIn([first, third])).toHaveLength(1);
});

test('the same seed makes the same choices, another part or seed makes others', () => {
  const choices = (seed: number, part: number) => {
    const random = seeded(seed, part);
    return [random.uuid(), random.whole(1, 1_000_000), random.shuffled([1, 2, 3, 4, 5, 6, 7, 8]).join()];
  };
  expect(choices(1, 2)).toEqual(choices(1, 2));
  expect(choices(1, 2)).not.toEqual(choices(1, 3));
  expect(choices(1, 2)).not.toEqual(choices(2, 2));
});
