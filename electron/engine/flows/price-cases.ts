import type { Worth } from '../../../shared/domain/impact.ts';
import { noSums, type Sums, windowStart, withAmount, worthOf, worthRank } from '../domain/impact/worth.ts';
import { productOf } from '../domain/sales/decimal.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { KeptSend, Subject } from '../store/impact-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { dropGone, followSends, walk } from './follow-sends.ts';
import { missingLists } from './list-gaps.ts';

/** Cases that are looked at before somebody else is answered. */
const casesAtOnce = 50;

/** Orders that are read before somebody else is answered. */
const ordersAtOnce = 500;

/** From which day orders counted when all cases were looked at. */
const sinceFact = 'impact.since';

/**
 * Works out what each marked case puts at risk: the people and the money, by settled figures of the ERP, and the next send.
 * `moved` is called whenever something is told otherwise than before. What changes meanwhile is marked, and looked at
 * again.
 */
export const priceCases = async (deps: FlowDeps, signal: AbortSignal, moved: () => void): Promise<void> => {
  const { stores, clock } = deps;
  const since = windowStart(clock.now());
  if (await followSends(deps, signal)) moved();
  await markForMonth(deps, since, signal);
  while (!signal.aborted) {
    const sends = stores.impacts.sends().filter(({ gone }) => !gone);
    const subjects = stores.atomically(() => stores.impacts.takeUp(casesAtOnce));
    const priced: (readonly [Subject, Worth])[] = [];
    for (const subject of subjects) priced.push([subject, await worthNow(deps, subject, since)]);
    if (stores.atomically(() => keep(deps, priced, sends))) moved();
    await yieldToOthers();
    if (subjects.length === 0 && stores.impacts.unpriced(1) === 0) break;
  }
  if (!signal.aborted) dropGone(deps);
};

/** The window of what counts moves with the month: then everything is looked at again. */
const markForMonth = async (deps: FlowDeps, since: string, signal: AbortSignal): Promise<void> => {
  const { stores } = deps;
  if (stores.workspace.fact(sinceFact) === since) return;
  await walk(deps, signal, (after) => stores.impacts.markAll(after, ordersAtOnce));
  if (!signal.aborted) stores.atomically(() => stores.workspace.setFact(sinceFact, since));
};

const keep = (deps: FlowDeps, priced: readonly (readonly [Subject, Worth])[], sends: readonly KeptSend[]): boolean => {
  const { impacts } = deps.stores;
  let isMoved = false;
  for (const [{ id, entity, kind, matchKey }, worth] of priced) {
    // What Dotdigital tells of a campaign names no product and no order: only a person is in an audience.
    const reaching = entity === 'customer' ? impacts.reaching(matchKey, sends) : [];
    const missing = kind === 'list-gap' ? missingLists(deps, id) : [];
    // Who is not in the list that a send goes to misses it for that very reason.
    const isMissed = (send: KeptSend): boolean => send.lists.some((list) => missing.includes(list));
    const touching = missing.length === 0 ? reaching : sends.filter((one) => reaching.includes(one) || isMissed(one));
    if (impacts.price(id, { worth, rank: worthRank(worth), touching })) isMoved = true;
  }
  impacts.settle(priced.map(([{ id }]) => id));
  return isMoved;
};

const worthNow = async (deps: FlowDeps, { entity, matchKey }: Subject, since: string): Promise<Worth> => {
  switch (entity) {
    case 'customer':
      return worthOf(await sumsOfCustomer(deps, matchKey, since), 1, since);
    case 'item':
      return worthOfItem(deps, matchKey, since);
    case 'order': {
      const order = deps.stores.impacts.settledOrder(matchKey);
      return order === null
        ? worthOf(noSums, null, null)
        : worthOf(withAmount(noSums, order), order.owner === null ? null : 1, null);
    }
    case 'posting': // The ERP does not have the order yet: there is no figure of it that is settled.
      return worthOf(noSums, 1, null);
    case 'account':
    case 'link':
      return worthOf(noSums, null, null);
  }
};

const sumsOfCustomer = async ({ stores: { impacts } }: FlowDeps, owner: string, since: string): Promise<Sums> => {
  let sums = noSums;
  for (let after: number | null = 0; after !== null; ) {
    const page: ReturnType<typeof impacts.settledOrders> = impacts.settledOrders(owner, since, after, ordersAtOnce);
    for (const order of page.orders) sums = withAmount(sums, order);
    after = page.next;
    if (after !== null) await yieldToOthers();
  }
  return sums;
};

/** What an item sold, by the lines of settled orders; who bought it is whom it touches. */
const worthOfItem = async ({ stores: { impacts } }: FlowDeps, sku: string, since: string): Promise<Worth> => {
  const buyers = new Set<string>();
  const orders = new Set<string>();
  let sums = noSums;
  for (let after: string | null = ''; after !== null; ) {
    const page: ReturnType<typeof impacts.soldLines> = impacts.soldLines(sku, since, after, ordersAtOnce);
    for (const { order, owner, currency, quantity, price } of page.lines) {
      sums = withAmount(sums, { amount: productOf(quantity, price), currency });
      orders.add(order);
      if (owner !== null) buyers.add(owner);
    }
    after = page.next;
    if (after !== null) await yieldToOthers();
  }
  return { ...worthOf(sums, buyers.size, since), orders: orders.size };
};
