import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactWith, customerWith, evidenceWith } from './people.ts';

const optOutPermission = { ground: 'opt-out', at: '2026-05-01T00:00:00Z', source: 'phone', text: null };

/** A customer of the same person with another id and number. */
export const customerNumbered = (number: string, change: Record<string, unknown> = {}) => ({
  ...customerWith({ number, ...change }),
  id: `cus_${number}`,
});
/** The same, opted out in the ERP. */
export const customerOut = (number = 'C-1') => customerNumbered(number, { permission: optOutPermission });

/** A contact with another id; `status` is that of its email channel. */
export const contactNumbered = (contactId: number, status = 'subscribed', email = 'amelia.hart@example.com') =>
  contactWith({ contactId, emailStatus: status, email });

/** Evidence of a kind about records. */
export const recordEvidence = (
  kind: Evidence['kind'],
  customer: ReturnType<typeof customerWith> | null,
  contact: ReturnType<typeof contactWith> | null,
  more: Partial<Evidence> = {},
): Evidence => ({ ...evidenceWith(kind, [], customer, contact), ...more });

/** A record as evidence holds it. */
export const customerPart = (customer: ReturnType<typeof customerWith>): NonNullable<Evidence['customer']> => {
  const part = recordEvidence('duplicate-customer', customer, null).customer;
  if (part === null) throw new Error('no customer');
  return part;
};
export const contactPart = (contact: ReturnType<typeof contactWith>): NonNullable<Evidence['contact']> => {
  const part = recordEvidence('duplicate-contact', null, contact).contact;
  if (part === null) throw new Error('no contact');
  return part;
};
