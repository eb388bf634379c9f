import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { customerRow, partsOfCustomer } from '../domain/normalise/derive.ts';
import type { Figures } from '../domain/normalise/values.ts';
import { figuresFrom } from '../domain/sales/figures.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { Stores } from '../store/stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';

/** Whether a mapping sends figures of orders. */
export const asksForFigures = ({ extras }: MappingDocument): boolean =>
  extras.some(({ source, target }) => source.from === 'orders' && target !== null);

/** What a customer's settled orders come to as the mirror holds them; null where the mapping does not ask. */
export const figuresOf = (stores: Stores, number: string, document: MappingDocument): Figures | null =>
  asksForFigures(document)
    ? figuresFrom(
        stores.sales.settledOf(number),
        stores.workspace.fact('erp.currency') || null,
        stores.workspace.fact('erp.time-zone') ?? 'UTC',
      )
    : null;

/** Customers whose orders are added up before others are answered: each has all of its orders read. */
const atOnce = 100;

/** Rows read outside of a run belong to none. */
const noRun = 0;

/**
 * Works out anew what the orders of customers come to whose orders have changed. A customer for whom that is something else
 * is marked to be judged. Rows and what is owed commit together.
 */
export const bringFigures = async ({ stores, clock }: FlowDeps): Promise<void> => {
  for (;;) {
    const owed = stores.atomically(() => {
      const mapping = stores.mappings.inForce();
      const numbers = stores.sales.owedFigures(atOnce);
      if (numbers.length === 0) return 0;
      if (asksForFigures(mapping.document)) {
        const rows = numbers.flatMap((number) =>
          stores.mirror.customerKeysOf(number).flatMap(({ rid }) => stores.mirror.customer(rid) ?? []),
        );
        const today = todayOf(clock);
        stores.mirror.upsertCustomers(
          rows.map((row) =>
            customerRow(partsOfCustomer(row), today, mapping, figuresOf(stores, row.number, mapping.document)),
          ),
          noRun,
        );
      }
      stores.sales.doneFigures(numbers);
      return numbers.length;
    });
    if (owed === 0) return;
    await yieldToOthers();
  }
};
