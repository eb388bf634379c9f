import type { ChangeLine } from '../../shared/domain/change.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { listed } from './format.ts';

type Contact = NonNullable<Evidence['contact']>;

/** The lists of a contact on one line, with what keeps it from being mailed through one: "Newsletter, Press (suppressed)". */
export const listsText = ({ lists }: Contact): string => {
  if (lists === undefined) return 'not read yet';
  if (lists.length === 0) return 'none';
  return lists.map(({ name, status }) => (status === 'subscribed' ? name : `${name} (${status})`)).join(', ');
};

/** What the lists of a duplicate will be, in sentences; empty where they are not known or which one stays is not. */
export const listNotes = (
  { evidence }: MismatchDetail,
  lines: readonly ChangeLine[],
  stays: string | null,
): readonly string[] => {
  const contacts = [evidence.contact, ...(evidence.otherContacts ?? [])].filter((one) => one !== null);
  const kept = contacts.find(({ contactId }) => String(contactId) === stays);
  if (evidence.kind !== 'duplicate-contact' || kept?.lists === undefined) return [];
  const isLeaving = lines.some(({ thing }) => thing === 'subscription');
  const now = kept.lists.filter(({ status }) => status === 'subscribed').map(({ name }) => name);
  const added = lines.flatMap(({ thing, after }) => (thing === 'list' && after !== null ? [after] : []));
  const all = [...now, ...added];
  const result = isLeaving
    ? `Contact ${kept.contactId} is mailed through no list afterwards: the person has opted out.`
    : `Contact ${kept.contactId} is in ${all.length === 0 ? 'no list' : listed(all)} afterwards.`;
  const moved = new Set(lines.flatMap(({ thing, before }) => (thing === 'list' && before !== null ? [before] : [])));
  const left = contacts
    .filter((one) => one !== kept)
    .flatMap(({ contactId, lists }) => {
      const stay = (lists ?? []).filter(({ status, name }) => status !== 'subscribed' || !moved.has(name));
      return stay.length === 0
        ? []
        : [
            `Contact ${contactId} stays as it is in ${listed(stay.map(({ name }) => name))}: nothing can move from there.`,
          ];
    });
  const undo = lines.some(({ thing }) => thing === 'list')
    ? ['Each move of a list can be undone in the change log, as long as the person has not opted out or left the list.']
    : [];
  return [result, ...left, ...undo];
};
