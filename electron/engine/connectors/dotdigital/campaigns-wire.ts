import { z } from 'zod';

/** Ids are numbers as published; a text of digits is read too. */
const id = z.union([
  z.number().int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
]);

/** A list or a segment (contract dotdigital 4 [C]). */
export const audienceSchema = z.object({
  id,
  name: z.string(),
  contacts: z.number().int().nonnegative().nullish().catch(null),
});

/** Tags are texts in the filtered list, objects in the detailed one (contract dotdigital 7.1 [C]). */
const tags = z
  .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
  .nullish()
  .catch(null);

/** What is no text is kept as one: that there is a date is known even where it cannot be read. */
const dateText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);

/** A campaign of the filtered list (contract dotdigital 7.1 [C]); its content is null there and not looked at. */
export const campaignSchema = z.object({
  id,
  name: z.string(),
  subject: z.string().nullish().catch(null),
  status: z.string().min(1),
  type: z.string().nullish().catch(null),
  tags,
  sentDate: dateText,
  scheduledDate: dateText,
});
