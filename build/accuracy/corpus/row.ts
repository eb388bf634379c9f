/** A record as either side holds it. Nothing here knows how records are compared. */
export type Row = {
  readonly first: string | null;
  readonly last: string | null;
  readonly born: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly extra: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly firm: string | null;
  readonly orders: readonly string[];
};

export const blank: Row = {
  first: null,
  last: null,
  born: null,
  email: null,
  phone: null,
  street: null,
  extra: null,
  city: null,
  postcode: null,
  firm: null,
  orders: [],
};
