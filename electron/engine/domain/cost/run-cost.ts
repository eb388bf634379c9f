import type { EarlierRun, PartCost } from '../../../../shared/domain/cost.ts';
import type { SyncMode } from '../../../../shared/domain/run.ts';
import type { Paging, Part, StreamPart } from './job-parts.ts';

/** What is counted of a stream here: null where it was never read to its end. */
export type Volume = (stream: string) => number | null;

export type Sizes = Readonly<Record<Paging, number>>;

/** Pages of so many records. A list of v2 ends with a page that is not full, be it empty (contract dotdigital 2.3 [C]). */
export const pagesOf = (records: number, paging: Paging, sizes: Sizes): number =>
  paging === 'v2' ? Math.floor(records / sizes.v2) + 1 : Math.max(1, Math.ceil(records / sizes[paging]));

/**
 * What the parts of a job cost. In full: the pages of what is counted. Of changes: a page of each stream, and as many more
 * as the records fill that earlier runs like it read. Null as `records`: never counted.
 */
export const costOf = (
  parts: readonly Part[],
  mode: SyncMode,
  volume: Volume,
  earlier: readonly EarlierRun[],
  sizes: Sizes,
): readonly PartCost[] =>
  parts.map((part): PartCost => {
    const { system, scope } = part;
    if (part.kind === 'fixed') return { part: part.part, system, scope, calls: part.calls, records: 0 };
    const held = volume(part.stream);
    const isWhole = part.whole === 'always' || (part.whole === 'job' && mode === 'full');
    const records = held === null || isWhole ? held : part === bearerOf(part, parts) ? changesOf(part, earlier) : 0;
    return { part: part.part, system, scope, calls: pagesOf(records ?? 0, part.paging, sizes), records };
  });

/** Earlier runs do not tell their streams apart: what all of a side brought is taken for its first stream. */
const bearerOf = ({ system }: StreamPart, parts: readonly Part[]): Part | undefined =>
  parts.find((part) => part.kind === 'stream' && part.system === system && part.isNotice !== true);

const changesOf = ({ system }: StreamPart, earlier: readonly EarlierRun[]): number =>
  median(earlier.map(({ erpRead, dotdigitalRead }) => (system === 'erp' ? erpRead : dotdigitalRead))) ?? 0;

/** The middle of what was measured, the lower of two; null where nothing was. */
export const median = (values: readonly number[]): number | null =>
  [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? null;

/** How long so many calls take, by what earlier runs took for theirs; null where there was none. */
export const workMsOf = (calls: number, earlier: readonly EarlierRun[]): number | null => {
  const perCall = median(earlier.filter((run) => run.calls > 0).map(({ tookMs, calls: made }) => tookMs / made));
  return perCall === null ? null : Math.round(perCall * calls);
};
