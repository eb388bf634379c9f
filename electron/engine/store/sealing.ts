import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { PersonRef } from './change-stores.ts';

/** Seals personal values under a person's random key; forgetting destroys the key, and with it the values. */
export type Sealing = {
  /** The key of a person, made when first needed; both records of a pair share a group. Null for nobody. */
  readonly keyOf: (person: PersonRef | null) => number | null;
  readonly seal: (keyId: number | null, text: string | null, context: string) => Buffer | null;
  /** The text, or null when the key was destroyed or nothing was sealed. */
  readonly open: (keyId: number | null, sealed: Buffer | null, context: string) => string | null;
  readonly keyedHash: (text: string) => string;
};

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM; `context` (table and row) is authenticated, so a sealed value cannot be moved to another row. */
export const createSealing = (db: Database, readOnly: boolean): Sealing => {
  const find = db.prepare<[string, string], { id: number; group_id: number }>(
    'SELECT id, group_id FROM person_key WHERE side = ? AND ext_id = ?',
  );
  const insert = db.prepare<[number, string, string, Buffer]>(
    'INSERT INTO person_key (group_id, side, ext_id, key) VALUES (?, ?, ?, ?)',
  );
  const regroup = db.prepare<[number, number]>('UPDATE person_key SET group_id = ? WHERE group_id = ?');
  const ownGroup = db.prepare<[number]>('UPDATE person_key SET group_id = id WHERE id = ?');
  const read = db.prepare<[number], Buffer>('SELECT key FROM person_key WHERE id = ?').pluck();

  const keyOfRecord = (
    side: string,
    extId: string,
    group: number | null,
  ): { readonly id: number; readonly group: number } => {
    const known = find.get(side, extId);
    if (known !== undefined) {
      if (group !== null && known.group_id !== group) regroup.run(group, known.group_id);
      return { id: known.id, group: group ?? known.group_id };
    }
    const id = Number(insert.run(group ?? 0, side, extId, randomBytes(32)).lastInsertRowid);
    if (group === null) ownGroup.run(id);
    return { id, group: group ?? id };
  };

  const workspaceKey = loadWorkspaceKey(db, readOnly);
  return {
    keyOf: (person) => {
      if (person === null) return null;
      const customer = person.customerId === null ? null : keyOfRecord('erp', person.customerId, null);
      const contact =
        person.contactId === null ? null : keyOfRecord('dotdigital', String(person.contactId), customer?.group ?? null);
      const group = (customer ?? contact)?.group ?? null;
      if (group !== null) {
        for (const id of person.alsoCustomerIds ?? []) keyOfRecord('erp', id, group);
        for (const id of person.alsoContactIds ?? []) keyOfRecord('dotdigital', String(id), group);
      }
      return (customer ?? contact)?.id ?? null;
    },
    seal: (keyId, text, context) => {
      if (text === null) return null;
      const key = keyId === null ? workspaceKey : read.get(keyId);
      if (key === undefined) return null;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (keyId, sealed, context) => {
      if (sealed === null) return null;
      const key = keyId === null ? workspaceKey : read.get(keyId);
      if (key === undefined) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      return Buffer.concat([
        decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)),
        decipher.final(),
      ]).toString('utf8');
    },
    keyedHash: (text) => createHmac('sha256', workspaceKey).update(text).digest('base64url'),
  };
};

const loadWorkspaceKey = (db: Database, readOnly: boolean): Buffer => {
  const stored = db.prepare<[], Buffer>('SELECT key FROM workspace_key WHERE id = 1').pluck().get();
  if (stored !== undefined) return stored;
  const made = randomBytes(32);
  if (!readOnly) db.prepare('INSERT INTO workspace_key (id, key) VALUES (1, ?)').run(made);
  return made;
};
