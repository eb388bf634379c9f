import type { System } from '../../../shared/domain/change.ts';
import type { Waterfall } from '../../../shared/domain/linkage.ts';
import type { Answered } from '../domain/match/linkage/assign.ts';
import { type Linkage, linking } from '../domain/match/linkage/link.ts';
import type { Person } from '../domain/match/linkage/person.ts';
import { personOfOrders } from '../domain/match/linkage/person-of-orders.ts';
import { personOfValues } from '../domain/match/linkage/person-of-values.ts';
import { explain } from '../domain/match/linkage/waterfall.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { inSteps } from '../runtime/in-steps.ts';
import type { PairAnswer } from '../store/identity-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/**
 * `yes` while what is left was taken down and not compared yet, so that a stop in between compares it later; `all` while who is
 * left has to be found anew first; `now` while it is compared: whatever changes meanwhile makes it `yes` again.
 */
export const linkingOwedFact = 'identity.owed';

/** What is left has to be compared again. */
export const oweLinking = (workspace: FlowDeps['stores']['workspace']): void => {
  if (workspace.fact(linkingOwedFact) !== 'all') workspace.setFact(linkingOwedFact, 'yes');
};

/** A customer is shown at most this many contacts to choose from. */
const mostCandidates = 5;

/** More records on a side than this are not compared: the memory of one run is bounded. */
const mostLeft = 200_000;

type LeftRecord = { readonly rid: number; readonly id: string | number; readonly person: Person };

/**
 * Compares what is left on both sides where anything of it changed, and stores who is the same, who may be, and why. The keys
 * of whoever has another answer are marked. The same records always give the same answers, whatever was compared before.
 */
export const linkLeft = async (deps: FlowDeps, signal: AbortSignal): Promise<void> => {
  const { stores } = deps;
  const { identity, workspace } = stores;
  const owed = workspace.fact(linkingOwedFact);
  if (owed !== 'yes' && owed !== 'now') return;
  stores.atomically(() => workspace.setFact(linkingOwedFact, 'now'));
  const tooMany = (['erp', 'dotdigital'] as const).find((side) => identity.leftCount(side) > mostLeft);
  const isTooMuch = tooMany !== undefined;
  if (isTooMuch) tellTooMany(deps, tooMany);
  const customers = isTooMuch ? [] : await recordsLeft(stores, 'erp');
  const contacts = isTooMuch ? [] : await recordsLeft(stores, 'dotdigital');
  const different = new Set(
    identity.verdicts().flatMap((one) => (one.verdict === 'different' ? [`${one.customerId}/${one.contactId}`] : [])),
  );
  const isRuledOut = (left: number, right: number): boolean =>
    different.has(`${customers[left]?.id}/${contacts[right]?.id}`);
  const people = [customers, contacts].map((side) => side.map(({ person }) => person));
  const isNothing = customers.length === 0 || contacts.length === 0;
  const linkage = isNothing ? null : await inSteps(linking(people[0] ?? [], people[1] ?? [], { isRuledOut }), signal);
  if (signal.aborted) return;
  await keepAnswers(stores, linkage, customers, contacts, signal);
  if (signal.aborted) return;
  stores.atomically(() => {
    if (workspace.fact(linkingOwedFact) === 'now') workspace.setFact(linkingOwedFact, 'no');
  });
};

const tellTooMany = ({ troubles, clock }: FlowDeps, system: System): void => {
  const at = clock.now();
  const sentence = `More than ${mostLeft.toLocaleString('en-GB')} ${system === 'erp' ? 'customers have no contact' : 'contacts have no customer'} by number or email: nobody was linked by other evidence, or asked about.`;
  troubles?.report({ system, code: 'left-not-compared', sentence, count: 1, firstAt: at, lastAt: at });
};

/** With the last orders that both sides have. In the order of their ids: the order of rows is only that of this machine. */
const recordsLeft = async (
  { identity, mirror, mappings }: FlowDeps['stores'],
  side: 'erp' | 'dotdigital',
): Promise<readonly LeftRecord[]> => {
  const personOf = personOfValues(mappings.inForce().document, side);
  const records: LeftRecord[] = [];
  for (let after = 0; ; ) {
    const rids = identity.leftAfter(side, after, batchSize);
    const last = rids.at(-1);
    if (last === undefined) break;
    for (const rid of rids) {
      const customer = side === 'erp' ? mirror.customer(rid) : null;
      const contact = side === 'erp' ? null : mirror.contact(rid);
      const id = customer?.id ?? contact?.contactId;
      const values = customer?.values ?? contact?.values;
      if (id !== undefined && values !== undefined)
        records.push({
          rid,
          id,
          person: {
            ...personOf(values),
            ...personOfOrders(identity.ordersOf(side, rid)),
          },
        });
    }
    after = last;
    await yieldToOthers();
  }
  return records.sort((left, right) => (left.id < right.id ? -1 : 1));
};

const keepAnswers = async (
  { identity, atomically }: FlowDeps['stores'],
  linkage: Linkage | null,
  customers: readonly LeftRecord[],
  contacts: readonly LeftRecord[],
  signal: AbortSignal,
): Promise<void> => {
  const kept = new Set<string>();
  for (const some of batchesOf(linkage === null ? [] : answersOf(linkage), 50)) {
    if (signal.aborted) return;
    atomically(() => {
      for (const { prepared, pair, answer } of some) {
        const [customerRid, contactRid] = [customers[pair.left]?.rid ?? 0, contacts[pair.right]?.rid ?? 0];
        const waterfall = JSON.stringify(toldWaterfall(explain(prepared, pair)));
        identity.keepPair({ customerRid, contactRid, answer, weight: pair.settled, waterfall });
        kept.add(`${customerRid}/${contactRid}`);
      }
    });
    await yieldToOthers();
  }
  const gone = identity.pairs().filter(({ customerRid, contactRid }) => !kept.has(`${customerRid}/${contactRid}`));
  for (const some of batchesOf(gone, batchSize)) {
    atomically(() => {
      for (const { customerRid, contactRid } of some) identity.dropPair(customerRid, contactRid);
    });
    await yieldToOthers();
  }
};

/** As it is shown: words and bits. */
export const toldWaterfall = ({ steps, bits, whatIfs }: ReturnType<typeof explain>): Waterfall => ({
  steps: steps.map((step) => ({ what: step.what, words: step.words, bits: step.bits })),
  bits,
  whatIfs: whatIfs.map(({ words, bits: odds, answer }) => ({ words, bits: odds, answer })),
});

type Kept = { readonly prepared: Linkage['prepared']; readonly pair: Answered; readonly answer: PairAnswer };

/** Only what is certain is linked by a machine; what is merely likely is for a person, as is what is possible. */
const answersOf = ({ prepared, links, possible, ruledOut }: Linkage): readonly Kept[] => {
  const asked = [...links.filter(({ certain }) => !certain), ...possible].sort((a, b) => b.settled - a.settled);
  const shown = new Map<number, number>();
  const candidates = asked.filter(({ left }) => {
    const already = shown.get(left) ?? 0;
    shown.set(left, already + 1);
    return already < mostCandidates;
  });
  return [
    ...links.filter(({ certain }) => certain).map((pair): Kept => ({ prepared, pair, answer: 'link' })),
    ...candidates.map((pair): Kept => ({ prepared, pair, answer: 'possible' })),
    ...ruledOut.map((pair): Kept => ({ prepared, pair, answer: 'ruled-out' })),
  ];
};
