import type { System } from '../../../shared/domain/change.ts';
import type { Answered } from '../domain/match/linkage/assign.ts';
import { findingDoubles } from '../domain/match/linkage/doubles.ts';
import type { Linkage } from '../domain/match/linkage/link.ts';
import type { Pattern } from '../domain/match/linkage/pattern.ts';
import { isPlainlyOne } from '../domain/match/linkage/plainly-one.ts';
import { thresholds } from '../domain/match/linkage/thresholds.ts';
import { explain } from '../domain/match/linkage/waterfall.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { inSteps } from '../runtime/in-steps.ts';
import type { DoubleAnswer } from '../store/doubles-store.ts';
import { type SideRecord, type Suspected, suspectsOf } from './doubles-suspects.ts';
import type { FlowDeps } from './flow-deps.ts';
import { toldWaterfall } from './link-left.ts';

/** More records on a side than this are not compared with each other: what is held of each takes memory. */
export const mostDoubled = 1_500_000;

/** The run that compared a side last: one that goes on after it gave way does not begin anew. */
const comparedFact = (side: System): string => `doubles.compared-in-run.${side}`;

/**
 * Compares each side with itself and stores which of its records are one person, and why; the keys of whoever has another
 * answer are marked. False where it was broken off. A run does it once. What only may be one person is not kept.
 */
export const findDoubles = async (
  deps: FlowDeps,
  runId: number,
  signal: AbortSignal,
  most = mostDoubled,
): Promise<boolean> => {
  const { workspace, atomically } = deps.stores;
  for (const side of ['erp', 'dotdigital'] as const) {
    if (workspace.fact(comparedFact(side)) === String(runId)) continue;
    await compareSide(deps, side, signal, most);
    if (signal.aborted) return false;
    atomically(() => workspace.setFact(comparedFact(side), String(runId)));
  }
  return true;
};

const compareSide = async (deps: FlowDeps, side: System, signal: AbortSignal, most: number): Promise<void> => {
  const suspected = await suspectsOf(deps, side, most, signal);
  if (suspected === 'too-many') tellTooMany(deps, side, most);
  const { records, groups, sample, total } = suspected === null || suspected === 'too-many' ? nobody : suspected;
  const apart = new Set(deps.stores.doubles.apart(side).map(({ one, other }) => `${one}/${other}`));
  const isRuledOut = (left: number, right: number): boolean => apart.has(`${records[left]?.id}/${records[right]?.id}`);
  const suspects = records.map(({ person }) => person);
  const linkage =
    groups.length === 0 ? null : await inSteps(findingDoubles({ sample, total, suspects, groups, isRuledOut }), signal);
  if (!signal.aborted) await keepPairs(deps, side, records, linkage, signal);
};

const nobody: Suspected = { records: [], groups: [], sample: [], total: 0 };

const tellTooMany = ({ troubles, clock }: FlowDeps, system: System, most: number): void => {
  const at = clock.now();
  const sentence = `There are more than ${most.toLocaleString('en-GB')} ${system === 'erp' ? 'customers' : 'contacts'}: they were not compared with each other, so people who are there twice were found by their address or number only.`;
  troubles?.report({ system, code: 'doubles-not-compared', sentence, count: 1, firstAt: at, lastAt: at });
};

const keepPairs = async (
  { stores: { doubles, atomically } }: FlowDeps,
  side: System,
  records: readonly SideRecord[],
  linkage: Linkage | null,
  signal: AbortSignal,
): Promise<void> => {
  const kept = new Set<string>();
  for (const some of batchesOf(linkage === null ? [] : answersOf(linkage), 50)) {
    if (signal.aborted) return;
    atomically(() => {
      for (const { pair, answer } of some) {
        const [one, other] = [records[pair.left], records[pair.right]];
        if (linkage === null || one === undefined || other === undefined) continue;
        const waterfall = JSON.stringify(toldWaterfall(explain(linkage.prepared, pair, doubleOrNot)));
        const found = { rid: one.rid, other: other.rid, answer, weight: pair.settled, waterfall };
        doubles.keepPair(side, found, [one.hash, other.hash]);
        kept.add(pairName(found));
      }
    });
    await yieldToOthers();
  }
  const gone = doubles.pairs(side).filter((pair) => !kept.has(pairName(pair)));
  for (const some of batchesOf(gone, batchSize)) {
    if (signal.aborted) return;
    atomically(() => {
      for (const { rid, other } of some) doubles.dropPair(side, rid, other);
    });
    await yieldToOthers();
  }
};

const pairName = ({ rid, other }: { readonly rid: number; readonly other: number }): string =>
  `${Math.min(rid, other)}/${Math.max(rid, other)}`;

type Kept = { readonly pair: Answered; readonly answer: DoubleAnswer };

const answersOf = ({ links, ruledOut }: Linkage): readonly Kept[] => [
  ...links.map((pair): Kept => ({ pair, answer: 'same' })),
  ...ruledOut.map((pair): Kept => ({ pair, answer: 'ruled-out' })),
];

/** What of a pair decides whether it is shown. */
const doubleOrNot = (bits: number, pattern: Pattern) =>
  bits >= thresholds.double && isPlainlyOne(pattern) ? 'link' : 'none';
