import type { ListStanding } from '../../../../shared/domain/evidence.ts';
import { type FieldValues, valueIn } from '../../../../shared/domain/fields.ts';
import type { ListRule, ListWho, MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { MirrorContact } from '../../../../shared/domain/mirror.ts';
import { heldAs, readingOf } from '../mapping/reading.ts';
import { isReadByCountry, type ValueContext } from '../normalise/canonical.ts';
import { isListable, membershipOf } from '../resolve/plan-lists.ts';

type Listed = Pick<MirrorContact, 'facts' | 'emailStatus' | 'lists'>;

/**
 * Whether a customer who is sent belongs in a list, by the ERP's value of the field that the rule asks for, as it is told
 * everywhere: before any step of the mapping. Null where that value cannot be read. `today` is YYYY-MM-DD.
 */
export const belongsIn = (
  { who }: ListRule,
  values: FieldValues,
  today: string,
  document: MappingDocument,
): boolean | null => {
  if (who.are === 'everyone') return true;
  const context = { country: values.country, today };
  const read = heldAs(document, who.field, valueIn(values, who.field), context);
  if (!read.ok) return null;
  return read.value !== null && wantedBy(who, document, context).has(read.value);
};

type Wanted = ReadonlySet<string>;

/** What conditions ask for, by the country and the day that it is read against: rows are derived by the hundred thousand. */
const known = new WeakMap<MappingDocument, WeakMap<ListWho, Map<string, Wanted>>>();

const wantedBy = (
  who: Extract<ListWho, { readonly are: 'those-with' }>,
  document: MappingDocument,
  context: ValueContext,
): Wanted => {
  const ofDocument = known.get(document) ?? new WeakMap<ListWho, Map<string, Wanted>>();
  const ofCondition = ofDocument.get(who) ?? new Map<string, Wanted>();
  const country = isReadByCountry(readingOf(document)[who.field].held) ? context.country : null;
  const key = `${context.today} ${country ?? ''}`;
  const found = ofCondition.get(key);
  if (found !== undefined) return found;
  const wanted = new Set(
    who.oneOf.flatMap((text) => {
      const read = heldAs(document, who.field, text, context);
      return read.ok && read.value !== null ? [read.value] : [];
    }),
  );
  known.set(document, ofDocument.set(who, ofCondition.set(key, wanted)));
  return wanted;
};

/**
 * How a pair stands to every list of the mapping. There is a gap only for a contact that can be mailed: who left a list, or
 * waits to be let in, is in none, and an answer of the person stays. Empty where the lists of the contact were not read.
 */
export const listStandings = (
  values: FieldValues,
  contact: Listed,
  today: string,
  document: MappingDocument,
): readonly ListStanding[] =>
  document.lists.flatMap((rule) => {
    const { listId: id, name, who, takesOut } = rule;
    const membership = membershipOf(contact, id);
    if (membership === null) return [];
    const belongs = belongsIn(rule, values, today, document);
    const value = who.are === 'everyone' ? null : valueIn(values, who.field);
    return [
      { id, name, who, value, belongs, membership, gap: gapOf(belongs, membership, isListable(contact), takesOut) },
    ];
  });

const gapOf = (
  belongs: boolean | null,
  membership: string,
  canBeMailed: boolean,
  takesOut: boolean,
): ListStanding['gap'] => {
  if (!canBeMailed) return null;
  if (belongs === true && membership === 'none') return 'add';
  return belongs === false && takesOut && membership === 'subscribed' ? 'take-out' : null;
};

/** Whether the lists of a pair are not what the mapping says. */
export const hasListGap = (values: FieldValues, contact: Listed, today: string, document: MappingDocument): boolean =>
  listStandings(values, contact, today, document).some(({ gap }) => gap !== null);

/**
 * What each side says of the lists, as texts of the row's hash, so that a gap is a hash that differs. They are alike only
 * where the customer belongs in the list and the contact is in it, or neither; none without lists in the mapping.
 */
export const listTextsOfCustomer = (values: FieldValues, today: string, document: MappingDocument): readonly string[] =>
  document.lists.map((rule) => {
    const belongs = belongsIn(rule, values, today, document);
    return belongs === null ? 'unreadable' : belongs ? isIn : isNotIn;
  });

/** The contact's side; of one that cannot be mailed all are told alike, as nothing is found about it. */
export const listTextsOfContact = (contact: Listed, document: MappingDocument): readonly string[] =>
  document.lists.map(({ listId }) => {
    const membership = isListable(contact) ? membershipOf(contact, listId) : null;
    return membership ?? 'not-listable';
  });

const isIn = 'subscribed';
const isNotIn = 'none';
