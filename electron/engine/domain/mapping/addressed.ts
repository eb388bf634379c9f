import type { ChangeSet, FieldChange } from '../../../../shared/domain/change.ts';
import { erpNumberDataField, firstFieldMapping } from '../../../../shared/domain/mapping.ts';
import {
  extraOf,
  type MappingDocument,
  ruleOf,
  sourceName,
  type Target,
} from '../../../../shared/domain/mapping-document.ts';

/**
 * The change set with the data fields that it writes to, where they are others than those of the first mapping: what was
 * approved is what is sent, whichever mapping is in force by then.
 */
export const addressed = (changeSet: ChangeSet, document: MappingDocument): ChangeSet => {
  const number = document.numberField === erpNumberDataField ? {} : { numberField: document.numberField };
  switch (changeSet.operation) {
    case 'contact.create':
      return { ...changeSet, ...number, changes: changeSet.changes.map((change) => toTarget(change, document)) };
    case 'contact.patch':
      return { ...changeSet, changes: changeSet.changes.map((change) => toTarget(change, document)) };
    case 'customer.update':
      return { ...changeSet, changes: changeSet.changes.map((change) => named(change, document)) };
    case 'contact.number':
      return { ...changeSet, ...number };
    default:
      return changeSet;
  }
};

const toTarget = (change: FieldChange, document: MappingDocument): FieldChange => {
  const { target } = ruleOf(document, change.field);
  const told = named(change, document);
  return target === null || isSame(target, firstTarget(change)) ? told : { ...told, target };
};

const named = (change: FieldChange, document: MappingDocument): FieldChange => {
  const extra = extraOf(document, change.field);
  return extra === null ? change : { ...change, name: sourceName(extra.source) };
};

const firstTarget = ({ field }: FieldChange): Target | null => {
  const { dataField: name, dataFieldType: type } = firstFieldMapping(field);
  return name === null || type === null ? null : { name, type };
};

const isSame = (left: Target | null, right: Target | null): boolean =>
  left?.name.toUpperCase() === right?.name.toUpperCase() && left?.type === right?.type;

/** The data field that a change writes to; null for the email, which is an identifier. */
export const targetOf = (change: FieldChange): Target | null => change.target ?? firstTarget(change);

/** The fields of a change set that are no longer those of the mapping: reading them back would read others. */
export const movedTargets = (changeSet: ChangeSet, document: MappingDocument): readonly string[] => {
  if (changeSet.operation === 'contact.number')
    return (changeSet.numberField ?? erpNumberDataField) === document.numberField ? [] : [document.numberField];
  if (changeSet.operation === 'customer.update')
    return changeSet.changes.flatMap(({ field, name }) => {
      const extra = extraOf(document, field);
      return name !== undefined && (extra === null || sourceName(extra.source) !== name) ? [name] : [];
    });
  if (changeSet.operation !== 'contact.patch' && changeSet.operation !== 'contact.create') return [];
  return changeSet.changes
    .filter((change) => change.field !== 'email' && !isSame(targetOf(change), ruleOf(document, change.field).target))
    .map((change) => targetOf(change)?.name ?? change.field);
};
