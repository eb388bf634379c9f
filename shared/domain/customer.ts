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
export type Customer = Readonly<z.infer<typeof customerSchema>> & {
  /** What else the ERP sent of the customer; absent where it was not kept. */
  readonly custom?: CustomValues;
};

/** The ERP's own fields beyond the known ones, by the name that the ERP gives them: texts, empty ones left out. */
export type CustomValues = Readonly<Record<string, string>>;
export const customValuesSchema = z.record(z.string(), z.string());

/** The longest name and value that are kept of such a field, and how many of one record. */
const mostOfCustom = { name: 100, value: 2_000, fields: 200 } as const;

/**
 * A customer with every other attribute that the ERP sent. Texts, numbers and yes or no are kept as texts; what is nested
 * has no one text, and is left out.
 */
export const customerRecordSchema = customerSchema.loose().transform((record): Customer => {
  const known = customerSchema.parse(record);
  const custom: Record<string, string> = {};
  let left: number = mostOfCustom.fields;
  for (const [name, value] of Object.entries(record)) {
    if (
      Object.hasOwn(customerSchema.shape, name) ||
      left === 0 ||
      name.length > mostOfCustom.name ||
      name === '__proto__'
    )
      continue;
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string' || text.trim() === '' || text.length > mostOfCustom.value) continue;
    custom[name] = text;
    left -= 1;
  }
  return { ...known, custom };
});
