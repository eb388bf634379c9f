import {
  allFields,
  type FieldName,
  type FieldType,
  type FieldValues,
  valueIn,
} from '../../../../shared/domain/fields.ts';
import { firstFieldMapping } from '../../../../shared/domain/mapping.ts';
import {
  type CustomerRule,
  type ExtraSource,
  fieldsIn,
  type MappingDocument,
  ruleOf,
} from '../../../../shared/domain/mapping-document.ts';
import { canonicalAs, type ValueContext } from '../normalise/canonical.ts';
import type { Canonical } from '../normalise/canonical-value.ts';
import { tidy } from '../normalise/text.ts';
import { carryThrough, typeAfter } from './steps.ts';

/** The rule of one field, worked out once: rows are derived by the hundred thousand. */
export type FieldReading = {
  readonly field: FieldName;
  readonly rule: CustomerRule;
  /** What the ERP holds is of this type. */
  readonly held: FieldType;
  /** What is sent and compared is of this type. */
  readonly type: FieldType;
  /** The ERP's value is sent in the written form of its type, which is tidied anyway. */
  readonly isPlain: boolean;
  /** Sent and compared; a field without a target is neither. */
  readonly isCompared: boolean;
};
export type Reading = Readonly<Record<FieldName, FieldReading>>;

const figureTypes = { 'settled-count': 'number', 'settled-sum': 'number', 'settled-last': 'date' } as const;

const sourceType = (source: ExtraSource): FieldType =>
  source.from === 'erp' ? source.type : figureTypes[source.figure];

/** The type of what the ERP holds of a field, before any step. */
export const heldType = (rule: CustomerRule): FieldType =>
  'source' in rule ? sourceType(rule.source) : firstFieldMapping(rule.field).type;

const known = new WeakMap<MappingDocument, Reading>();

/** How a mapping reads each field. */
export const readingOf = (document: MappingDocument): Reading => {
  const found = known.get(document);
  if (found !== undefined) return found;
  const made = {} as Record<FieldName, FieldReading>;
  for (const field of allFields) {
    const rule = ruleOf(document, field);
    const held = heldType(rule);
    made[field] = {
      field,
      rule,
      held,
      type: typeAfter(rule.steps, held),
      isPlain: rule.steps.every((step) => step.do === 'trim'),
      isCompared: field === 'email' || rule.target !== null,
    };
  }
  known.set(document, made);
  return made;
};

const listed = new WeakMap<MappingDocument, readonly FieldName[]>();

/** The fields that a mapping has, in screen order, worked out once. */
export const fieldsRead = (document: MappingDocument): readonly FieldName[] => {
  const found = listed.get(document) ?? fieldsIn(document);
  listed.set(document, found);
  return found;
};

/** What the steps make of the ERP's value: the text that Dotdigital is to hold, before it is brought into its written form. */
export const sentText = ({ isPlain, rule, field }: FieldReading, values: FieldValues): Canonical =>
  isPlain ? { ok: true, value: valueIn(values, field) } : carryThrough(rule.steps, valueIn(values, field), { values });

/** The ERP's value of a field in the form in which both sides are compared; empty where the field is not compared. */
export const comparedOfCustomer = (reading: FieldReading, values: FieldValues, today: string): Canonical => {
  if (!reading.isCompared) return empty;
  const sent = sentText(reading, values);
  return sent.ok ? canonicalAs(reading.type, sent.value, { country: values.country, today }) : sent;
};

/** A text of Dotdigital's side, or one that an operator wrote for it, in the form in which both sides are compared. */
export const comparedOfContact = (reading: FieldReading, text: string | null, context: ValueContext): Canonical =>
  reading.isCompared ? canonicalAs(reading.type, text, context) : empty;

/**
 * A text of Dotdigital's side as it is read back: in the type in which the field is sent, since a data field gives back a
 * day or a number in its own form, whatever the ERP's field is.
 */
export const readBackAs = (
  document: MappingDocument,
  field: FieldName,
  text: string | null,
  context: ValueContext,
): Canonical => canonicalAs(readingOf(document)[field].type, text, context);

/** A text of the ERP's side as it is read back: in the type of what the ERP holds, before any step. */
export const heldAs = (
  document: MappingDocument,
  field: FieldName,
  text: string | null,
  context: ValueContext,
): Canonical => canonicalAs(readingOf(document)[field].held, text, context);

const empty: Canonical = { ok: true, value: null };

/**
 * The text that is written to Dotdigital for a value that was carried through the steps: tidied, and in the one form that
 * both systems read alike where its type has one. Null clears, and is answered for what cannot be read as well.
 */
export const sentForm = (reading: FieldReading, text: string | null, context: ValueContext): string | null => {
  const read = comparedOfContact(reading, text, context);
  if (!read.ok || text === null || read.value === null) return null;
  // Steps say how a text is to be written; nothing more is done to it.
  if (!reading.isPlain && reading.type !== 'email') return tidy(text);
  return formOf(reading.type, text, read.value);
};

/** The written form of a readable text of a type. */
export const formOf = (type: FieldType, text: string, canonicalValue: string): string => {
  switch (type) {
    case 'phone':
    case 'date':
    case 'number':
    case 'country':
      return canonicalValue;
    case 'email':
      // As it is written, not the ASCII form of its domain: by that text Dotdigital finds the contact.
      return tidy(text).toLowerCase();
    case 'postcode':
      return tidy(text).toUpperCase();
    case 'text':
    case 'language':
      return tidy(text);
  }
};
