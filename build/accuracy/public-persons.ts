import { nobody, type Person } from '../../electron/engine/domain/match/linkage/person.ts';

type Row = Readonly<Record<string, string>>;

/** A public set of persons: who is who is known, by a name for each person. */
export type PersonRow = { readonly id: string; readonly who: string; readonly person: Person };

/** What such sets call the fields. */
const headers: Readonly<Record<string, readonly string[]>> = {
  firstName: ['given_name', 'first_name', 'forename'],
  lastName: ['surname', 'last_name'],
  birthDate: ['date_of_birth', 'dob', 'birth_date'],
  email: ['email'],
  phone: ['phone', 'phone_number'],
  street2: ['address_2'],
  city: ['suburb', 'city', 'town', 'birth_place'],
  postcode: ['postcode', 'postcode_fake', 'zip'],
  region: ['state', 'region'],
  company: ['company', 'occupation'],
  identifier: ['soc_sec_id'],
};

/** Whether a file with these columns holds persons and tells who is who. */
export const holdsPersons = (row: Row): boolean =>
  ('rec_id' in row || 'cluster' in row) && ('surname' in row || 'last_name' in row);

/** The person of a row. The truth (`cluster`, or the number in `rec_id`) is read beside it and never into it. */
export const personRow = (row: Row, place: number): PersonRow => {
  const text = (name: string): string | null =>
    headers[name]?.map((header) => row[header]).find((value) => value) ?? null;
  const street = [row.street_number, row.address_1].filter((part) => part).join(' ');
  const person: Person = {
    ...nobody,
    firstName: text('firstName'),
    lastName: text('lastName'),
    birthDate: text('birthDate'),
    email: text('email'),
    phone: text('phone'),
    street: street === '' ? null : street,
    street2: text('street2'),
    city: text('city'),
    postcode: text('postcode'),
    region: text('region'),
    company: text('company'),
    identifier: text('identifier'),
  };
  const who = row.cluster ?? /^rec-(\d+)/.exec(row.rec_id ?? '')?.[1] ?? String(place);
  return { id: row.rec_id ?? row.unique_id ?? String(place), who, person };
};

/** The same person with names and address only. */
export const nameAndAddress = (person: Person): Person => ({
  ...person,
  birthDate: null,
  identifier: null,
  email: null,
  phone: null,
});
