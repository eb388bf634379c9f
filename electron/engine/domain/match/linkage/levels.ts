import type { FieldName } from './person.ts';

/**
 * How far two values agree. 0: one of them is missing, which says nothing. 1: they differ. Above that, more is closer, and 7 is the
 * same. Not every field uses every level.
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The levels of each field in words, for a waterfall. A level that a field lacks is not in its row. */
export const levelWords: Readonly<Record<FieldName, Readonly<Partial<Record<Level, string>>>>> = {
  firstName: {
    1: 'First name differs',
    2: 'First name fits an initial',
    3: 'First name is alike',
    4: 'First name is nearly the same',
    5: 'First and last name are exchanged',
    6: 'First name is a form of the same name',
    7: 'First name is the same',
  },
  lastName: {
    1: 'Surname differs',
    3: 'Surname is alike',
    4: 'Surname is nearly the same',
    6: 'Surname is a part of the other',
    7: 'Surname is the same',
  },
  birthDate: {
    1: 'Birth date differs',
    2: 'Birth year is the same',
    3: 'Two parts of the birth date are the same',
    5: 'Birth date is one slip away',
    6: 'Day and month of birth are exchanged',
    7: 'Birth date is the same',
  },
  email: {
    1: 'Email differs',
    2: 'Email is of the same company',
    3: 'Email is alike before the @',
    4: 'Email is the same before the @',
    5: 'Email is one slip away',
    6: 'Email is the same without its tag',
    7: 'Email is the same',
  },
  phone: {
    1: 'Phone differs',
    3: 'Last six digits of the phone are the same',
    5: 'Phone is one slip away',
    7: 'Phone is the same',
  },
  street: {
    1: 'Street differs',
    2: 'House number is the same, street differs',
    3: 'Street is alike, number differs',
    4: 'Street is the same, number differs',
    5: 'Street is alike, number is the same',
    6: 'Address is nearly the same',
    7: 'Address is the same',
  },
  street2: {
    1: 'Second address line differs',
    3: 'Second address line is alike',
    5: 'Second address line is nearly the same',
    7: 'Second address line is the same',
  },
  city: { 1: 'City differs', 3: 'City is alike', 5: 'City is nearly the same', 7: 'City is the same' },
  postcode: {
    1: 'Postcode differs',
    3: 'Postcode is of the same area',
    5: 'Postcode is one slip away',
    7: 'Postcode is the same',
  },
  region: { 1: 'Region differs', 5: 'Region is nearly the same', 7: 'Region is the same' },
  company: {
    1: 'Company differs',
    3: 'Company is alike',
    5: 'Company is nearly the same',
    7: 'Company is the same',
  },
  identifier: {
    1: 'Identifier differs',
    4: 'Identifier is two slips away',
    5: 'Identifier is one slip away',
    7: 'Identifier is the same',
  },
  orders: { 1: 'Orders of the same months, none in common', 6: 'One order in common', 7: 'Several orders in common' },
};
