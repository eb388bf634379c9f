import type { Wait } from '../../../../shared/domain/posting.ts';
import { unreachable } from '../../../../shared/unreachable.ts';

/** Why a marketing order waits, in a sentence. */
export const waitSentence = ({ reason, detail }: Wait): string => {
  const about = detail ?? '';
  switch (reason) {
    case 'customer-missing':
      return 'The contact whose order it is leads to no customer in the ERP.';
    case 'customer-gone':
      return 'The contact carries a customer number that the ERP does not have.';
    case 'customer-by-email':
      return 'Only the email address says which customer it is; the contact carries no customer number.';
    case 'customer-blocked':
      return 'The customer is inactive in the ERP.';
    case 'maybe-posted':
      return `The ERP has an order of this customer with this amount, a few days apart at most: ${about}.`;
    case 'sku-unknown':
      return `The ERP does not have ${about}.`;
    case 'sku-discontinued':
      return `The ERP does not sell ${about} any more.`;
    case 'period-closed':
      return `The accounting period ${about} is closed for receivables.`;
    case 'period-restricted':
      return `The accounting period ${about} is restricted: the ERP may refuse it.`;
    case 'period-unknown':
      return `Whether the accounting period ${about} is open is not known.`;
    case 'incomplete':
      return `The record does not tell what the ERP needs: ${about}.`;
    case 'totals-off':
      return about.startsWith('-')
        ? `The total is ${about.slice(1)} less than lines and delivery less discount come to.`
        : `The total is ${about} more than lines and delivery less discount come to.`;
    case 'currency-unknown':
      return `The ERP has no order in ${about} yet.`;
    case 'status-unknown':
      return detail === null
        ? 'The record does not say what has become of the order.'
        : `Whether “${about}” means that it was sold is not known.`;
    case 'refused':
      return `The ERP refused it: ${about}`;
    default:
      return unreachable(reason);
  }
};
