import { scaled, spreadIn } from '../faults/counts.ts';
import type { OwnValues } from './own-customer.ts';
import type { Part } from './plan.ts';
import { createRandom, isChosen } from './random.ts';
import type { WorldOptions } from './types.ts';

/** The account holds two of them from the first day; the size of tops never got there. */
export const ownDataFields = { SHOE_SIZE: 'Numeric', NEWSLETTER_TOPIC: 'String' } as const;
type HeldField = keyof typeof ownDataFields;

const tops = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;
const shoes = ['36', '37', '37.5', '38', '39', '39.5', '40', '41', '42', '42.5', '43', '44', '45'] as const;
const topics = ['Womenswear', 'Menswear', 'Children', 'Outdoor', 'Home'] as const;

const nothing: OwnValues = { SIZE_TOP: null, SHOE_SIZE: null, NEWSLETTER_TOPIC: null };

export type OwnDraft = {
  readonly erp: OwnValues;
  readonly dotdigital: Readonly<Record<HeldField, string | null>>;
  /** The fields that differ between the two. */
  readonly fields: readonly HeldField[];
};

const another = (list: readonly string[], value: string): string =>
  list[(list.indexOf(value) + 1) % list.length] ?? value;

/** Which of the held fields differ: one, the other, or both, in turn. */
const driftOf = (place: number): readonly HeldField[] =>
  place % 3 === 0 ? ['SHOE_SIZE'] : place % 3 === 1 ? ['NEWSLETTER_TOPIC'] : ['SHOE_SIZE', 'NEWSLETTER_TOPIC'];

/** The ERP's own fields of a customer on both sides; some of those who are clean otherwise differ in them. */
export const drawOwnValues = (
  { role, place, of }: Part,
  index: number,
  { seed, customers }: WorldOptions,
): OwnDraft => {
  const random = createRandom(seed, `own:${index}`);
  const drawn: OwnValues = {
    SIZE_TOP: random.chance(0.7) ? random.pick(tops) : null,
    SHOE_SIZE: random.chance(0.55) ? random.pick(shoes) : null,
    NEWSLETTER_TOPIC: random.chance(0.6) ? random.pick(topics) : null,
  };
  const erp = role === 'company' ? nothing : drawn;
  const isDrifting =
    role === 'clean' && isChosen(place, of, Math.min(of, scaled(spreadIn.ownFieldDrift, customers)), 29);
  if (!isDrifting) return { erp, dotdigital: erp, fields: [] };
  const fields = driftOf(place);
  const full = { ...erp, SHOE_SIZE: erp.SHOE_SIZE ?? '40', NEWSLETTER_TOPIC: erp.NEWSLETTER_TOPIC ?? 'Outdoor' };
  return {
    erp: full,
    dotdigital: {
      SHOE_SIZE: fields.includes('SHOE_SIZE') ? another(shoes, full.SHOE_SIZE) : full.SHOE_SIZE,
      NEWSLETTER_TOPIC: fields.includes('NEWSLETTER_TOPIC')
        ? another(topics, full.NEWSLETTER_TOPIC)
        : full.NEWSLETTER_TOPIC,
    },
    fields,
  };
};

/** Them as data fields of a contact; what is empty has no entry. */
export const ownDataFieldsOf = ({ dotdigital }: OwnDraft): Readonly<Record<string, string | number>> => ({
  ...(dotdigital.SHOE_SIZE === null ? {} : { SHOE_SIZE: Number(dotdigital.SHOE_SIZE) }),
  ...(dotdigital.NEWSLETTER_TOPIC === null ? {} : { NEWSLETTER_TOPIC: dotdigital.NEWSLETTER_TOPIC }),
});
