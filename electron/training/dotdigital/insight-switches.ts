import { z } from 'zod';
import type { Tier } from './tier.ts';

/**
 * The calls about insight data, each with its tier. No source tells which call is in which tier: pages and imports are low,
 * light reads of one thing high, its changes medium, and asking after a job free (contract dotdigital B [I]).
 */
export const insightTiers = {
  insightImportStart: 'low',
  insightImportStatus: 'unlimited',
  insightJobStatus: 'unlimited',
  collectionsList: 'high',
  accountCollectionsList: 'high',
  contactCollectionsList: 'high',
  collectionCreate: 'medium',
  collectionDelete: 'medium',
  collectionEmpty: 'medium',
  collectionSchema: 'high',
  accountRecordsList: 'low',
  accountRecordGet: 'high',
  accountRecordPut: 'medium',
  accountRecordDelete: 'medium',
  accountRecordsDelete: 'low',
  allContactRecordsList: 'low',
  contactRecordsList: 'low',
  contactRecordGet: 'high',
  contactRecordPut: 'medium',
  contactRecordDelete: 'medium',
  contactRecordsDelete: 'low',
  contactCollectionEmpty: 'medium',
  v2DataImportStart: 'low',
  v2DataImportStatus: 'unlimited',
  v2DataImportReport: 'unlimited',
  v2DataAdd: 'medium',
  v2DataReplace: 'medium',
  v2DataGet: 'high',
  v2DataDelete: 'medium',
  v2DataOfContact: 'low',
  v2DataOfContactDelete: 'medium',
  v2DataOfAccount: 'low',
  v2CollectionsList: 'low',
  v2CollectionEmpty: 'medium',
  ordersSince: 'low',
} as const satisfies Readonly<Record<string, Tier>>;

export type InsightCallName = keyof typeof insightTiers;

export const insightOutcomes = [
  'Finished',
  'Failed',
  'RejectedByWatchdog',
  'NotAvailableInThisVersion',
  'never',
] as const;

const count = z.number().int().nonnegative();
const refuseOrIgnore = z.enum(['refuse', 'ignore']);

/** What no source tells about insight data, or where sources differ (contract dotdigital 6, B). */
export const insightSwitchShape = {
  /** Polls that find an import unfinished; how long one takes that nobody asks about is `importDurationMs`. */
  insightImportPolls: count,
  insightImportOutcome: z.enum(insightOutcomes),
  /** NotFinished and Finished, as the example and clients have it, or Processing and Complete as the published list has. */
  insightImportWords: z.enum(['attested', 'published']),
  activeInsightImports: count,
  /** Polls before a job that empties or deletes a collection has begun and before it is done: none at 0, both at 2. */
  insightJobPolls: count,
  insightJobOutcome: z.enum(['Finished', 'Failed', 'NotAvailableInThisVersion', 'never']),
  collectionLimit: count,
  /** Whether `Orders` and `orders` are two collections. */
  collectionNameCase: z.enum(['sensitive', 'insensitive']),
  collectionTypeCase: z.enum(['insensitive', 'sensitive']),
  /** What a write does that names another type than the collection has. */
  otherCollectionType: refuseOrIgnore,
  /** What a write to a v2 path does whose collection is not there. */
  v2MissingCollection: z.enum(['create', 'refuse']),
  /** Whether an emptied collection has its types still. */
  emptiedSchema: z.enum(['keep', 'reset']),
  /** What becomes of a record whose key another contact's has. */
  keyOfOtherContact: z.enum(['refuse', 'move']),
  /** Whether v3 tells reasons that only v2's list has as Unknown with a detail, or by their names. */
  insightReasons: z.enum(['published', 'all']),
  /** What becomes of the later of two records of one import with the same key. */
  repeatedKey: z.enum(['refuse', 'last']),
  /** Keys of records that imports of either version fail as Unknown, whatever is in them. */
  insightRejectedKeys: z.array(z.string()),
  /** Whether a record without its contact refuses the whole import, or fails alone. */
  missingContactIdentity: z.enum(['request', 'record']),
  /** Characters in a key of a record's JSON, in a text, and the largest number. */
  insightKeyLength: z.number().int().positive(),
  insightTextLength: z.number().int().positive(),
  insightLargestNumber: z.number().positive(),
  /** Different keys in one record, those inside objects included. */
  insightKeysPerRecord: z.number().int().positive(),
  /** The most records of a page, whatever limit was asked for: the published description says 5,000 and 1,000. */
  insightPageSize: z.number().int().positive(),
  /** Whether the records of contacts that were deleted, or are in the bin, are still read. */
  recordsOfDeleted: z.enum(['keep', 'hide']),
  /** Whether a contact in the bin can be named as the owner of records. */
  binnedOwner: z.enum(['not-found', 'found']),
  /** Whether a date without a time is a TIMESTAMP, as one with a time is. */
  plainDates: z.enum(['TIMESTAMP', 'STRING']),
  ecommerceActive: z.boolean(),
  /** Whether the orders are being restored, and v2 answers 503 for them. */
  ordersRestoring: z.boolean(),
  /** How the orders of the training world are written when the account is founded (contract dotdigital 6.5). */
  ordersDialect: z.enum(['snake_case', 'camelCase']),
};

export type InsightSwitches = Readonly<z.infer<z.ZodObject<typeof insightSwitchShape>>>;

export const defaultInsightSwitches: InsightSwitches = {
  insightImportPolls: 2,
  insightImportOutcome: 'Finished',
  insightImportWords: 'attested',
  activeInsightImports: 5,
  insightJobPolls: 2,
  insightJobOutcome: 'Finished',
  collectionLimit: 1_000,
  collectionNameCase: 'sensitive',
  collectionTypeCase: 'insensitive',
  otherCollectionType: 'ignore',
  v2MissingCollection: 'create',
  emptiedSchema: 'keep',
  keyOfOtherContact: 'refuse',
  insightReasons: 'published',
  repeatedKey: 'refuse',
  insightRejectedKeys: [],
  missingContactIdentity: 'request',
  insightKeyLength: 255,
  insightTextLength: 1_000,
  insightLargestNumber: 1e15,
  insightKeysPerRecord: 1_000,
  insightPageSize: 5_000,
  recordsOfDeleted: 'keep',
  binnedOwner: 'not-found',
  plainDates: 'TIMESTAMP',
  ecommerceActive: true,
  ordersRestoring: false,
  ordersDialect: 'snake_case',
};
