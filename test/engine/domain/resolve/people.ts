import { deriveContact, deriveCustomer } from '../../../../electron/engine/domain/normalise/derive.ts';
import { toEvidence } from '../../../../electron/engine/domain/resolve/evidence.ts';
import { contactSchema } from '../../../../shared/domain/contact.ts';
import { customerSchema } from '../../../../shared/domain/customer.ts';
import { type FieldName, maskOf } from '../../../../shared/domain/fields.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';

export const today = '2026-11-25';

/** A customer of the ERP, sound unless told otherwise. */
export const customerWith = (change: Record<string, unknown> = {}) =>
  deriveCustomer(
    {
      id: 'cus_1',
      version: 'v1',
      modifiedAt: 1_000,
      value: customerSchema.parse({
        number: 'C-1',
        kind: 'person',
        active: true,
        email: 'amelia.hart@example.com',
        firstName: 'Amelia',
        lastName: 'Hart',
        phone: '0117 496 0240',
        birthDate: '1984-12-31',
        postcode: 'BS8 1TH',
        country: 'GB',
        loyaltyTier: 'Gold',
        loyaltyPoints: '120',
        permission: {
          ground: 'consent',
          at: '2026-01-02T03:04:05Z',
          source: 'https://shop.example/join',
          text: 'Yes, mail me',
        },
        ...change,
      }),
    },
    today,
    mapping,
  );

/** A contact of Dotdigital that agrees with it, unless told otherwise. */
export const contactWith = (change: Record<string, unknown> = {}, dataFields: Record<string, unknown> = {}) =>
  deriveContact(
    contactSchema.parse({
      contactId: 77,
      status: 'subscribed',
      createdAt: 1,
      updatedAt: 2,
      email: 'amelia.hart@example.com',
      mobileNumber: null,
      emailStatus: 'subscribed',
      optInType: 'Single',
      lists: [],
      consentRecords: [{ text: 'Yes', dateTimeConsented: '2026-01-02T03:04:05Z' }],
      dataFields: {
        ERP_ID: 'C-1',
        FIRSTNAME: 'Amelia',
        LASTNAME: 'Hart',
        PHONE: '+441174960240',
        BIRTHDATE: '1984-12-31T00:00:00Z',
        POSTCODE: 'BS8 1TH',
        COUNTRY: 'GB',
        LOYALTY_TIER: 'Gold',
        LOYALTY_POINTS: 120,
        ...dataFields,
      },
      ...change,
    }),
    today,
    mapping,
  );

/** What an operator would see of the two. */
export const evidenceWith = (
  kind: MismatchKind,
  fields: readonly FieldName[],
  customer: ReturnType<typeof customerWith> | null = customerWith(),
  contact: ReturnType<typeof contactWith> | null = contactWith(),
) => toEvidence({ kind, mask: maskOf(fields), customer, contact, method: 'erp-number', today, mapping });
