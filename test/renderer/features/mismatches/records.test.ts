import { expect, test } from 'vitest';
import { recordsOf } from '../../../../renderer/features/mismatches/records.ts';
import { duplicateContacts, duplicateCustomers, orphan } from '../../../doubles/record-details.ts';

const names = (detail: ReturnType<typeof orphan>) => recordsOf(detail)?.lines.map(({ name }) => name);
const line = (detail: ReturnType<typeof orphan>, wanted: string) =>
  recordsOf(detail)?.lines.find(({ name }) => name === wanted);

test('only duplicates are several records', () => {
  expect(recordsOf(orphan())).toBeNull();
});

test('records stand in the order in which they can be chosen', () => {
  expect(recordsOf(duplicateCustomers())?.columns.map(({ value }) => value)).toEqual(['C-1', 'C-9']);
  expect(recordsOf(duplicateContacts())?.columns.map(({ title }) => title)).toEqual([
    'Contact 41',
    'Contact 42',
    'Contact 43',
  ]);
});

test('of the fields only who it is and what differs is shown, then what may be mailed and its state', () => {
  expect(names(duplicateCustomers())).toEqual(['Email', 'Last name', 'Postcode', 'Permission', 'Status', 'Changed']);
  expect(names(duplicateContacts())).toEqual([
    'Number',
    'Email',
    'Last name',
    'Email status',
    'Lists',
    'Consent',
    'Status',
    'Changed',
  ]);
});

test('a line has a text for each record and says whether they differ', () => {
  expect(line(duplicateCustomers(), 'Postcode')).toMatchObject({ texts: ['BS8 1TH', 'BS1 9ZZ'], isDifferent: true });
  expect(line(duplicateContacts(), 'Email status')).toMatchObject({
    texts: ['Subscribed', 'Subscribed', 'Unsubscribed'],
    isDifferent: true,
  });
  expect(line(duplicateCustomers(), 'Status')).toMatchObject({ texts: ['Active', 'Active'], isDifferent: false });
});
