import type { WorldItem } from '../make-world.ts';
import type { WorldContact, WorldCustomer } from '../types.ts';

export type Currency = 'GBP' | 'EUR' | 'USD';

/** Whoever buys, as far as an order tells: nobody in particular at a till, as a guest, or on a marketplace. */
export type Buyer = {
  readonly number: string | null;
  readonly isCompany: boolean;
  readonly currency: Currency;
  readonly priceGroup: string | null;
  readonly store: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly contact: (Pick<WorldContact, 'contactId' | 'email'> & Partial<Pick<WorldContact, 'dataFields'>>) | null;
};

const euroCountries = ['DE', 'FR', 'NL', 'ES', 'IT', 'IE'];

const currencyFor = (country: string | null): Currency => {
  if (country === 'SE') return 'USD';
  return euroCountries.includes(country ?? '') ? 'EUR' : 'GBP';
};

export const buyerOf = ({ data }: WorldCustomer, contact: WorldItem['contact']): Buyer => ({
  number: data.number,
  isCompany: data.kind === 'company',
  currency: currencyFor(data.country),
  priceGroup: data.priceGroup,
  store: data.homeStore === null || data.homeStore === 'Online' ? 'Leeds Briggate' : data.homeStore,
  city: data.city,
  country: data.country,
  contact,
});

/** Somebody who gave no customer number. */
export const guest = (currency: Currency): Buyer => ({
  number: null,
  isCompany: false,
  currency,
  priceGroup: null,
  store: 'London Marylebone',
  city: null,
  country: null,
  contact: null,
});
