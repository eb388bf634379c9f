import { allFields, type FieldName } from '../../../../shared/domain/fields.ts';
import {
  type CustomerRule,
  type ExtraSource,
  extraOf,
  type MappingDocument,
  ruleOf,
} from '../../../../shared/domain/mapping-document.ts';

/** The fields of a customer that two mappings treat otherwise, who is right about them included. */
export const changedFields = (before: MappingDocument, after: MappingDocument): readonly FieldName[] =>
  allFields.filter((field) => treatment(ruleOf(before, field)) !== treatment(ruleOf(after, field)));

const treatment = (rule: CustomerRule): string =>
  JSON.stringify('source' in rule ? { ...rule, source: read(rule.source) } : rule);

/** What a field tells of who somebody is decides whom it is compared with, and not how. */
const read = (source: ExtraSource): ExtraSource => (source.from === 'erp' ? { ...source, tells: null } : source);

/**
 * Whether two mappings say otherwise who belongs in which list. A condition asks for the ERP's value as it is, so of its
 * field only where that comes from counts, never what becomes of it on the way.
 */
export const areListsOther = (before: MappingDocument, after: MappingDocument): boolean =>
  JSON.stringify(before.lists) !== JSON.stringify(after.lists) ||
  after.lists.some(({ who }) => who.are === 'those-with' && sourceOf(before, who.field) !== sourceOf(after, who.field));

const sourceOf = (document: MappingDocument, field: FieldName): string => {
  const extra = extraOf(document, field);
  return JSON.stringify(extra === null ? null : read(extra.source));
};
