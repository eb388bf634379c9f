import type { ChangeLine } from '../../shared/domain/change.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Impact, Reason } from '../../shared/domain/reason.ts';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { listed } from './format.ts';
import { fieldInSentence } from './names.ts';
import type { ImpactText } from './risk-text.ts';

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

/** Why a person belongs in a list, or does not: the rule of the mapping, with the value that it asks for. */
export const belongsText = ({ list, belongs, field, value }: Extract<Reason, { code: 'belongs-in-list' }>): string => {
  if (field === null) return `By the mapping every customer who is sent belongs in ${list}`;
  const told = `${fieldInSentence(field)} is ${value === null || value.trim() === '' ? 'empty' : `“${value}”`} in the ERP`;
  return belongs ? `Belongs in ${list} by the mapping: ${told}` : `Does not belong in ${list} by the mapping: ${told}`;
};

type ListImpact = Extract<
  Impact,
  { readonly code: 'left-out-of-sends' | 'gets-sends-of-others' | 'joining-may-start' }
>;

/** What lists that do not fit put at risk, and who says so; `read` is when the contacts were read. */
export const listImpactText = (impact: ListImpact, read: string): ImpactText => {
  const names = listed(impact.lists);
  switch (impact.code) {
    case 'left-out-of-sends':
      return { sentence: `What is sent to ${names} does not reach this person.`, source: read };
    case 'gets-sends-of-others':
      return { sentence: `What is sent to ${names} reaches this person, and is not meant for them.`, source: read };
    case 'joining-may-start':
      return {
        sentence: `Joining ${names} can start programs that wait for it; Dotdigital does not tell which.`,
        source: "Dotdigital's programs",
      };
  }
};

type Standing = NonNullable<Evidence['lists']>[number];

/** Whether a person belongs in a list by what the ERP says, with why. */
export const belongingText = ({ who, value, belongs }: Standing): string => {
  if (who.are === 'everyone') return 'belongs in it: everybody who is sent';
  const told = value === null || value.trim() === '' ? 'empty' : value;
  const because = `${fieldInSentence(who.field)} is ${told}`;
  if (belongs === null) return `cannot be told: ${because}`;
  return belongs ? `belongs in it: ${because}` : `does not belong in it: ${because}`;
};

/** What Dotdigital says of the contact in a list. */
export const membershipText = ({ membership }: Standing): string => {
  switch (membership) {
    case 'subscribed':
      return 'is in it';
    case 'none':
      return 'is not in it';
    case 'suppressed':
      return 'left it';
    case 'pending':
      return 'waits to be let in';
    default:
      return `is in it, ${membership}`;
  }
};

/** What becomes of a list that does not fit; nothing of one that fits, or that nobody is taken out of. */
export const listResultText = ({ gap }: Standing): string =>
  gap === null ? '' : gap === 'add' ? 'put in →' : 'taken out →';
