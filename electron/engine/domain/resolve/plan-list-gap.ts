import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { isEligible } from '../mismatch/judge.ts';
import { type Plan, refused, steps } from './plan.ts';
import { isPermitted } from './plan-lists.ts';

/** Into each list that the customer belongs in, then out of each of the others: one step a list, in the mapping's order. */
export const planListGap = ({ customer, contact, lists }: Evidence): Plan => {
  if (customer === null) return refused('The ERP no longer has this customer.');
  if (contact === null) return refused('There is no contact to put into a list any more.');
  if (!isEligible(customer, contact) || !isPermitted(customer, contact))
    return refused('This person is not mailed any more: not eligible, without permission, or opted out on one side.');
  const gaps = (lists ?? []).filter(({ gap }) => gap !== null);
  const changes = [...gaps]
    .sort((left, right) => Number(right.gap === 'add') - Number(left.gap === 'add'))
    .map(
      ({ id, name, gap }): ChangeSet => ({
        v: 1,
        operation: 'contact.list',
        contactId: contact.contactId,
        list: { id, name },
        isIn: gap === 'add',
      }),
    );
  const [first, ...next] = changes;
  return first === undefined ? refused('The contact is in the lists that it belongs in by now.') : steps(first, next);
};
