import { allFields, type FieldName, type FieldType } from '../../../../shared/domain/fields.ts';
import type { CustomerRule } from '../../../../shared/domain/mapping-document.ts';
import type { Transform } from '../../../../shared/domain/transform.ts';
import { wordsOf } from './field-words.ts';
import { heldType } from './reading.ts';

/** What is done to a value that no step is put down for: it is brought into the one form that both systems read alike. */
const plainText: Readonly<Record<FieldType, string>> = {
  email: 'trim, lower case',
  text: 'trim',
  phone: 'international, by country',
  date: 'year, month, day',
  postcode: 'postcode form',
  country: 'country code',
  language: 'trim',
  number: 'number',
};

/** How a field is carried over, in a few words. */
export const stepsText = (rule: CustomerRule): string =>
  rule.steps.every(({ do: what }) => what === 'trim') ? plainText[heldType(rule)] : rule.steps.map(stepText).join(', ');

const stepText = (step: Transform): string => {
  switch (step.do) {
    case 'trim':
      return 'trim';
    case 'case':
      return { lower: 'lower case', upper: 'upper case', name: 'Name Case' }[step.to];
    case 'date':
      return `date ${step.read} as ${step.write}`;
    case 'e164': {
      const where = step.country === null ? 'by country' : `by country, else ${step.country}`;
      return `international ${where}${step.plus ? '' : ', without +'}`;
    }
    case 'country':
      return step.write === 'code' ? 'country code' : 'country name';
    case 'number':
      return `number with decimal ${step.decimals}${step.places === null ? '' : `, ${step.places} places`}`;
    case 'join':
      return `and ${step.fields.map(wordsOf).join(', ')}, joined`;
    case 'look-up': {
      const count = step.table.length;
      return `table of ${count} ${count === 1 ? 'entry' : 'entries'}, others ${step.otherwise === 'keep' ? 'kept' : 'left empty'}`;
    }
  }
};

/** Every field of the ERP that a rule reads: its own, and those that are joined to it. */
export const fieldsReadBy = ({ field, steps }: CustomerRule): readonly FieldName[] => {
  const read = new Set<FieldName>([field, ...steps.flatMap((step) => (step.do === 'join' ? step.fields : []))]);
  return allFields.filter((name) => read.has(name));
};
