import type { FieldName } from '../../shared/domain/fields.ts';
import type { MismatchKind, MismatchRow } from '../../shared/domain/mismatch.ts';
import { listed, sentenceCase } from './format.ts';
import { fieldText, kindText } from './names.ts';

/** "postcode and loyalty tier", at most three named. */
export const fieldList = (fields: readonly FieldName[]): string => {
  const names = fields.map((field) => fieldText[field].toLowerCase());
  return names.length <= 3 ? listed(names) : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
};

/** The first line of a row in the list. */
export const rowTitle = ({ kind, fields }: Pick<MismatchRow, 'kind' | 'fields'>): string => {
  switch (kind) {
    case 'field-drift':
      return `${sentenceCase(fieldList(fields))} ${fields.length === 1 ? 'differs' : 'differ'}`;
    case 'malformed-value':
      return `Malformed ${fieldList(fields)}`;
    default:
      return kindText[kind];
  }
};

/** The heading of the pair, a sentence with the person in it. */
export const pairTitle = ({ kind, fields, label }: MismatchRow): string => {
  switch (kind) {
    case 'field-drift':
      return `${rowTitle({ kind, fields })} for ${label}`;
    case 'malformed-value':
      return `Malformed ${fieldList(fields)} for ${label}`;
    case 'customer-missing':
      return `${label} is missing in Dotdigital`;
    case 'permission-missing':
      return `No permission to mail is recorded for ${label}`;
  }
};

/** What the suggestion is called. */
export const suggestionTitle = (kind: MismatchKind, hasProposal: boolean): string => {
  switch (kind) {
    case 'field-drift':
      return "Suggested: take the ERP's values";
    case 'customer-missing':
      return 'Suggested: create the contact';
    case 'malformed-value':
      return hasProposal ? 'Suggested: correct it in the ERP' : 'Correct it in the ERP';
    case 'permission-missing':
      return 'Ask the person';
  }
};
