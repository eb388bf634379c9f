import { type Item, type ItemField, itemFields } from '../../../../shared/domain/sales.ts';
import { type CatalogueFields, isUsual, targetIn } from './catalogue-fields.ts';

/** An item as one mapping has it, and where its fields go. */
export type ItemUnder = { readonly item: Item; readonly fields: CatalogueFields };

/** The fields of which another value would be sent, or into another field of the record. */
export const changedItemValues = (before: ItemUnder, after: ItemUnder): readonly ItemField[] =>
  itemFields.filter((field) => whatGoes(before, field) !== whatGoes(after, field));

/** Both spellings of the image are written as the account's templates have it, whichever the mapping names. */
const whatGoes = ({ item, fields }: ItemUnder, field: ItemField): string => {
  const target = targetIn(fields, field);
  if (target === null || item[field] === null) return 'nowhere';
  const name = field === 'imageUrl' && isUsual(field, target) ? 'image' : target;
  return JSON.stringify([name, item[field]]);
};
