import type { CauseSignature } from '../../../shared/domain/cause.ts';
import { causeKey, signatureOfKey } from '../../../shared/domain/cause.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Covered, coverOf, leastOfCause, type SignatureGroup } from '../domain/causes/cover.ts';
import { signaturesOf, writtenAtOf } from '../domain/causes/signatures.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { CauseCase } from '../store/cause-stores.ts';
import { freeCases, type Gathered, gatherMembers, type SeenCase } from './cause-members.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceOf } from './load-pair.ts';
import { missingDataFields } from './missing-data-fields.ts';

/** What looking for causes needs, and whoever keeps it going. */
export type GatheringDeps = Pick<FlowDeps, 'stores' | 'clock' | 'log' | 'emit'>;

/** Numbers of cases that are looked through at once for what changed. */
const rangeSize = 1_000;
/** Cases whose evidence is read before others are answered. */
const lookedAtOnce = 50;
const readAtOnce = 1_000;
const writtenAtOnce = 200;

/**
 * Brings the causes up to date with the open cases: reads what changed since the last look (or everything), finds what many
 * have in common, and gives each case to one cause at most. In steps, between which others are answered; what was done before
 * it is stopped is kept, and the next look goes on from there. Nothing is fetched. Answers how many memberships moved.
 */
export const gatherCauses = async (
  deps: GatheringDeps,
  { full, signal }: { readonly full: boolean; readonly signal: AbortSignal },
): Promise<Result<number>> => {
  const { stores } = deps;
  if (full) stores.atomically(() => stores.causes.clearLooks());
  if (full) owe(deps);
  if (!(await lookAgain(deps, signal))) return err(stopped);
  // Where nothing was read anew, the causes stand as they were gathered.
  if (stores.workspace.fact(gatheredFact) === String(stores.causes.lookCount())) return ok(settle(deps));
  stores.atomically(() => stores.workspace.setFact(gatheredFact, underWay));
  const seen = await readLooks(deps, signal);
  if (seen === null) return err(stopped);
  const standing = await readStanding(deps, signal);
  if (standing === null) return err(stopped);
  const wanted = await assign(deps, seen, standing, signal);
  if (wanted === null) return err(stopped);
  const moved = await write(deps, wanted, standing, signal);
  if (moved === null) return err(stopped);
  stores.atomically(() => {
    // What was owed meanwhile stays owed.
    if (stores.workspace.fact(gatheredFact) === underWay)
      stores.workspace.setFact(gatheredFact, String(seen.cases.size));
  });
  return ok(moved + settle(deps));
};

/** From how many looks the causes were gathered; `owed` once something was read anew. */
const gatheredFact = 'causes.gathered';

/** While they are gathered, and after a stop in between: they are gathered anew then. */
const underWay = 'under-way';

/** What rests on more than the cases was changed: the causes are gathered anew. */
export const owe = ({ stores }: Pick<GatheringDeps, 'stores'>): void =>
  stores.atomically(() => stores.workspace.setFact(gatheredFact, 'owed'));

const stopped = failure('cancelled', 'Looking for causes was stopped; what had been found is kept.');

/** Reads the signatures of open cases that changed. Answers false when it is stopped. */
const lookAgain = async (deps: GatheringDeps, signal: AbortSignal): Promise<boolean> => {
  const { stores, clock } = deps;
  const { causes } = stores;
  const mapping = stores.mappings.inForce();
  const today = todayOf(clock);
  const missingFields = missingDataFields(stores);
  const mark = `@${mapping.version}${[...missingFields.values()].join(',')}`;
  const context = { mapping, today, missingFields };
  for (let after = 0; after < causes.lastCase(); after += rangeSize) {
    stores.atomically(() => {
      if (causes.dropLooks(after, after + rangeSize) > 0) owe(deps);
    });
    const stale = causes.stale(after, after + rangeSize, mark);
    for (const some of batchesOf(stale, lookedAtOnce)) {
      if (signal.aborted) return false;
      stores.atomically(() => {
        for (const { id, stamp } of some) {
          const mismatch = stores.mismatches.get(id);
          if (mismatch === null) continue;
          const evidence = evidenceOf(stores, mismatch, today);
          const keys = signaturesOf(evidence, context).map(causeKey);
          if (causes.look(id, stamp, writtenAtOf(evidence), keys)) owe(deps);
        }
      });
      await yieldToOthers();
    }
    await yieldToOthers();
  }
  return !signal.aborted;
};

type Seen = { readonly cases: ReadonlyMap<number, SeenCase>; readonly groups: readonly SignatureGroup[] } & {
  /** The causes that are not settled, by key. */
  readonly standing: ReadonlyMap<string, number>;
};

/** Every look, by case and by signature. */
const readLooks = async ({ stores }: GatheringDeps, signal: AbortSignal): Promise<Seen | null> => {
  const cases = new Map<number, SeenCase>();
  const byKey = new Map<string, number[]>();
  for (let after = 0; ; ) {
    if (signal.aborted) return null;
    const some = stores.causes.looks(after, readAtOnce);
    for (const { keys, ...look } of some) {
      cases.set(look.caseId, look);
      for (const key of keys) {
        const group = byKey.get(key);
        if (group === undefined) byKey.set(key, [look.caseId]);
        else group.push(look.caseId);
      }
    }
    const last = some.at(-1);
    if (last === undefined) break;
    after = last.caseId;
    await yieldToOthers();
  }
  const standing = new Map<string, number>();
  for (const { key, id, settledAt } of stores.causes.all()) if (settledAt === null) standing.set(key, id);
  // What came with a cause and is off its pattern is left when all that followed it is gone.
  for (const key of standing.keys()) if (!byKey.has(key)) byKey.set(key, []);
  const groups: SignatureGroup[] = [];
  for (const [key, ids] of byKey) {
    const { mechanism } = signatureOf(key, ids.length, standing);
    const stands = standing.has(key);
    if (mechanism !== null && (stands || ids.length >= leastOfCause(mechanism)))
      groups.push({ key, mechanism, cases: ids, stands });
  }
  return { cases, groups, standing };
};

