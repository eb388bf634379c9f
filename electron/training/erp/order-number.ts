import type { StateFile } from '../server/state-file.ts';

/** Above every order of the first day. */
const FIRST = 10_000_000;

/** Counts the documents of this sort that came after the first day, in the same file as they. */
const nextCount = (file: StateFile, sort: string): number => {
  const found = file.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(sort);
  const count = Number(found?.value ?? 0) + 1;
  file.prepare('INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)').run(sort, String(count));
  return count;
};

/** The id and number of an order that comes after the first day. */
export const nextOrderNumber = (file: StateFile): { readonly id: string; readonly number: string } => {
  const place = FIRST + nextCount(file, 'created-orders');
  return { id: `ord_${place}`, number: `SO-${place}` };
};

/** What ids and numbers of the next document (invoice, credit note, settlement) end in. */
export const nextDocumentPlace = (file: StateFile): string => String(FIRST + nextCount(file, 'created-documents'));
