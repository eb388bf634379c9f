import type { ConsentRecord } from '../../../../shared/domain/contact.ts';
import type { Permission } from '../../../../shared/domain/customer.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';

/**
 * The consent record of a create. Dotdigital requires all five properties (contract dotdigital, appendix A1 [C]); the
 * ERP knows no address and no browser, and says so instead of inventing them.
 */
export const consentRecordOf = (permission: Permission): ConsentRecord => ({
  text:
    permission.ground === 'soft-opt-in'
      ? `${written(permission.text) ?? 'Soft opt-in of an existing customer'} (order ${permission.orderReference ?? 'not recorded'})`
      : (written(permission.text) ?? 'Consent recorded in the ERP'),
  dateTimeConsented: permission.at,
  url: /^https?:\/\//.test(permission.source ?? '') ? permission.source : '',
  ipAddress: '0.0.0.0',
  userAgent: 'not recorded',
});

/** A text in which something is written, else null. */
const written = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);

/** Why a permission cannot carry a create, in a sentence; null when it can. */
export const permissionGap = (permission: Permission): string | null => {
  switch (permission.ground) {
    case 'consent':
      return permission.at === null ? 'The ERP records consent without its date; add the date in the ERP first.' : null;
    case 'soft-opt-in':
      if (permission.at === null)
        return 'The ERP records a soft opt-in without its date; add the date in the ERP first.';
      return written(permission.orderReference) === null
        ? 'The ERP records a soft opt-in without its order; add the order in the ERP first.'
        : null;
    case 'opt-out':
      return 'This person has opted out; no machine may subscribe them again.';
    case 'none':
      return 'No permission to mail is recorded in the ERP. Ask the person; until then no contact is created.';
  }
};

/** When a permission was given or withdrawn (epoch ms), where the ERP says so. */
export const permissionAt = ({ at }: Permission): number | null => (at === null ? null : Date.parse(at));

/**
 * The instant of a consent that was given after an opt-out, or null. A later purchase is none: only the person's own
 * consent says something new.
 */
export const newerConsentAt = (permission: Permission, optedOutAt: number): number | null => {
  const at = permissionAt(permission);
  return permission.ground === 'consent' && at !== null && at > optedOutAt ? at : null;
};

/**
 * Whether an opt-out still stands although the contact's status only tells of a bounce: a bounce is not an opt-out, but it
 * does not take one back either. Only a consent that is newer than what the ledger knows does, on whichever side.
 */
export const isOutBehindBounce = (
  contact: { readonly facts: number; readonly consentedAt: number | null },
  permission: Permission,
  knownAt: number | null,
): boolean =>
  (contact.facts & contactFact.bounced) !== 0 &&
  knownAt !== null &&
  (contact.consentedAt === null || contact.consentedAt <= knownAt) &&
  newerConsentAt(permission, knownAt) === null;
