/** The columns whose texts are compared. `street2` is a second address line, `identifier` a tax or membership number. */
export const columnNames = [
  'firstName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'street',
  'street2',
  'city',
  'postcode',
  'region',
  'company',
  'identifier',
] as const;

export type ColumnName = (typeof columnNames)[number];

/** From a first day to a last one; days since 1970. */
export type Period = { readonly from: number; readonly upTo: number };

/**
 * What is known of a person on one side, as that side wrote it. `orders` are references that both sides write alike and both have;
 * `ordered` is when those were made, null where there is none or no day is known.
 */
export type Person = Readonly<Record<ColumnName, string | null>> & {
  readonly orders: readonly string[];
  readonly ordered: Period | null;
};

/** Where two records agree or not; also the order of a waterfall. */
export const fieldNames = [...columnNames, 'orders'] as const;

export type FieldName = (typeof fieldNames)[number];

/** A person of whom nothing is known. */
export const nobody: Person = {
  firstName: null,
  lastName: null,
  birthDate: null,
  email: null,
  phone: null,
  street: null,
  street2: null,
  city: null,
  postcode: null,
  region: null,
  company: null,
  identifier: null,
  orders: [],
  ordered: null,
};
