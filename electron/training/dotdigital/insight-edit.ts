import { z } from 'zod';
import { convertColumn } from './insight-drift.ts';
import { emptyCollection } from './insight-jobs.ts';
import { findOwner } from './insight-owner.ts';
import { columnTypes } from './insight-schema.ts';
import type { Collection } from './insight-store.ts';
import type { Insight } from './insight-write.ts';

const within = { collection: z.string() };
const json = z.record(z.string(), z.json());

const editSchema = z.union([
  /** The record as it is to be, checked by nothing; `set` changes some keys of it only, and null takes one away. */
  z.strictObject({ ...within, key: z.string(), email: z.string().optional(), json }),
  z.strictObject({ ...within, key: z.string(), set: json }),
  z.strictObject({ ...within, key: z.string(), deleted: z.literal(true) }),
  /** Another type for a column, named with its path, and its values in that type. */
  z.strictObject({ ...within, column: z.string(), type: z.enum(columnTypes).exclude(['RECORD']) }),
  z.strictObject({ ...within, emptied: z.literal(true) }),
  z.strictObject({ ...within, dropped: z.literal(true) }),
]);
type Edit = z.infer<typeof editSchema>;
type Value = z.infer<typeof json>;

const changed = (before: Value, set: Value): Value =>
  Object.fromEntries(
    Object.entries({ ...before, ...set }).filter(([name, value]) => set[name] !== null || value !== null),
  );

const write = (insight: Insight, collection: Collection, key: string, value: Value, email?: string): string | null => {
  const { records, clock } = insight;
  const before = records.find(collection.id, key);
  const owner = email === undefined ? null : findOwner(insight, 'email', email);
  if (email !== undefined && !owner) return 'There is no such contact.';
  const contactId = owner?.contactId ?? before?.contactId ?? null;
  if ((collection.scope === 'contact') !== (contactId !== null)) return 'Records of this collection have other owners.';
  const now = clock();
  records.save({
    collectionId: collection.id,
    contactId,
    key,
    createdAt: before?.createdAt ?? now,
    updatedAt: Math.max(now, before?.updatedAt ?? now),
    json: JSON.stringify(value),
  });
  return null;
};

const editRecord = (insight: Insight, collection: Collection, edit: Edit & { readonly key: string }): string | null => {
  if ('json' in edit) return write(insight, collection, edit.key, edit.json, edit.email);
  const found = insight.records.find(collection.id, edit.key);
  if (!found) return 'There is no such record.';
  if ('set' in edit) {
    return write(insight, collection, edit.key, changed(json.parse(JSON.parse(found.json)), edit.set));
  }
  insight.records.remove(collection.id, edit.key);
  return null;
};

/** Changes insight data as somebody in the account would, or as no client could. Says why not, or null when it is done. */
export const createInsightEdit =
  (insight: Insight) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    const edit = parsed.data;
    const collection = insight.collections.find(edit.collection);
    if (!collection) return 'There is no such collection.';
    if ('key' in edit) return editRecord(insight, collection, edit);
    if ('column' in edit) return convertColumn(insight, collection, edit.column.split('.'), edit.type);
    if ('emptied' in edit) emptyCollection(insight, collection.id, null);
    else insight.collections.remove(collection.id);
    return null;
  };
