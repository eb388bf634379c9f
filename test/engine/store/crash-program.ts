import { openIn } from './opened-plainly.ts';
import { contact, customer } from './records.ts';

// Writes pages and their checkpoint for ever, as a sync does, and says so after each commit.
const opened = openIn(process.argv[2] ?? '');
if (!opened.ok) throw new Error(opened.error.sentence);
const stores = opened.value;

const writePage = (page: number): void => {
  const numbers = Array.from({ length: 40 }, (_, index) => page * 40 + index);
  stores.atomically(() => {
    stores.mirror.upsertCustomers(
      numbers.map((n) => customer(n)),
      0,
    );
    stores.mirror.upsertContacts(
      numbers.map((n) => contact(n + 1)),
      0,
    );
    stores.mirror.rekeyContacts(100);
    const point = { stream: 'erp.customers', runId: 1, cursor: String(page + 1), sinceAt: null, watermark: page };
    stores.runs.saveCheckpoint({ ...point, complete: false, readAt: page });
  });
  stores.atomically(
    () =>
      stores.audit.append({
        at: page,
        actor: 'anna',
        action: 'page',
        subject: `page:${page}`,
        personal: 'Anna',
        person: { customerId: `C${page}`, contactId: null },
      }),
    'durable',
  );
};

const go = (page: number): void => {
  writePage(page);
  process.send?.(page);
  setImmediate(go, page + 1);
};
go(Number(stores.runs.checkpoint('erp.customers')?.cursor ?? 0));
