import type { StateFile } from '../server/state-file.ts';
import type { StoredContact } from './contact-shape.ts';

export const SUPPRESSION_TABLE = `
  CREATE TABLE IF NOT EXISTS suppression(
    contact_id INTEGER PRIMARY KEY,
    email TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS suppression_at ON suppression(at, contact_id);
`;

const MAILABLE = ['subscribed', 'noSubscription', 'pendingOptIn'];

/** Whether this status of the email channel means unsubscribed or suppressed; waiting for an opt-in does not. */
export const isRemoved = (emailStatus: string): boolean => !MAILABLE.includes(emailStatus);

/** Which contacts may be mailed by a campaign; whoever never opted in or has not yet is not mailed [I]. */
export const mailableSql = "email_status = 'subscribed'";

const FILL = `INSERT OR IGNORE INTO suppression(contact_id, email, at, reason)
  SELECT contact_id, email, updated_at, email_status FROM contact
  WHERE email IS NOT NULL AND email_status NOT IN (${MAILABLE.map((status) => `'${status}'`).join(', ')})`;

/** Notes whoever is unsubscribed or suppressed without a note, as of the last change. */
export const fillSuppressions = (file: StateFile): void => {
  file.exec(FILL);
};

export type SuppressionNotes = {
  /** Compares the states before and after a write, and keeps when and why somebody was removed. */
  readonly note: (statusBefore: string | null, after: StoredContact) => void;
};

/** When and why people stopped being mailable: v2's feeds tell it, a contact itself does not. */
export const createSuppressionNotes = (file: StateFile): SuppressionNotes => {
  const keep = file.prepare(`INSERT INTO suppression(contact_id, email, at, reason) VALUES (?, ?, ?, ?)
    ON CONFLICT(contact_id) DO UPDATE SET email = excluded.email, at = excluded.at, reason = excluded.reason`);
  const drop = file.prepare('DELETE FROM suppression WHERE contact_id = ?');
  return {
    note: (before, { contactId, email, emailStatus, updatedAt }) => {
      if (emailStatus === before) return;
      if (email !== null && isRemoved(emailStatus)) keep.run(contactId, email, updatedAt, emailStatus);
      else drop.run(contactId);
    },
  };
};
