import { allFields, type FieldName } from '../../../../shared/domain/fields.ts';
import { type MappingDocument, ruleOf } from '../../../../shared/domain/mapping-document.ts';

/** The fields of a customer that two mappings treat otherwise, who is right about them included. */
export const changedFields = (before: MappingDocument, after: MappingDocument): readonly FieldName[] =>
  allFields.filter((field) => JSON.stringify(ruleOf(before, field)) !== JSON.stringify(ruleOf(after, field)));
