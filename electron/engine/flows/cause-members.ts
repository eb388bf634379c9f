import type { CauseSignature } from '../../../shared/domain/cause.ts';
import { maskedFields } from '../../../shared/domain/compared.ts';
import { isBack } from '../../../shared/domain/mismatch.ts';
import { apartOf, offPattern, type Wave, waveOf } from '../domain/causes/apart.ts';
import { isWeak } from '../domain/causes/cover.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { CauseCase, CauseLook } from '../store/cause-stores.ts';
import type { Stores } from '../store/stores.ts';

/** A look at an open case, without what it could share with others. */
export type SeenCase = Omit<CauseLook, 'keys'>;

/** Cases that no signature explains, by kind and field. */
export type FreeCases = ReadonlyMap<string, readonly SeenCase[]>;

/** Cases that are looked at before others are answered. */
const atOnce = 2_000;

export const freeCases = async (
  cases: Iterable<SeenCase>,
  taken: { readonly has: (caseId: number) => boolean },
): Promise<FreeCases> => {
  const free = new Map<string, SeenCase[]>();
  let looked = 0;
  for (const look of cases) {
    looked += 1;
    if (looked % atOnce === 0) await yieldToOthers();
    if (taken.has(look.caseId)) continue;
    for (const field of maskedFields(look.entity, look.fieldMask)) {
      const place = `${look.kind}|${field}`;
      const known = free.get(place);
      if (known === undefined) free.set(place, [look]);
      else known.push(look);
    }
  }
  return free;
};

export type GatheredCase = Omit<CauseCase, 'causeId'> & { readonly writtenAt: number | null };
export type Gathered = {
  readonly wave: Wave | null;
  readonly since: number | null;
  readonly cases: readonly GatheredCase[];
};

/**
 * The cases of a cause, each with why it is set apart, those that came with it off its pattern included. `takenOut` are cases
 * that an operator took out of their cause.
 */
export const gatherMembers = async (
  stores: Stores,
  signature: CauseSignature,
  seen: readonly SeenCase[],
  around: {
    readonly free: FreeCases;
    readonly takenOut: ReadonlySet<number>;
    /** When the records of its cases that are closed by now were written. */
    readonly followed: readonly (number | null)[];
  },
): Promise<Gathered> => {
  const wave = waveOf([...seen.map(({ writtenAt }) => writtenAt), ...around.followed].filter((at) => at !== null));
  const since = seen.reduce<number | null>(
    (first, { detectedAt }) => (first === null || detectedAt < first ? detectedAt : first),
    null,
  );
  const sharing = await sharersOf(stores, seen);
  const cases: GatheredCase[] = [];
  for (const some of batchesOf(seen, atOnce)) {
    for (const look of some) {
      const { caseId, writtenAt } = look;
      const apart = apartOf(
        {
          writtenAt,
          differsMore: differsMore(signature, look),
          sharesAddress: sharing.has(look.matchKey),
          isBack: isBack(look.reopened),
          isTakenOut: around.takenOut.has(caseId),
        },
        wave,
      );
      cases.push({ caseId, writtenAt, apart });
    }
    await yieldToOthers();
  }
  const { field, kind } = signature;
  if (field === null || isWeak(signature.mechanism)) return { wave, since, cases };
  const others = around.free.get(`${kind}|${field}`) ?? [];
  const off = offPattern(seen.length + around.followed.length, wave, others).map(({ caseId, writtenAt }) => ({
    caseId,
    writtenAt,
    apart: around.takenOut.has(caseId) ? ('taken-out' as const) : ('off-pattern' as const),
  }));
  return { wave, since, cases: [...cases, ...off] };
};

/** A fix of all would write what the cause says nothing of. */
const differsMore = ({ field, kind }: CauseSignature, { entity, fieldMask }: SeenCase): boolean =>
  field !== null && kind !== 'malformed-value' && maskedFields(entity, fieldMask).some((name) => name !== field);

/** The keys of these people whose address another customer has as well. */
const sharersOf = async ({ mirror }: Stores, seen: readonly SeenCase[]): Promise<ReadonlySet<string>> => {
  const sharing = new Set<string>();
  const keys = seen.flatMap(({ entity, matchKey }) => (entity === 'customer' ? [matchKey] : []));
  for (const some of batchesOf(keys, batchSize)) {
    for (const key of mirror.sharersIn(some).keys()) sharing.add(key);
    await yieldToOthers();
  }
  return sharing;
};
