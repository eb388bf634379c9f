import { z } from 'zod';

/** Contract dotdigital 6.1 [C]. */
export const collectionsSchema = z.array(
  z.object({
    collectionName: z.string().min(1),
    collectionType: z.string().nullish(),
    collectionScope: z.string(),
    recordCount: z.number().int().nullish(),
  }),
);

export const insightRecordSchema = z.object({
  key: z.union([z.string().min(1), z.number()]).transform(String),
  json: z.record(z.string(), z.unknown()),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  ownerContactId: z.number().int().nullish(),
});

export const acceptedSchema = z.object({ importId: z.string().min(1) });

/** Contract dotdigital 6.1 [C]; `Finished` in the example and in use, `Complete` in the specification's list. */
export const reportSchema = z.object({
  status: z.string(),
  summary: z.object({ totalImported: z.number().int().nullish() }).nullish(),
  failures: z
    .array(
      z.object({
        key: z.union([z.string(), z.number()]).transform(String).nullish(),
        failureReason: z.string().nullish(),
        details: z.array(z.unknown()).nullish(),
      }),
    )
    .nullish(),
});

export type WireColumn = {
  readonly name: string;
  readonly type: string;
  readonly mode?: string | null | undefined;
  readonly fields?: readonly WireColumn[] | null | undefined;
};

const columnSchema: z.ZodType<WireColumn> = z.object({
  name: z.string(),
  type: z.string(),
  mode: z.string().nullish(),
  fields: z.array(z.lazy(() => columnSchema)).nullish(),
});

/** The published answer is the list itself; one inside an object is read too. */
export const schemaSchema = z.union([
  z.array(columnSchema),
  z.object({ schema: z.array(columnSchema) }).transform(({ schema }) => schema),
  z.object({ fields: z.array(columnSchema) }).transform(({ fields }) => fields),
]);
