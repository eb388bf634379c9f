import { z } from 'zod';

/** What linkage says of two records: certain, for a person to decide, or two people. */
export const linkAnswerSchema = z.enum(['link', 'possible', 'none']);

/** One step of a waterfall; `bits` above nought speak for one person. 3 bits are 8 to 1. */
export const waterfallStepSchema = z.strictObject({ what: z.string(), words: z.string(), bits: z.number() });

/**
 * Why two records score as they do. The steps add up to `bits`; `whatIfs` are single changes of what is known that would lead
 * to another answer. Stored, so a changed shape is compared anew. It holds words and numbers
 * of orders, never values of a person.
 */
export const waterfallSchema = z.strictObject({
  steps: z.array(waterfallStepSchema).readonly(),
  bits: z.number(),
  whatIfs: z.array(z.strictObject({ words: z.string(), bits: z.number(), answer: linkAnswerSchema })).readonly(),
});
export type Waterfall = Readonly<z.infer<typeof waterfallSchema>>;

/** The reasons for and against one contact of a case. `answer`: what was made of it; `ruled-out`: a person said so. */
export const linkedPairSchema = z.strictObject({
  contactId: z.number().int(),
  answer: z.enum(['link', 'possible', 'ruled-out']),
  waterfall: waterfallSchema,
});

/** That a person said that a customer and a contact are two people; epoch ms. */
export const ruledOutSchema = z.strictObject({ contactId: z.number().int(), by: z.string(), at: z.number().int() });

/** Linkage as a case shows it: pairs, the likeliest first, and the bits from which a machine links. */
export const linkageViewSchema = z.strictObject({
  customerId: z.string(),
  certainFrom: z.number(),
  pairs: z.array(linkedPairSchema).readonly(),
  ruledOut: z.array(ruledOutSchema).readonly(),
});
export type LinkageView = Readonly<z.infer<typeof linkageViewSchema>>;

/** Another record of the same side, by its id there and how it is called, and why both are shown as one person's. */
const doubleSchema = z.strictObject({ otherId: z.string(), title: z.string(), waterfall: waterfallSchema });

/** That a person said that two records of one side are two people; epoch ms. */
const apartSchema = z.strictObject({ otherId: z.string(), title: z.string(), by: z.string(), at: z.number().int() });

/** Records of one side that are one person by evidence, the surest first, the bits from which they are shown, and who was ruled out. */
export const doublesViewSchema = z.strictObject({
  side: z.enum(['erp', 'dotdigital']),
  shownFrom: z.number(),
  pairs: z.array(doubleSchema).readonly(),
  apart: z.array(apartSchema).readonly(),
});
export type DoublesView = Readonly<z.infer<typeof doublesViewSchema>>;
