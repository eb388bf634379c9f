import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import { fieldNames } from '../../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';
import type { Versioned } from '../connectors/connector.ts';
import { canonical } from '../domain/normalise/canonical.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import type { Row } from './steps.ts';

/** A customer through the mapping: the ERP's field and value, then Dotdigital's field and what it would get. */
export const customerRows = (customer: Versioned<Customer>, today: string): readonly Row[] => {
  const { values, number } = deriveCustomer(customer, today);
  return [
    { name: `number → ${erpNumberDataField}`, first: number, second: number, isFine: true },
    ...fieldNames.map((field) => {
      const gets = canonical(field, values[field], { country: values.country, today });
      return {
        name: `${field} → ${defaultMapping[field].dataField ?? 'email'}`,
        first: values[field] ?? '',
        second: gets.ok ? (gets.value ?? '') : 'not readable',
        isFine: gets.ok,
      };
    }),
  ];
};

/** A contact through the mapping: Dotdigital's field and value, then Concord's field and what is compared. */
export const contactRows = (contact: Contact, today: string): readonly Row[] => {
  const { values, erpNumber } = deriveContact(contact, today);
  return [
    { name: `${erpNumberDataField} → number`, first: erpNumber ?? '', second: erpNumber ?? '', isFine: true },
    ...fieldNames.map((field) => {
      const read = canonical(field, values[field], { country: values.country, today });
      return {
        name: `${defaultMapping[field].dataField ?? 'email'} → ${field}`,
        first: values[field] ?? '',
        second: read.ok ? (read.value ?? '') : 'not readable',
        isFine: read.ok,
      };
    }),
  ];
};
