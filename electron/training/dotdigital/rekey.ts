import { atOnce, type StateFile } from '../server/state-file.ts';
import { emailKey } from './stored-contact.ts';
import type { Switches } from './switches.ts';

/** Finds addresses by another case from now on. Says why not (two would be one), or null when it is done. */
export const rekeyAddresses = (file: StateFile, emailCase: Switches['emailCase']): string | null => {
  const emails = file.prepare<[], { contact_id: number; email: string }>(
    'SELECT contact_id, email FROM contact WHERE email IS NOT NULL',
  );
  const update = file.prepare('UPDATE contact SET email_key = ? WHERE contact_id = ?');
  const keyed = emails.all().map(({ contact_id, email }) => ({ contact_id, key: emailKey(email, { emailCase }) }));
  if (new Set(keyed.map(({ key }) => key)).size < keyed.length) {
    return 'Two contacts have addresses that differ in their case only.';
  }
  atOnce(file, () => {
    for (const { contact_id, key } of keyed) update.run(key, contact_id);
  });
  return null;
};
