import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { contactRow, customerRow, partsOfContact, partsOfCustomer } from '../domain/normalise/derive.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { Deriving } from '../store/mappings.ts';
import type { Stores } from '../store/stores.ts';
import { carrySetAside } from './carry-ignored.ts';
import { judgeFields } from './check-data-fields.ts';
import { judgeSalesAgain, rereadRecords, rescopeOrders } from './derive-sales.ts';
import { detect } from './detect.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { figuresOf } from './order-figures.ts';

/** Why nothing may be decided or started while the mirror is derived again; null when it is not. */
export const whileDeriving = (stores: Stores) =>
  stores.mappings.deriving() === null
    ? null
    : failure(
        'sync.not-ready',
        'The mirror is being derived again after a change of the mapping; wait until that is done.',
      );

/** The mapping that the row of a contact is derived under: still the one before, where deriving has not come to it. */
export const mappingOfContact = ({ mappings }: Stores, rid: number): Mapping => {
  const inForce = mappings.inForce();
  const state = mappings.deriving();
  const isReached = state === null || (state.stage === 'dotdigital' ? rid <= state.after : state.stage !== 'erp');
  return isReached ? inForce : (mappings.find(state.from) ?? inForce);
};

/** Rows derived in one transaction, before others are answered: each is worked out and written with its indexes. */
const batchSize = 100;

/** Owes that every row is derived again, each once over. Call in the transaction that puts another version in force. */
export const oweDeriving = (stores: Stores, from: number): void => {
  const { customers, contacts } = stores.mirror.counts();
  stores.mappings.setDeriving({ from, stage: 'erp', after: 0, done: 0, total: customers + contacts });
};

/**
 * Derives every row under the mapping in force from what was fetched once, then compares everything. Rows and the place
 * commit together, so that a crash repeats a batch and loses none. Makes no call.
 */
export const deriveAgain = async (
  deps: FlowDeps,
  signal: AbortSignal,
  progressed: (done: number, total: number) => void,
): Promise<Result<void>> => {
  const { stores } = deps;
  for (let state = stores.mappings.deriving(); state !== null; state = stores.mappings.deriving()) {
    if (signal.aborted) return err(failure('cancelled', 'Deriving was interrupted; it goes on at the next start.'));
    progressed(state.done, state.total);
    const { stage } = state;
    if (stage === 'compare') {
      const compared = await compareAll(deps, state.from, signal);
      if (!compared.ok) return compared;
    } else deriveBatch(deps, state, stage);
    await yieldToOthers();
  }
  return ok(undefined);
};

const nextStage = { erp: 'dotdigital', dotdigital: 'orders', orders: 'catalogue', catalogue: 'compare' } as const;

const deriveBatch = (deps: FlowDeps, state: Deriving, stage: keyof typeof nextStage): void => {
  const { stores } = deps;
  stores.atomically(() => {
    const { last, people } = carryOut(deps, state, stage);
    if (last === null) return stores.mappings.setDeriving({ ...state, stage: nextStage[stage], after: 0 });
    stores.mappings.setDeriving({ ...state, after: last, done: state.done + people });
  });
};

type Batch = { readonly last: number | null; readonly people: number };

const carryOut = (deps: FlowDeps, { after, from }: Deriving, stage: keyof typeof nextStage): Batch => {
  const { stores } = deps;
  if (stage === 'orders') return { last: rescopeOrders(stores, after), people: 0 };
  if (stage === 'catalogue') return { last: rereadRecords(stores, after), people: 0 };
  const rids = stores.mirror.ridsAfter(stage, after, batchSize);
  if (stage === 'erp') deriveCustomers(deps, rids);
  else deriveContacts(deps, rids, stores.mappings.find(from) ?? stores.mappings.inForce());
  return { last: rids.at(-1) ?? null, people: rids.length };
};

/** Rows read outside of a run belong to none. */
const noRun = 0;

const deriveCustomers = ({ stores, clock }: FlowDeps, rids: readonly number[]): void => {
  const { mirror, mappings } = stores;
  const mapping = mappings.inForce();
  const today = todayOf(clock);
  const rows = rids.flatMap((rid) => mirror.customer(rid) ?? []);
  mirror.upsertCustomers(
    rows.map((row) =>
      customerRow(partsOfCustomer(row), today, mapping, figuresOf(stores, row.number, mapping.document)),
    ),
    noRun,
  );
};

const deriveContacts = (
  { stores: { mirror, mappings }, clock }: FlowDeps,
  rids: readonly number[],
  before: Mapping,
): void => {
  const mapping = mappings.inForce();
  const today = todayOf(clock);
  const rows = rids.flatMap((rid) => mirror.contact(rid) ?? []);
  mirror.upsertContacts(
    rows.map((row) => contactRow(partsOfContact(row, before), today, mapping)),
    noRun,
  );
};

const uncounted = (): void => undefined;
const countsNothing = { add: uncounted, set: uncounted, save: uncounted, tell: uncounted };

const compareAll = async (deps: FlowDeps, from: number, signal: AbortSignal): Promise<Result<void>> => {
  const { stores } = deps;
  while (stores.atomically(() => stores.mirror.rekeyContacts(batchSize)) > 0) await yieldToOthers();
  const before = stores.mappings.find(from);
  if (before !== null) await carrySetAside(deps, before);
  const detected = await detect(deps, { runId: null, full: true, signal, ...countsNothing });
  if (!detected.ok) return detected;
  const sales = await judgeSalesAgain(deps, before?.document ?? stores.mappings.inForce().document, signal);
  if (!sales.ok) return sales;
  stores.atomically(() => {
    judgeFields(deps, null);
    stores.mappings.setDeriving(null);
  });
  return ok(undefined);
};
