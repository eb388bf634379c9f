import type { CauseSignature } from '../../../../shared/domain/cause.ts';
import { type FieldName, fieldNameSchema, isStandard } from '../../../../shared/domain/fields.ts';
import {
  type CustomerRule,
  type MappingDocument,
  ruleOf,
  withRule,
} from '../../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { dateFormats, mostSteps, type Transform } from '../../../../shared/domain/transform.ts';
import { heldType } from '../mapping/reading.ts';

/** A mapping that might end a cause: another way to read one field. */
export type Candidate = { readonly field: FieldName; readonly document: MappingDocument };

/** Kinds that a rule of the mapping can mend, as they are about values. */
const aboutValues: ReadonlySet<MismatchKind> = new Set(['field-drift', 'reward-drift', 'malformed-value']);

/**
 * The mappings that could end a cause of people's fields, for somebody to try on its cases: pure, few, and none that takes
 * Dotdigital's value for right where no step reads it out of the ERP's. A field that the ERP does not master has none.
 */
export const candidatesOf = (
  { kind, mechanism, field: named, detail }: CauseSignature,
  document: MappingDocument,
): readonly Candidate[] => {
  const field = fieldNameSchema.safeParse(named).data;
  if (field === undefined || field === 'email' || !aboutValues.has(kind)) return [];
  const rule = ruleOf(document, field);
  if (rule.master !== 'erp' || rule.target === null) return [];
  const other = fieldNameSchema.safeParse(detail).data;
  if (mechanism === 'other-field')
    return other === undefined || ruleOf(document, other).target === null
      ? []
      : [{ field, document: withTargetsSwapped(document, field, other) }];
  const steps = mechanism === 'joined' ? joining(rule, other) : reading(rule);
  return steps
    .filter((one) => one.length <= mostSteps && JSON.stringify(one) !== JSON.stringify(rule.steps))
    .map((one) => ({ field, document: withRule(document, { ...rule, steps: one }) }));
};

const joining = ({ steps }: CustomerRule, other: FieldName | undefined): readonly (readonly Transform[])[] =>
  other === undefined || !isStandard(other)
    ? []
    : [' ', ', ', '', '-'].map((separator) => [...steps, { do: 'join', fields: [other], separator } as const]);

/** The steps with each other way to read a value of the field's type. */
const reading = (rule: CustomerRule): readonly (readonly Transform[])[] => {
  switch (heldType(rule)) {
    case 'date':
      return dateFormats.map((read) => withStep(rule, { do: 'date', read, write: writtenBy(rule) }));
    case 'number':
      return (['.', ','] as const).map((decimals) =>
        withStep(rule, { do: 'number', decimals, places: placesOf(rule) }),
      );
    default:
      return [];
  }
};

const writtenBy = ({ steps }: CustomerRule) => steps.find((step) => step.do === 'date')?.write ?? 'yyyy-MM-dd';
const placesOf = ({ steps }: CustomerRule) => steps.find((step) => step.do === 'number')?.places ?? null;

/** The step in place of the one that does the same; before all others where none does. */
const withStep = ({ steps }: CustomerRule, step: Transform): readonly Transform[] =>
  steps.some((one) => one.do === step.do)
    ? steps.map((one) => (one.do === step.do ? step : one))
    : [step, ...steps.filter((one) => one.do !== 'trim')];

const withTargetsSwapped = (document: MappingDocument, left: FieldName, right: FieldName): MappingDocument => {
  const [one, other] = [ruleOf(document, left), ruleOf(document, right)];
  return withRule(withRule(document, { ...one, target: other.target }), { ...other, target: one.target });
};
