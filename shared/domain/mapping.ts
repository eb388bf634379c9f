import { type FieldName, type FieldType, isStandard, type StandardField } from './fields.ts';

/** Where one field lives in Dotdigital, and how it is compared. `email` is an identifier there, not a data field. */
export type FieldMapping = {
  readonly type: FieldType;
  readonly dataField: string | null;
  readonly dataFieldType: 'String' | 'Numeric' | 'Date' | 'Boolean' | null;
};

/** The data field that carries the ERP's customer number. Dotdigital does not keep it unique. */
export const erpNumberDataField = 'ERP_ID';

/** How the fields of the ERP are read, and where they go in a new workspace. Names keep to Dotdigital's rule: at most 20 characters of letters, digits, - and _. */
export const defaultMapping: Readonly<Record<StandardField, FieldMapping>> = {
  email: { type: 'email', dataField: null, dataFieldType: null },
  title: { type: 'text', dataField: 'TITLE', dataFieldType: 'String' },
  firstName: { type: 'text', dataField: 'FIRSTNAME', dataFieldType: 'String' },
  lastName: { type: 'text', dataField: 'LASTNAME', dataFieldType: 'String' },
  phone: { type: 'phone', dataField: 'PHONE', dataFieldType: 'String' },
  birthDate: { type: 'date', dataField: 'BIRTHDATE', dataFieldType: 'Date' },
  street: { type: 'text', dataField: 'ADDRESS_1', dataFieldType: 'String' },
  city: { type: 'text', dataField: 'CITY', dataFieldType: 'String' },
  postcode: { type: 'postcode', dataField: 'POSTCODE', dataFieldType: 'String' },
  country: { type: 'country', dataField: 'COUNTRY', dataFieldType: 'String' },
  language: { type: 'language', dataField: 'LANGUAGE', dataFieldType: 'String' },
  loyaltyTier: { type: 'text', dataField: 'LOYALTY_TIER', dataFieldType: 'String' },
  loyaltyPoints: { type: 'number', dataField: 'LOYALTY_POINTS', dataFieldType: 'Numeric' },
  priceGroup: { type: 'text', dataField: 'PRICE_GROUP', dataFieldType: 'String' },
  homeStore: { type: 'text', dataField: 'HOME_STORE', dataFieldType: 'String' },
};

const nowhere: FieldMapping = { type: 'text', dataField: null, dataFieldType: null };

/** The same of any field: what a mapping adds goes nowhere in a new workspace, and is a text unless the mapping says more. */
export const firstFieldMapping = (field: FieldName): FieldMapping =>
  isStandard(field) ? defaultMapping[field] : nowhere;
