import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { ListMembership } from '../../../../shared/domain/contact.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';

type Contact = Pick<NonNullable<Evidence['contact']>, 'contactId' | 'facts' | 'emailStatus' | 'lists'>;
type Lists = { readonly facts: number; readonly lists?: readonly ListMembership[] | undefined };

/** What a contact is in a list: "subscribed", "suppressed", "pending"; "none" when it is not in it, null when not read. */
export const membershipOf = ({ lists }: Lists, listId: number): string | null =>
  lists === undefined ? null : (lists.find(({ id }) => id === listId)?.status ?? 'none');

/** Whether a contact may be put into lists: only who is plainly subscribed; a bounce or an open question is not. */
export const isListable = ({ facts, emailStatus }: Pick<Contact, 'facts' | 'emailStatus'>): boolean =>
  (facts & (contactFact.live | contactFact.optedOut | contactFact.bounced)) === contactFact.live &&
  emailStatus?.toLowerCase() === 'subscribed';

/** Whether either side holds a ground on which the person may be mailed. */
export const isPermitted = (
  customer: { readonly facts: number } | null,
  contact: { readonly facts: number },
): boolean =>
  ((customer?.facts ?? 0) & customerFact.hasPermission) !== 0 || (contact.facts & contactFact.hasPermission) !== 0;

/** Whether the person answered no there: by leaving altogether, or by leaving this list. */
export const hasLeftList = (contact: Lists, listId: number): boolean =>
  (contact.facts & contactFact.optedOut) !== 0 || membershipOf(contact, listId) === 'suppressed';

export type ListMove = {
  readonly customer: { readonly facts: number } | null;
  readonly stays: Contact;
  readonly others: readonly Contact[];
  /** The one that stays is unsubscribed first. */
  readonly mustLeave: boolean;
};

/** Whether one that stays is unsubscribed, because another one of the person was. */
export const mustLeave = (stays: Pick<Contact, 'facts'>, others: readonly Pick<Contact, 'facts'>[]): boolean =>
  (stays.facts & contactFact.optedOut) === 0 && others.some(({ facts }) => (facts & contactFact.unsubscribed) !== 0);

/** Whether a list, or the stricter answer, of another contact of the person is not where it belongs; false where no lists were read. */
export const hasToMove = ({
  customer,
  stays,
  other,
}: Pick<ListMove, 'customer' | 'stays'> & { readonly other: Contact }): boolean => {
  const lists = planLists({ customer, stays, others: [other], mustLeave: mustLeave(stays, [other]) });
  return lists !== null && (lists.length > 0 || mustLeave(stays, [other]));
};

/**
 * The lists of the others move to the contact that stays, into each before out of it. Of somebody who opted out the
 * others only leave. Where the one that stays cannot be mailed for another reason, nothing moves. A list that somebody
 * left stays left; null when the lists were not read.
 */
export const planLists = ({ customer, stays, others, mustLeave }: ListMove): readonly ChangeSet[] | null => {
  if ([stays, ...others].some(({ lists }) => lists === undefined)) return null;
  const isOut =
    mustLeave || (stays.facts & contactFact.optedOut) !== 0 || ((customer?.facts ?? 0) & customerFact.optedOut) !== 0;
  if (!isOut && !isListable(stays)) return [];
  const given = new Set<number>();
  return others.flatMap((other) =>
    (other.lists ?? [])
      .filter(({ status }) => status === 'subscribed')
      .flatMap(({ id, name }): readonly ChangeSet[] => {
        const list = { id, name };
        const isGiven =
          !isOut &&
          !given.has(id) &&
          membershipOf(stays, id) === 'none' &&
          !others.some((one) => membershipOf(one, id) === 'suppressed');
        if (isGiven) given.add(id);
        const change = { v: 1, operation: 'contact.list', list } as const;
        return [
          ...(isGiven ? [{ ...change, contactId: stays.contactId, otherId: other.contactId, isIn: true }] : []),
          { ...change, contactId: other.contactId, otherId: stays.contactId, isIn: false },
        ];
      }),
  );
};
