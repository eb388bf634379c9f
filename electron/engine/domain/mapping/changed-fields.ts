import { allFields, type FieldName } from '../../../../shared/domain/fields.ts';
import { type MappingDocument, ruleOf } from '../../../../shared/domain/mapping-document.ts';

/** The fields of a customer that two mappings treat otherwise, who is right about them included. */
export const changedFields = (before: MappingDocument, after: MappingDocument): readonly FieldName[] =>
  allFields.filter((field) => JSON.stringify(ruleOf(before, field)) !== JSON.stringify(ruleOf(after, field)));

/** Whether two mappings say otherwise who belongs in which list; a changed field of a condition counts as well. */
export const areListsOther = (before: MappingDocument, after: MappingDocument): boolean => {
  const changed = new Set<FieldName>(changedFields(before, after));
  return (
    JSON.stringify(before.lists) !== JSON.stringify(after.lists) ||
    after.lists.some(({ who }) => who.are === 'those-with' && changed.has(who.field))
  );
};
