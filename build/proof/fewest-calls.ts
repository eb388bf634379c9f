import type { Job } from '../../shared/domain/run.ts';
import type { Company } from './company.ts';

/** The most records that a call brings or takes (contract erp-cloud 9.3, contract dotdigital 2.3 and 6.1 [C]). */
const most = { erp: 1_000, contacts: 5_000, insight: 1_000 } as const;

const pages = (records: number | undefined, size: number): number => Math.max(1, Math.ceil((records ?? 0) / size));

/** The fewest calls that reading everything of a job takes, from what both systems hold; null where it follows from more. */
export const fewestToRead = (job: Job, company: Company): number | null => {
  const erp = (table: string): number => pages(company[table], most.erp);
  switch (job) {
    // Besides the pages: the data fields, and a page of the opt-outs.
    case 'customers':
      return erp('record') + pages(company.contact, most.contacts) + 2;
    // Besides the pages: whether there is such a collection, and its columns.
    case 'products':
      return erp('product') + erp('stock') + erp('price') + pages(company.Catalog_Default, most.insight) + 2;
    case 'orders': {
      const documents = erp('invoice') + erp('credit_note') + erp('settlement');
      return erp('sales_order') + documents + pages(company.Orders, most.insight) + 2;
    }
    default:
      return null;
  }
};

/** What writing so many records takes at least: an import, its report, and a page that is read back, of each thousand. */
export const fewestToWrite = (records: number): number => 3 * Math.ceil(records / most.insight);
