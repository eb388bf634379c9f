import type { System } from '../../../../../shared/domain/change.ts';
import { type FieldValues, valueIn } from '../../../../../shared/domain/fields.ts';
import { type MappingDocument, tellingIn } from '../../../../../shared/domain/mapping-document.ts';
import { readingOf, sentText } from '../../mapping/reading.ts';
import { nobody, type Person } from './person.ts';

/** The fields of every mapping that tell who somebody is; what the others say changes, or many share it. */
const telling = ['firstName', 'lastName', 'birthDate', 'email', 'phone', 'street', 'city', 'postcode'] as const;

/**
 * How a mirrored record of a side is compared by linkage. Only fields that are compared on both sides count: of the others no
 * change is noticed. Of the ERP's own fields count those that the mapping says tell who somebody is, as its steps send them: a
 * code that they put into words would differ from every contact.
 */
export const personOfValues = (document: MappingDocument, side: System): ((values: FieldValues) => Person) => {
  const reading = readingOf(document);
  const standard = telling.filter((field) => reading[field].isCompared);
  const added = tellingIn(document).flatMap(({ rule, tells }) =>
    reading[rule.field].isCompared ? [{ column: tells, read: reading[rule.field] }] : [],
  );
  return (values) => {
    const known = standard.map((field) => [field, values[field]] as const);
    const told = added.map(({ column, read }) => {
      const sent = side === 'erp' ? sentText(read, values) : null;
      return [column, sent === null ? valueIn(values, read.field) : sent.ok ? sent.value : null] as const;
    });
    return { ...nobody, ...Object.fromEntries([...known, ...told]) };
  };
};
