import type { OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import type { ChangeFilter, ChangeRow } from '../../shared/ipc/operations/change.ts';
import { good, toldAt } from './window-answers.ts';

export type ChangeDetail = OutputOf<'change.get'>;
export type UndoPreview = OutputOf<'change.preview-undo'>;
export type Verification = OutputOf<'audit.verify'>;

/** The name of a change; names sort as they were made. */
export const changeId = (number: number): string => `c${String(number).padStart(6, '0')}`;

export const changeRowOf = (number: number, facts: Partial<ChangeRow> = {}): ChangeRow => ({
  id: changeId(number),
  entry: number,
  mismatchId: number,
  kind: 'field-drift',
  label: `Person ${number}`,
  system: 'dotdigital',
  operation: 'contact.patch',
  lines: [
    { thing: 'loyaltyTier', before: 'Silver', after: 'Gold' },
    { thing: 'postcode', before: 'BS3 1DX', after: 'BS5 9TR' },
  ],
  state: 'verified',
  attempts: 1,
  decidedAt: toldAt - 60_000,
  decidedBy: 'Ada',
  verifiedAt: toldAt - 58_000,
  sentence: null,
  import: null,
  undoes: null,
  undoneBy: null,
  ...facts,
});

const hashOf = (digits: string): string => digits.repeat(16).slice(0, 64);

/** A change that was written, read back and found right, with three links in the chain. */
export const changeDetailOf = (row: ChangeRow, facts: Partial<ChangeDetail> = {}): ChangeDetail => ({
  row,
  reason: 'ERP masters tier and address',
  requests: [
    {
      system: row.system,
      method: 'PATCH',
      path: '/contacts/v3/contactId/30650118?merge-option=overwrite',
      body: JSON.stringify({ dataFields: { LOYALTY_TIER: 'Gold', POSTCODE: 'BS5 9TR' } }),
    },
  ],
  attempts: [
    { purpose: 'write', startedAt: toldAt - 59_796, endedAt: toldAt - 59_389, outcome: 'accepted', status: 200 },
    { purpose: 'read-back', startedAt: toldAt - 58_300, endedAt: toldAt - 58_100, outcome: 'verified', status: 200 },
  ],
  chain: ['approved', 'accepted', 'verified'].map((action, place) => ({
    seq: (row.entry ?? 1) + place,
    at: toldAt - 60_000 + place * 1_000,
    action,
    hash: hashOf(['b07e', '44d1', '5ad2'][place] ?? ''),
    prevHash: hashOf(['91c3', 'b07e', '44d1'][place] ?? ''),
    agrees: true,
  })),
  undoBlocked: null,
  canWithdraw: false,
  ...facts,
});

/** One field can be undone, the other was changed since. */
export const undoPreviewOf = (facts: Partial<UndoPreview> = {}): UndoPreview => ({
  readAt: toldAt,
  lines: [
    { thing: 'loyaltyTier', now: 'Gold', after: 'Silver', isLeftAlone: false },
    { thing: 'postcode', now: 'BS7 8NB', after: 'BS7 8NB', isLeftAlone: true },
  ],
  requests: [
    {
      system: 'dotdigital',
      method: 'PATCH',
      path: '/contacts/v3/contactId/30650118?merge-option=overwrite',
      body: JSON.stringify({ dataFields: { LOYALTY_TIER: 'Silver' } }),
    },
  ],
  blocked: null,
  token: 'token-of-the-look',
  ...facts,
});

export const verificationOf = (facts: Partial<Verification> = {}): Verification => ({
  entries: 48_112,
  verifiedAt: toldAt - 2_000,
  headHash: `9f3c${hashOf('0b9f').slice(8)}e21a`,
  firstBroken: null,
  anchor: { seq: 47_926, at: toldAt - 50_520_000, agrees: true },
  ...facts,
});

type Page = { readonly filter?: Partial<ChangeFilter>; readonly before: string | null; readonly limit: number };
type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

/** Answers for a log of this many changes, newest first. A row is made when it is asked for. */
export const changeAnswers = (total: number, facts: (number: number) => Partial<ChangeRow> = () => ({})): Answers => ({
  'change.page': ({ before, limit }: Page) => {
    const newest = before === null ? total : Number(before.slice(1)) - 1;
    const count = Math.max(0, Math.min(limit, newest));
    const numbers = Array.from({ length: count }, (_, place) => newest - place);
    const changes = numbers.map((number) => changeRowOf(number, facts(number)));
    return good({ changes, next: newest > count ? (changes.at(-1)?.id ?? null) : null });
  },
  'change.counts': () =>
    good({
      sinceThen: Math.min(total, 186),
      results: [
        { result: 'fine', count: total },
        { result: 'needs-a-look', count: Math.min(total, 2) },
        { result: 'undone', count: Math.min(total, 1) },
      ],
      people: total === 0 ? [] : ['Ada', 'Grace'],
    }),
  'change.get': ({ id }: { readonly id: string }) => {
    const number = Number(id.slice(1));
    return good(changeDetailOf(changeRowOf(number, facts(number))));
  },
  'change.preview-undo': () => good(undoPreviewOf()),
  'change.undo': () => good({ decisionId: 'd', outboxId: changeId(total) }),
  'decision.withdraw': () => good({ withdrawn: true }),
  'audit.verify': () => good(verificationOf()),
  'product.verdicts': () => good({ verdicts: [], next: null }),
});
