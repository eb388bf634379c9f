import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { violationsOf } from '../../build/chaos/checks.ts';
import { acknowledge, newLedger } from '../../build/chaos/ledger.ts';
import type { RemoteState } from '../../build/chaos/remote-state.ts';
import { seeded } from '../../build/chaos/seeded.ts';
import { brokenLinkIn, type WorkspaceState } from '../../build/chaos/workspace-state.ts';

// The checks of the chaos run, each held against a world in which exactly one thing is wrong.

const change = { id: 'change-1', mismatchId: 7, system: 'dotdigital', state: 'verified', decidedAt: 10_000 } as const;
const write = { system: 'dotdigital', at: 11_000, method: 'PATCH', key: null, status: 200, recordId: '501' } as const;

const ledgerOfOne = () => {
  const ledger = newLedger();
  ledger.approvals.push({
    key: 'key-1',
    mismatchId: 7,
    evidenceHash: 'hash',
    target: { system: 'dotdigital', contactId: 501 },
    acknowledged: { decisionId: 'decision-1', outboxId: 'change-1' },
    refused: null,
  });
  return ledger;
};

const remote: RemoteState = {
  contacts: [{ contactId: 501, email: 'a@example.com', erpNumber: 'C-1', status: 'subscribed', isBinned: false }],
  customers: [{ id: 'cus_1', number: 'C-1', email: 'a@example.com', ground: 'consent' }],
  writes: [{ ...write, recordKey: 'a@example.com', changed: true }],
};

const run = { id: 1, state: 'succeeded', failure: null };
const workspaceWith = (changes: Readonly<Record<string, unknown>> = {}): WorkspaceState =>
  ({
    changes: [{ ...change, sentence: null }],
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
      changes: [
        { ...change, sentence: null },
        { ...change, id: 'change-2', state: 'stale', sentence: 'It changed.' },
      ],
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

test('who left and is back, and who never agreed and is there, are noticed', () => {
  const ledger = ledgerOfOne();
  ledger.optedOut.add(501);
  ledger.neverToCreate.add('C-1');
  expect(violationsOf({ ledger, remote, workspace: workspaceWith() })).toEqual([
    'contact 501 opted out and is subscribed again',
    'contact 501 was made for C-1, who gave no permission',
  ]);
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
