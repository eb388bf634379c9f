import type { FieldName, FieldValues } from '../../shared/domain/fields.ts';
import { fieldNames } from '../../shared/domain/fields.ts';
import type { MismatchKind, MismatchRow } from '../../shared/domain/mismatch.ts';
import { noCounts, type Run } from '../../shared/domain/run.ts';
import type { OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import type { MismatchDetail, PairRow } from '../../shared/ipc/operations/mismatch.ts';

/** The instant that the answers are told at (epoch ms): 18 Nov 2026, 14:02 UTC. */
export const toldAt = Date.UTC(2026, 10, 18, 14, 2);

/** What the engine answers when it did as asked. */
export const good = (value: unknown) => ({ ok: true, value });

export const rowOf = (id: number, facts: Partial<MismatchRow> = {}): MismatchRow => ({
  id,
  entity: 'customer',
  kind: 'field-drift',
  severity: 'warns',
  status: 'open',
  fields: ['postcode'],
  label: `Person ${id}`,
  reference: `C-${id}`,
  detectedAt: toldAt - 60_000,
  reopened: null,
  assignee: null,
  until: null,
  ...facts,
});

const erpValues: FieldValues = {
  email: 'f.richardson@example.net',
  title: 'Ms',
  firstName: 'Fiona',
  lastName: 'Richardson',
  phone: '+441179496000',
  birthDate: '1984-05-17',
  street: '1 Park Row',
  city: 'Bristol',
  postcode: 'BS8 1TH',
  country: 'GB',
  language: 'en',
  loyaltyTier: 'Gold',
  loyaltyPoints: '120',
  priceGroup: 'A',
  homeStore: 'BRS',
};

const pairOf = (kind: MismatchKind, fields: readonly FieldName[], contact: FieldValues | null): readonly PairRow[] =>
  fieldNames.map((field) => {
    const isMeant = fields.includes(field);
    const erp = erpValues[field];
    const state = !isMeant ? 'same' : kind === 'malformed-value' ? 'malformed' : 'differs';
    const target = kind === 'malformed-value' ? 'erp' : 'dotdigital';
    return {
      field,
      erp,
      dotdigital: contact?.[field] ?? null,
      state: contact === null && kind === 'customer-missing' ? 'differs' : state,
      target: isMeant ? target : null,
      result: isMeant ? erp : null,
      editable: isMeant,
    };
  });

/** A mismatch of a kind, whole and consistent; for `customer-missing` and `permission-missing` there is no contact. */
export const detailOf = (row: MismatchRow, facts: Partial<MismatchDetail> = {}): MismatchDetail => {
  const hasContact = row.kind === 'field-drift' || row.kind === 'malformed-value';
  const fields = fieldNames.filter((name) => row.fields.includes(name));
  const values: FieldValues | null = hasContact ? { ...erpValues, postcode: 'BS8 1TX' } : null;
  return {
    row,
    owner: 'marketing',
    evidence: {
      v: 1,
      kind: row.kind,
      fields,
      problems: row.kind === 'malformed-value' ? [{ field: 'postcode', problem: 'postcode-pattern' }] : [],
      linkedBy: hasContact ? 'erp-number' : null,
      customer: {
        id: '7',
        number: row.reference,
        version: null,
        modifiedAt: toldAt - 3_600_000,
        facts: 0,
        values: erpValues,
        permission: {
          ground: row.kind === 'permission-missing' ? 'none' : 'consent',
          at: row.kind === 'permission-missing' ? null : '2026-01-02T00:00:00Z',
          source: null,
          text: null,
          orderReference: null,
        },
      },
      contact:
        values === null
          ? null
          : {
              contactId: 41,
              updatedAt: toldAt - 7_200_000,
              status: 'ok',
              emailStatus: 'subscribed',
              optInType: 'Single',
              consentedAt: null,
              facts: 0,
              values,
            },
    },
    evidenceHash: `hash-${row.id}`,
    seenInRun: 3,
    pair: pairOf(row.kind, fields, values),
    confidence: row.kind === 'permission-missing' ? 'none' : 'certain',
    reasons: [{ code: 'erp-masters', fields: ['postcode'] }],
    impacts: [{ code: 'not-reachable', source: 'contacts-read', at: toldAt }],
    requests: row.kind === 'permission-missing' ? [] : [patchOf('BS8 1TH')],
    lines: [],
    keep: null,
    linkage: null,
    doubles: [],
    canWithdraw: false,
    blocked: row.kind === 'permission-missing' ? 'There is nothing to send: ask the person.' : null,
    outbox: null,
    timeline: [{ at: toldAt - 60_000, what: 'detected', by: null, sentence: null }],
    ...facts,
  };
};

/** A request that would write this postcode. */
export const patchOf = (postcode: string) => ({
  system: 'dotdigital' as const,
  method: 'PATCH',
  path: '/contacts/v3/41',
  body: JSON.stringify({ POSTCODE: postcode }),
});

export const runOf = (id: number, facts: Partial<Run> = {}): Run => ({
  id,
  job: 'customers',
  mode: 'full',
  trigger: 'operator',
  state: 'succeeded',
  phase: 'done',
  startedAt: toldAt - 120_000,
  endedAt: toldAt - 20_000,
  progressedAt: toldAt - 20_000,
  startedBy: 'Ada',
  counts: { ...noCounts, erpRead: 1200, dotdigitalRead: 1100, erpChanged: 30, compared: 1200, opened: 12 },
  failure: null,
  ...facts,
});

export const workspaceOf = (facts: Partial<OutputOf<'workspace.get'>> = {}): OutputOf<'workspace.get'> => ({
  name: 'Harbour Books',
  training: false,
  access: 'writer',
  heldBy: null,
  role: 'writer',
  operator: 'Ada',
  erp: { product: 'Tryton', account: null, readAt: toldAt - 240_000, records: 1200 },
  dotdigital: { product: 'Dotdigital', account: null, readAt: toldAt - 240_000, records: 1100 },
  running: null,
  lastRun: null,
  comparedAt: toldAt - 240_000,
  outbox: [],
  ...facts,
});

export const aboutOf = (facts: Partial<OutputOf<'app.about'>> = {}): OutputOf<'app.about'> => ({
  version: '0.1.0',
  electron: '33.2.1',
  chrome: '130',
  node: '20.18',
  platform: 'linux',
  vault: 'keychain',
  engine: 'running',
  engineSentence: null,
  ...facts,
});

type Page = { readonly cursor: string | null; readonly limit: number };
type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

/** Answers for a workspace of this many open mismatches. A row is made when it is asked for; the cursor is its place. */
export const windowAnswers = (total: number, facts: (id: number) => Partial<MismatchRow> = () => ({})): Answers => ({
  'app.about': () => good(aboutOf()),
  'app.painted': () => good({ readyMs: 1 }),
  'settings.get': () => good({ theme: 'system' }),
  'workspace.get': () => good(workspaceOf()),
  'cause.list': () => good({ causes: [] }),
  'cause.of': () => good({ cause: null }),
  'mismatch.counts': () =>
    good({
      counts: total === 0 ? [] : [{ kind: 'field-drift', severity: 'warns', status: 'open', count: total }],
      customers: total,
      contacts: total,
      neverArrived: 0,
      notEligible: 0,
      prospects: 0,
      ambiguous: 0,
    }),
  'mismatch.sends': () => good({ sends: [], unpriced: 0 }),
  'view.list': () => good({ views: [] }),
  'mismatch.page': ({ cursor, limit }: Page) => {
    const from = Number(cursor ?? 0);
    const count = Math.max(0, Math.min(limit, total - from));
    const rows = Array.from({ length: count }, (_, index) => rowOf(from + index + 1, facts(from + index + 1)));
    const nextCursor = from + count < total ? String(from + count) : null;
    return good({ rows, nextCursor, total, totalIsExact: true });
  },
  'mismatch.get': ({ id }: { readonly id: number }) => good(detailOf(rowOf(id, facts(id)))),
  'mismatch.preview': () => good({ requests: [patchOf('BS8 1TH')], lines: [], problems: [] }),
  'decision.approve': () => good({ decisionId: 'd', outboxId: 'o' }),
  'decision.ignore': () => good({ decisionId: 'd' }),
  'decision.reopen': () => good({ decisionId: 'd' }),
  'decision.defer': () => good({ decisionId: 'd' }),
  'decision.assign': ({ to }: { readonly to: string | null }) => good({ assignee: to }),
  'decision.withdraw': () => good({ withdrawn: true }),
  'run.page': () => good({ runs: [], next: null }),
  'run.get': () =>
    good({ run: runOf(1), badRecords: [], troubles: [], told: null, written: 0, verified: 0, difference: [] }),
  'sync.start': () => good({ runId: 9 }),
  'sync.cancel': () => good({ cancelled: true }),
  'engine.restart': () => good({}),
});
