import { z } from 'zod';

/**
 * The ground on which a person may be mailed, with its stamp. `at` is the instant (RFC 3339, UTC) when it was given or
 * withdrawn, `source` where (a page, a shop, a form), `text` what the person agreed to, `orderReference` the order that a
 * soft opt-in rests on.
 */
export const permissionSchema = z.object({
  ground: z.enum(['consent', 'soft-opt-in', 'opt-out', 'none']),
  at: z.iso.datetime().nullable().default(null),
  source: z.string().nullable().default(null),
  text: z.string().nullable().default(null),
  orderReference: z.string().nullable().default(null),
});
export type Permission = Readonly<z.infer<typeof permissionSchema>>;

const text = z.string().nullable().default(null);

/**
 * The ERP's record of a person or company, as the flow contract carries it. Values stay as typed in the ERP, wrong ones
 * included: what is malformed is found later, not refused here.
 */
export const customerSchema = z.object({
  number: z.string().min(1).max(50),
  kind: z.enum(['person', 'company']),
  active: z.boolean(),
  test: z.boolean().default(false),
  email: text,
  title: text,
  firstName: text,
  lastName: text,
  phone: text,
  birthDate: text,
  street: text,
  city: text,
  postcode: text,
  country: text,
  language: text,
  loyaltyTier: text,
  loyaltyPoints: text,
  priceGroup: text,
  homeStore: text,
  permission: permissionSchema,
  /** The number of the customer who survives when this one was found to be the same person; whoever sets it sets `active` false. */
  duplicateOf: z.string().min(1).max(50).nullable().default(null),
});
export type Customer = Readonly<z.infer<typeof customerSchema>>;
