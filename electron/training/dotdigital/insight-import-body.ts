import { z } from 'zod';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import { detailsOf } from './contact-body.ts';
import { isCollectionName, type Scope, scopes, typeNamed } from './insight-names.ts';
import { insightBadJson, insightBadRequest, invalidCollectionName } from './insight-refusals.ts';
import type { InsightSwitches } from './insight-switches.ts';

const identitySchema = z.object({
  identifier: z.string(),
  value: z.union([z.string(), z.number()]).nullish(),
});

/** A record as it was handed in; all of it comes back in the report when it fails. */
const importedSchema = z.looseObject({
  key: z.unknown(),
  json: z.unknown(),
  contactIdentity: identitySchema.nullish(),
});
export type Imported = Readonly<z.infer<typeof importedSchema>>;

/** An import of either version, as it waits. */
export const batchSchema = z.object({
  collectionName: z.string(),
  collectionScope: z.enum(scopes),
  collectionType: z.string(),
  records: z.array(importedSchema),
});
export type Batch = {
  readonly collectionName: string;
  readonly collectionScope: Scope;
  readonly collectionType: string;
  readonly records: readonly Imported[];
};

const bodySchema = batchSchema.extend({ records: batchSchema.shape.records.min(1) });

const without = ({ records }: Batch): number => records.findIndex(({ contactIdentity }) => !contactIdentity);

/** The import of a v3 call, or the refusal of all of it (contract dotdigital 6.1 [C]). */
export const batchOf = (call: Call, switches: InsightSwitches): Batch | Answer => {
  const sent = jsonOf(call);
  if (!sent.ok) return insightBadJson();
  const parsed = bodySchema.safeParse(sent.value);
  if (!parsed.success) return insightBadRequest(detailsOf(parsed.error));
  const { collectionName, collectionScope } = parsed.data;
  if (!isCollectionName(collectionName)) return invalidCollectionName(collectionName);
  const collectionType = typeNamed(parsed.data.collectionType, switches);
  if (collectionType === null) return insightBadRequest([{ item: 'collectionType', description: 'Not a type.' }]);
  if (collectionScope === 'contact' && switches.missingContactIdentity === 'request') {
    const at = without(parsed.data);
    const description = 'The ContactIdentity field is required.';
    if (at >= 0) return insightBadRequest([{ item: `records[${at}]`, description }]);
  }
  return { ...parsed.data, collectionType };
};