/** Most texts stand for one case: they are not read at all. */
const signatureOf = (
  key: string,
  count: number,
  standing: ReadonlyMap<string, number>,
): Pick<CauseSignature, 'mechanism'> | { readonly mechanism: null } =>
  count >= leastOfAll || standing.has(key) ? signatureOfKey(key) : { mechanism: null };

const leastOfAll = leastOfCause('cut');

type Wanted = Gathered & { readonly key: string };

/** Which open case belongs to which cause as it stands. */
const readStanding = async ({ stores }: GatheringDeps, signal: AbortSignal): Promise<Map<number, CauseCase> | null> => {
  const standing = new Map<number, CauseCase>();
  for (let after = 0; ; ) {
    if (signal.aborted) return null;
    const some = stores.causes.openCases(after, readAtOnce);
    for (const one of some) standing.set(one.caseId, one);
    const last = some.at(-1);
    if (last === undefined) return standing;
    after = last.caseId;
    await yieldToOthers();
  }
};

/** When the records of a cause's closed cases were written. */
const followedOf = async ({ causes }: GatheringDeps['stores'], id: number): Promise<readonly (number | null)[]> => {
  const followed: (number | null)[] = [];
  for (let after = 0; ; ) {
    const some = causes.followed(id, after, readAtOnce);
    for (const { writtenAt } of some) followed.push(writtenAt);
    const last = some.at(-1);
    if (last === undefined) return followed;
    after = last.caseId;
    await yieldToOthers();
  }
};

/** What is to stand: each case in one cause at most. */
const assign = async (
  { stores }: GatheringDeps,
  { cases, groups, standing: standingCauses }: Seen,
  standing: ReadonlyMap<number, CauseCase>,
  signal: AbortSignal,
): Promise<readonly Wanted[] | null> => {
  const covered: Covered[] = [];
  for (const one of coverOf(groups)) {
    if (signal.aborted) return null;
    covered.push(one);
    await yieldToOthers();
  }
  const takenOut = new Set<number>();
  for (const { caseId, apart } of standing.values()) if (apart === 'taken-out') takenOut.add(caseId);
  const taken = new Set<number>();
  for (const one of covered) {
    for (const id of one.cases) taken.add(id);
    await yieldToOthers();
  }
  const free = await freeCases(cases.values(), taken);
  const wanted: Wanted[] = [];
  const gathered = new Set<number>();
  for (const { key, cases: ids } of covered) {
    if (signal.aborted) return null;
    const seen = ids.flatMap((id) => cases.get(id) ?? []);
    const causeId = standingCauses.get(key);
    const followed = causeId === undefined ? [] : await followedOf(stores, causeId);
    const found = await gatherMembers(stores, signatureOfKey(key), seen, { free, takenOut, followed });
    // What came with two waves stays with the first.
    const own = found.cases.filter(({ caseId }) => !gathered.has(caseId));
    for (const { caseId } of own) gathered.add(caseId);
    wanted.push({ ...found, key, cases: own });
  }
  return wanted;
};

/** Writes what is another than it stands, batch by batch. Answers how much that was. */
const write = async (
  deps: GatheringDeps,
  wanted: readonly Wanted[],
  standing: ReadonlyMap<number, CauseCase>,
  signal: AbortSignal,
): Promise<number | null> => {
  const { causes } = deps.stores;
  const left = new Set(standing.keys());
  const steps: (() => void)[] = [];
  for (const { key, wave, since, cases } of wanted) {
    const causeId = deps.stores.atomically(() => {
      const id = causes.open(signatureOfKey(key), deps.clock.now(), cases.length);
      causes.setTimes(id, { wave, since });
      return id;
    });
    for (const some of batchesOf(cases, readAtOnce)) {
      for (const { writtenAt, caseId, apart } of some) {
        const was = standing.get(caseId);
        left.delete(caseId);
        if (was?.causeId !== causeId || was.apart !== apart)
          steps.push(() => {
            // Taken out or put back meanwhile: the next look goes by that.
            const isTouched = (causes.ofCase(caseId)?.apart ?? null) !== (was?.apart ?? null);
            if (!isTouched) causes.put({ caseId, apart, causeId }, writtenAt);
          });
      }
      await yieldToOthers();
    }
  }
  for (const caseId of left) steps.push(() => causes.take(caseId));
  for (const some of batchesOf(steps, writtenAtOnce)) {
    if (signal.aborted) return null;
    deps.stores.atomically(() => {
      for (const step of some) step();
    });
    await yieldToOthers();
  }
  return steps.length;
};

/** A cause of which nothing waits and nothing is under way is settled. Answers how many are now. */
const settle = ({ stores, clock }: GatheringDeps): number =>
  stores.atomically(() => {
    const ids = stores.causes.emptied();
    for (const id of ids) {
      const count = stores.causes.counts(id).reduce((sum, one) => sum + one.count, 0);
      stores.causes.settle(id, clock.now());
      stores.causes.note(id, { at: clock.now(), what: 'settled', count, by: null });
    }
    return ids.length;
  });
