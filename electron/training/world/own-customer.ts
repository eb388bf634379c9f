import { z } from 'zod';
import { customerSchema } from '../../../shared/domain/customer.ts';

/** What this ERP keeps of a customer beyond what every ERP does, as it calls it. */
export const ownFieldNames = ['SIZE_TOP', 'SHOE_SIZE', 'NEWSLETTER_TOPIC'] as const;
export type OwnField = (typeof ownFieldNames)[number];
export type OwnValues = Readonly<Record<OwnField, string | null>>;

const text = z.string().nullable().default(null);

/** Kept of whoever a clerk enters them for; nobody has them from the beginning. */
const entered = z.string().nullable().optional();

/** A customer as this ERP keeps it. */
export const ownCustomerSchema = customerSchema.extend({
  SIZE_TOP: text,
  SHOE_SIZE: text,
  NEWSLETTER_TOPIC: text,
  COMPANY: entered,
  MEMBER_NUMBER: entered,
});
export type OwnCustomer = Readonly<z.infer<typeof ownCustomerSchema>>;
