import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import { valueIn } from '../../../shared/domain/fields.ts';
import { type Mapping, sourceName } from '../../../shared/domain/mapping-document.ts';
import type { Versioned } from '../connectors/connector.ts';
import {
  comparedOfContact,
  comparedOfCustomer,
  type FieldReading,
  fieldsRead,
  readingOf,
} from '../domain/mapping/reading.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import type { Row } from './steps.ts';

/** A customer through the mapping: the ERP's field and value, then Dotdigital's field and what it would get. */
export const customerRows = (customer: Versioned<Customer>, today: string, mapping: Mapping): readonly Row[] => {
  const { values, number } = deriveCustomer(customer, today, mapping);
  const reading = readingOf(mapping.document);
  return [
    { name: `number → ${mapping.document.numberField}`, first: number, second: number, isFine: true },
    ...fieldsRead(mapping.document).map((field) => {
      const gets = comparedOfCustomer(reading[field], values, today);
      return {
        name: `${heldName(reading[field])} → ${targetName(reading[field])}`,
        first: valueIn(values, field) ?? '',
        second: gets.ok ? (gets.value ?? '') : 'not readable',
        isFine: gets.ok,
      };
    }),
  ];
};

/** A contact through the mapping: Dotdigital's field and value, then Concord's field and what is compared. */
export const contactRows = (contact: Contact, today: string, mapping: Mapping): readonly Row[] => {
  const { values, erpNumber } = deriveContact(contact, today, mapping);
  const reading = readingOf(mapping.document);
  return [
    { name: `${mapping.document.numberField} → number`, first: erpNumber ?? '', second: erpNumber ?? '', isFine: true },
    ...fieldsRead(mapping.document).map((field) => {
      const read = comparedOfContact(reading[field], valueIn(values, field), { country: values.country, today });
      return {
        name: `${targetName(reading[field])} → ${heldName(reading[field])}`,
        first: valueIn(values, field) ?? '',
        second: read.ok ? (read.value ?? '') : 'not readable',
        isFine: read.ok,
      };
    }),
  ];
};

const heldName = ({ field, rule }: FieldReading): string => ('source' in rule ? sourceName(rule.source) : field);

const targetName = ({ field, rule }: FieldReading): string =>
  rule.target?.name ?? (field === 'email' ? 'email' : 'not sent');
