import type { ReceivedCustomer } from '../../electron/engine/domain/normalise/derive.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { fieldNames, type StandardField } from '../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../shared/domain/mapping.ts';

const at = Date.UTC(2026, 10, 25, 9);

const firstNames = ['Anna', 'Bert', 'Chloe', 'David', 'Elif', 'François', 'Grace', 'Henk', 'Ines', 'Jürgen', 'Karin'];
const lastNames = ['Smith', 'Müller', 'Jones', 'de Vries', 'García', 'Brown', 'Østergaard', 'Taylor', 'Rossi', 'Patel'];
const cities = ['Leeds', 'York', 'Berlin', 'Utrecht', 'Madrid', 'Hull', 'Bath', 'Ghent', 'Lyon', 'Turin', 'Graz'];

/** One of a list, by a number that moves differently for every list. */
const pick = (list: readonly string[], n: number, step: number): string => list[(n * step) % list.length] ?? '';

/** Numbers are spread, as an ERP that has been in use for years gives them: rows do not arrive in order of their keys. */
const numberOf = (n: number, size: number): string => `K-${String((n * 7_919) % size).padStart(8, '0')}`;

const valuesOf = (n: number): Readonly<Record<StandardField, string>> => ({
  email: `person.${n}@shop${n % 97}.test`,
  title: n % 2 === 0 ? 'Ms' : 'Mr',
  firstName: pick(firstNames, n, 7),
  lastName: pick(lastNames, n, 3),
  phone: `+4411345${String(n % 100_000).padStart(5, '0')}`,
  birthDate: `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`,
  street: `${1 + (n % 200)} Mill Lane`,
  city: pick(cities, n, 5),
  postcode: `LS${1 + (n % 9)} ${1 + (n % 9)}AB`,
  country: 'GB',
  language: 'en',
  loyaltyTier: n % 10 === 0 ? 'gold' : 'silver',
  loyaltyPoints: String(n % 5_000),
  priceGroup: `P${n % 4}`,
  homeStore: `Store ${n % 40}`,
});

/**
 * What the ERP says of a person. One in four hundred has an address that cannot be read, one in four hundred is the
 * record before once more, under a number of its own.
 */
export const customerAt = (n: number, size: number, city?: string): ReceivedCustomer => {
  const isAgain = n % 400 === 121;
  const values = valuesOf(isAgain ? n - 1 : n);
  return {
    id: `cus_${n}`,
    version: `v${n}${city ?? ''}`,
    modifiedAt: at,
    value: {
      ...values,
      ...(n % 400 === 33 ? { email: 'no address' } : {}),
      ...(city === undefined ? {} : { city }),
      number: numberOf(n, size),
      kind: 'person',
      active: true,
      test: false,
      duplicateOf: null,
      permission: { ground: 'consent', at: '2026-01-02T03:04:05Z', source: 'shop', text: 'Yes', orderReference: null },
    },
  };
};

/** Their contact, equal but for one city in a hundred; one customer in two hundred has none. */
export const contactAt = (n: number, size: number): Contact | null => {
  if (n % 200 === 50 || n % 400 === 121) return null;
  const values = valuesOf(n);
  const theirs = n % 100 === 7 ? { ...values, city: 'Elsewhere' } : values;
  const dataFields: Record<string, string> = { [erpNumberDataField]: numberOf(n, size) };
  for (const name of fieldNames) {
    const { dataField } = defaultMapping[name];
    if (dataField !== null) dataFields[dataField] = theirs[name];
  }
  return {
    contactId: n + 1,
    status: 'subscribed',
    createdAt: at,
    updatedAt: at,
    mobileNumber: null,
    email: values.email,
    dataFields,
    emailStatus: 'subscribed',
    optInType: 'single',
    consentRecords: [],
  };
};

/** So many of them, those that there are, in pages of this size: a million at once would fill the memory. */
export function* pagesOf<T>(size: number, at: (n: number) => T | null, pageSize: number): Generator<readonly T[]> {
  let page: T[] = [];
  for (let n = 0; n < size; n += 1) {
    const one = at(n);
    if (one !== null) page.push(one);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
