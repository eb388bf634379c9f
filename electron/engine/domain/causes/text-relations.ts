import type { Mechanism } from '../../../../shared/domain/cause.ts';
import type { ComparedField } from '../../../../shared/domain/compared.ts';
import { fold } from '../match/linkage/fold.ts';

/** How one value of a pair came out of the other, and what would be the same in many such pairs. */
export type Relation = { readonly mechanism: Mechanism; readonly detail: string | null };

/** The ERP's other values, canonical, by field: one of them may have taken the place of this. */
export type OtherValues = ReadonlyMap<ComparedField, string>;

/** At most so many signs are told as what was put before or behind a value. */
const mostAdded = 20;

/** Every way in which Dotdigital's text may have been made of the ERP's. Both are canonical and differ. */
export const textRelations = (erp: string, dotdigital: string, others: OtherValues): readonly Relation[] => {
  const found: Relation[] = [];
  const add = (mechanism: Mechanism, detail: string | null): void => void found.push({ mechanism, detail });
  for (const [field, value] of others) {
    if (value === dotdigital) add('other-field', field);
    else if (isJoined(erp, value, dotdigital)) add('joined', field);
  }
  if (erp.startsWith(dotdigital)) add('cut', String(dotdigital.length));
  if (erp.endsWith(dotdigital)) add('front-cut', partOf(erp.slice(0, erp.length - dotdigital.length)));
  if (dotdigital.startsWith(erp)) addPart(add, 'suffix-added', dotdigital.slice(erp.length));
  if (dotdigital.endsWith(erp)) addPart(add, 'prefix-added', dotdigital.slice(0, dotdigital.length - erp.length));
  const letters = letterRelation(erp, dotdigital);
  if (letters !== null) add(letters, null);
  return found;
};

const addPart = (add: (mechanism: Mechanism, detail: string) => void, mechanism: Mechanism, part: string): void => {
  if (part.length <= mostAdded) add(mechanism, part);
};

const partOf = (part: string): string => (part.length <= mostAdded ? part : String(part.length));

const separators = [' ', ', ', '', '-'];

const isJoined = (own: string, other: string, text: string): boolean =>
  other !== '' && separators.some((sign) => text === `${own}${sign}${other}` || text === `${other}${sign}${own}`);

const foreign = /[^ -~]/;

/** Letters beyond ASCII that were taken for others or left out, or signs that were left out. */
const letterRelation = (erp: string, dotdigital: string): Mechanism | null => {
  if (foreign.test(erp)) {
    if (!foreign.test(dotdigital) && fold(erp) === fold(dotdigital)) return 'letters-lost';
    return skeletonOf(erp) === skeletonOf(dotdigital) ? 'letters-garbled' : null;
  }
  return bareOf(erp) !== '' && bareOf(erp) === bareOf(dotdigital) ? 'marks-lost' : null;
};

const skeletonOf = (text: string): string => text.replace(/[^ -~]+|\?+/g, '*').replace(/\*+/g, '*');
const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
