import { expect, test } from 'vitest';
import { fieldNames } from '../../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';

const dataFields = fieldNames.flatMap((name) => defaultMapping[name].dataField ?? []);

test("every data field keeps to Dotdigital's rule for names, and none is used twice", () => {
  for (const name of [...dataFields, erpNumberDataField]) expect(name).toMatch(/^[A-Z0-9_-]{1,20}$/);
  expect(new Set([...dataFields, erpNumberDataField]).size).toBe(dataFields.length + 1);
});

test('only the email is an identifier; every other field has a data field with its type', () => {
  for (const name of fieldNames) {
    const { dataField, dataFieldType } = defaultMapping[name];
    expect(dataField === null).toBe(name === 'email');
    expect(dataFieldType === null).toBe(name === 'email');
  }
  expect(defaultMapping.birthDate.dataFieldType).toBe('Date');
  expect(defaultMapping.loyaltyPoints.dataFieldType).toBe('Numeric');
});
