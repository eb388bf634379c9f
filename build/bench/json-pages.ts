import { contactOf } from '../../electron/engine/connectors/dotdigital/contact.ts';
import { parseJsonExactly } from '../../electron/engine/connectors/http/parse-json.ts';
import { deriveContact } from '../../electron/engine/domain/normalise/derive.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { today } from './mirror-rows.ts';
import type { Workspace } from './opened-workspace.ts';
import { contactAt, pagesOf } from './people.ts';

/** Contacts as a page of the API brings them (contract dotdigital 3.2 [C]). */
const wireOf = ({ contactId, status, createdAt, updatedAt, email, dataFields, emailStatus, optInType }: Contact) => ({
  contactId,
  status,
  created: new Date(createdAt ?? 0).toISOString(),
  updated: new Date(updatedAt ?? 0).toISOString(),
  identifiers: { email },
  dataFields,
  channelProperties: { email: { emailType: 'html', optInType, status: emailStatus } },
  consentRecords: [],
});

type Taken = { readonly ms: number; readonly changed: number };

/**
 * Takes so many contacts in as a sync does, from the text of each page on: parsed, checked, derived, written, keyed. Making
 * the pages is not counted.
 */
export const takeInPages = ({ stores }: Workspace, size: number, runId: number): Taken => {
  const mapping = stores.mappings.inForce();
  let ms = 0;
  let changed = 0;
  const timed = (work: () => void): void => {
    const start = performance.now();
    work();
    ms += performance.now() - start;
  };
  for (const contacts of pagesOf(size, (n) => contactAt(n, size), 5_000)) {
    const text = JSON.stringify(contacts.map(wireOf));
    timed(() => {
      const items = parseJsonExactly(text) as readonly unknown[];
      const rows = items.flatMap((item) => {
        const read = contactOf(item);
        return read.ok ? [deriveContact(read.value, today, mapping)] : [];
      });
      changed += stores.atomically(() => stores.mirror.upsertContacts(rows, runId)).changed;
    });
  }
  timed(() => {
    while (stores.atomically(() => stores.mirror.rekeyContacts(500)) > 0);
  });
  return { ms, changed };
};
