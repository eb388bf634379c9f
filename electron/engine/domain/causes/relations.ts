import type { FieldType } from '../../../../shared/domain/fields.ts';
import { shapeOf } from './shape.ts';
import { type OtherValues, type Relation, textRelations } from './text-relations.ts';
import { dateRelations, instantRelations, numberRelations, phoneRelations } from './typed-relations.ts';

/** One field of a pair that differs. */
export type ToldField = {
  readonly type: FieldType | 'instant';
  /** Few values stand for many records, so that one may be told as taken for another. */
  readonly isCode: boolean;
  /** Canonical; null is empty. */
  readonly erp: string | null;
  readonly dotdigital: { readonly value: string | null } | { readonly unreadable: string };
  readonly others: OtherValues;
};

/** At most so many signs of a value are told as what all have in common. */
const mostTold = 60;

/** Every relation between the two values that could hold for many pairs. */
export const relationsOf = ({ type, isCode, erp, dotdigital, others }: ToldField): readonly Relation[] => {
  if ('unreadable' in dotdigital) return unreadableRelations(type, erp, dotdigital.unreadable);
  const { value } = dotdigital;
  if (erp === value) return [];
  if (value === null) return [{ mechanism: 'emptied', detail: 'dotdigital' }];
  const constant: readonly Relation[] = value.length <= mostTold ? [{ mechanism: 'constant', detail: value }] : [];
  if (erp === null) return [...constant, { mechanism: 'emptied', detail: 'erp' }];
  const replaced: readonly Relation[] =
    isCode && erp.length + value.length <= mostTold ? [{ mechanism: 'replaced', detail: `${erp} → ${value}` }] : [];
  return [...typedRelations(type, erp, value, others), ...replaced, ...constant];
};

const typedRelations = (
  type: ToldField['type'],
  erp: string,
  value: string,
  others: OtherValues,
): readonly Relation[] => {
  switch (type) {
    case 'date':
      return dateRelations(erp, value);
    case 'instant':
      return instantRelations(erp, value);
    case 'number':
      return numberRelations(erp, value);
    case 'phone':
      return phoneRelations(erp, value);
    default:
      return textRelations(erp, value, others);
  }
};

/** What Dotdigital holds is no value of the type: how it is written may be the same in many. */
const unreadableRelations = (type: ToldField['type'], erp: string | null, text: string): readonly Relation[] => [
  ...(type === 'phone' && erp !== null ? phoneRelations(erp, text) : []),
  { mechanism: 'written-as', detail: shapeOf(text) },
  ...(text.length <= mostTold ? [{ mechanism: 'constant', detail: text } as const] : []),
];
