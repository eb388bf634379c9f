import type { System } from '../../../shared/domain/change.ts';
import { contactFact } from '../../../shared/domain/mirror.ts';
import { sorting } from '../domain/match/linkage/candidates.ts';
import { mostLearnedFrom } from '../domain/match/linkage/doubles.ts';
import { ownKeys } from '../domain/match/linkage/own-keys.ts';
import type { Person } from '../domain/match/linkage/person.ts';
import { personOfValues } from '../domain/match/linkage/person-of-values.ts';
import { createKeyList, groupsOf, type KeyList } from '../domain/match/linkage/suspects.ts';
import { isLivePerson } from '../domain/match/same-person.ts';
import { hashTexts } from '../domain/normalise/hash.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { inSteps } from '../runtime/in-steps.ts';
import type { FlowDeps } from './flow-deps.ts';

export type SideRecord = { readonly rid: number; readonly id: string; readonly hash: number; readonly person: Person };

/** Who of a side may be there twice, with whom by their places, and a sample of the side to learn from. */
export type Suspected = {
  readonly records: readonly SideRecord[];
  readonly groups: readonly (readonly number[])[];
  readonly sample: readonly Person[];
  readonly total: number;
};

/** What is held of each live person of a side while all are read: numbers, since there may be a million. */
type Met = { readonly rids: number[]; readonly places: number[]; readonly keys: KeyList };

/** Reads a side once for what its persons share, and those who share something once more. Null where there are too many or it was broken off. */
export const suspectsOf = async (
  deps: FlowDeps,
  side: System,
  most: number,
  signal: AbortSignal,
): Promise<Suspected | 'too-many' | null> => {
  const met = await meetAll(deps, side, most, signal);
  if (met === null || met === 'too-many') return met;
  const groups = await inSteps(groupsOf(met.keys), signal);
  if (groups === null) return null;
  const rows = await inPlace(met, [...(await grouped(groups))], signal);
  const records = rows && (await readAgain(deps, side, met, rows, signal));
  const sampledRows = records && (await inPlace(met, await sampled(met), signal));
  const sample = sampledRows && (await readAgain(deps, side, met, sampledRows, signal));
  if (rows === null || records === null || sample === null) return null;
  const placeOf = new Map<number, number>();
  const known: SideRecord[] = [];
  for (const [at, record] of records.entries()) {
    if (record === null) continue;
    placeOf.set(rows[at] ?? 0, known.length);
    known.push(record);
  }
  return {
    records: known,
    groups: await placed(groups, placeOf),
    sample: sample.flatMap((record) => (record === null ? [] : [record.person])),
    total: met.rids.length,
  };
};

type Groups = readonly (readonly number[])[];

/** Groups that are looked at before others are answered. */
const groupsAtOnce = 5_000;

const grouped = async (groups: Groups): Promise<ReadonlySet<number>> => {
  const rows = new Set<number>();
  for (const some of batchesOf(groups, groupsAtOnce)) {
    for (const group of some) for (const row of group) rows.add(row);
    await yieldToOthers();
  }
  return rows;
};

/** The groups by the places of those who are still there. */
const placed = async (groups: Groups, placeOf: ReadonlyMap<number, number>): Promise<Groups> => {
  const found: (readonly number[])[] = [];
  for (const some of batchesOf(groups, groupsAtOnce)) {
    for (const group of some) found.push(group.flatMap((row) => placeOf.get(row) ?? []).sort((a, b) => a - b));
    await yieldToOthers();
  }
  return found;
};

const meetAll = async (
  deps: FlowDeps,
  side: System,
  most: number,
  signal: AbortSignal,
): Promise<Met | 'too-many' | null> => {
  const { mirror } = deps.stores;
  const read = readerOf(deps, side);
  const met: Met = { rids: [], places: [], keys: createKeyList() };
  for (let after: number | undefined = 0; ; ) {
    const rids: readonly number[] = mirror.ridsAfter(side, after, batchSize);
    after = rids.at(-1);
    if (after === undefined) return met;
    for (const rid of rids) {
      const record = read(rid);
      if (record === null) continue;
      if (met.rids.length === most) return 'too-many';
      met.keys.add(met.rids.length, ownKeys(record.person));
      met.rids.push(rid);
      met.places.push(record.place);
    }
    await yieldToOthers();
    if (signal.aborted) return null;
  }
};

/** Rows in an order that no row or order of creation decides: of an address, which is of one contact only, and not of when an id was given. */
const inPlace = async (
  { places }: Met,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<readonly number[] | null> => {
  const hashes = rows.map((row) => places[row] ?? 0);
  const sorted = await inSteps(sorting(hashes, rows), signal);
  return sorted === null ? null : [...sorted.rows];
};

/** Rows of which it is told at once whether they are in the sample. */
const drawnAtOnce = 100_000;

/** All where they are few enough to learn from, otherwise about so many, by their places, which are spread evenly. */
const sampled = async ({ places }: Met): Promise<readonly number[]> => {
  const limit = 2 ** 53 * (mostLearnedFrom / places.length);
  const rows: number[] = [];
  for (let from = 0; from < places.length; from += drawnAtOnce) {
    const end = Math.min(places.length, from + drawnAtOnce);
    for (let row = from; row < end; row += 1) if ((places[row] ?? 0) < limit) rows.push(row);
    await yieldToOthers();
  }
  return rows;
};

const readAgain = async (
  deps: FlowDeps,
  side: System,
  { rids }: Met,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<readonly (SideRecord | null)[] | null> => {
  const read = readerOf(deps, side);
  const records: (SideRecord | null)[] = [];
  for (const some of batchesOf(rows, batchSize)) {
    for (const row of some) records.push(read(rids[row] ?? 0));
    await yieldToOthers();
    if (signal.aborted) return null;
  }
  return records;
};

/** Reads a record of a live person; null where there is none any more. */
const readerOf = ({ stores }: FlowDeps, side: System) => {
  const personOf = personOfValues(stores.mappings.inForce().document, side);
  return (rid: number): (SideRecord & { readonly place: number }) | null => {
    const row = recordOf(stores, side, rid);
    if (row === null) return null;
    const place = hashTexts([side === 'erp' || row.emailKey === null ? row.id : row.emailKey], 1);
    return { rid, id: row.id, hash: row.hash, person: personOf(row.values), place };
  };
};

const recordOf = ({ mirror }: FlowDeps['stores'], side: System, rid: number) => {
  if (side === 'erp') {
    const customer = mirror.customer(rid);
    return customer === null || !isLivePerson(customer) ? null : customer;
  }
  const contact = mirror.contact(rid);
  return contact === null || (contact.facts & contactFact.live) === 0
    ? null
    : { ...contact, id: String(contact.contactId) };
};
