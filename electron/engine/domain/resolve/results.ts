import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Mapping, Master } from '../../../../shared/domain/mapping-document.ts';
import { readingOf, sentForm, sentText } from '../mapping/reading.ts';
import type { ValueContext } from '../normalise/canonical.ts';
import { writtenForm } from './written.ts';

/** What Dotdigital gets of the customer's value of a field: carried through its steps, in its written form; null clears. */
export const resultForContact = (
  { customer }: Evidence,
  field: FieldName,
  { document }: Mapping,
  context: ValueContext,
): string | null => {
  if (customer === null) return null;
  const reading = readingOf(document)[field];
  const sent = sentText(reading, customer.values);
  return sent.ok ? sentForm(reading, sent.value, context) : null;
};

/** What each side's value becomes where the two differ: the other side takes over its master's, nobody's stay as they are. */
export const resultOfDrift = (
  evidence: Evidence,
  field: FieldName,
  mapping: Mapping,
  context: ValueContext,
): { readonly master: Master; readonly target: 'erp' | 'dotdigital'; readonly result: string | null } => {
  const { held: type, rule } = readingOf(mapping.document)[field];
  const { master } = rule;
  const held = evidence.contact?.values[field] ?? null;
  switch (master) {
    case 'erp':
      return { master, target: 'dotdigital', result: resultForContact(evidence, field, mapping, context) };
    case 'dotdigital':
      return { master, target: 'erp', result: writtenForm(field, held, context, type) };
    case 'nobody':
      return { master, target: 'dotdigital', result: held };
  }
};
