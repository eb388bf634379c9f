import { deriveContact, deriveCustomer } from '../../electron/engine/domain/normalise/derive.ts';
import type { Customer } from '../../shared/domain/customer.ts';
import { type FieldName, fieldNames } from '../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../shared/domain/mapping.ts';
import { firstVersion as mapping } from '../../shared/domain/mapping-document.ts';
import type { MirrorContact, MirrorCustomer } from '../../shared/domain/mirror.ts';

export const today = '2026-11-25';
const at = Date.UTC(2026, 10, 25, 9);

/** How many rows a side has: `--size=250000`, else 100,000. */
export const sizeWanted = (): number => {
  const given = process.argv.map((argument) => /^--size=(\d+)$/.exec(argument)?.[1]).find((size) => size !== undefined);
  return given === undefined ? 100_000 : Number(given);
};

const firstNames = ['Anna', 'Bert', 'Chloe', 'David', 'Elif', 'François', 'Grace', 'Henk', 'Ines', 'Jürgen', 'Karin'];
const lastNames = ['Smith', 'Müller', 'Jones', 'de Vries', 'García', 'Brown', 'Østergaard', 'Taylor', 'Rossi', 'Patel'];
const cities = ['Leeds', 'York', 'Berlin', 'Utrecht', 'Madrid', 'Hull', 'Bath', 'Ghent', 'Lyon', 'Turin', 'Graz'];

/** One of a list, by a number that moves differently for every list. */
const pick = (list: readonly string[], n: number, step: number): string => list[(n * step) % list.length] ?? '';

/** Numbers are spread, as an ERP that has been in use for years gives them: rows do not arrive in order of their keys. */
const numberOf = (n: number, size: number): string => `K-${String((n * 7_919) % size).padStart(8, '0')}`;

const valuesOf = (n: number): Readonly<Record<FieldName, string>> => ({
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

/** A customer and its contact, equal but for one city in a hundred; one customer in a hundred has no contact. */
export const mirrorRows = (
  size: number,
): { readonly customers: MirrorCustomer[]; readonly contacts: MirrorContact[] } => {
  const customers: MirrorCustomer[] = [];
  const contacts: MirrorContact[] = [];
  for (let n = 0; n < size; n += 1) {
    const values = valuesOf(n);
    const number = numberOf(n, size);
    const value: Customer = {
      ...values,
      number,
      kind: 'person',
      active: true,
      test: false,
      duplicateOf: null,
      permission: { ground: 'consent', at: '2026-01-02T03:04:05Z', source: 'shop', text: 'Yes', orderReference: null },
    };
    customers.push(deriveCustomer({ id: `cus_${n}`, version: `v${n}`, modifiedAt: at, value }, today, mapping));
    if (n % 100 === 50) continue;
    const theirs = n % 100 === 7 ? { ...values, city: 'Elsewhere' } : values;
    const dataFields: Record<string, string> = { [erpNumberDataField]: number };
    for (const name of fieldNames) {
      const { dataField } = defaultMapping[name];
      if (dataField !== null) dataFields[dataField] = theirs[name];
    }
    const contact = { contactId: n + 1, status: 'subscribed', createdAt: at, updatedAt: at, mobileNumber: null };
    contacts.push(
      deriveContact(
        {
          ...contact,
          email: values.email,
          dataFields,
          emailStatus: 'subscribed',
          optInType: 'single',
          consentRecords: [],
        },
        today,
        mapping,
      ),
    );
  }
  return { customers, contacts };
};
