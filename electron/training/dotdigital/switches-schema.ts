import { z } from 'zod';
import { insightSwitchShape } from './insight-switches.ts';
import { defaultSwitches, importOutcomes, type Switches } from './switches.ts';
import { v2SwitchShape } from './v2-switches.ts';

const count = z.number().int().nonnegative();
const atLeastOne = z.number().int().positive();
const texts = z.array(z.string());
const refuseOrIgnore = z.enum(['refuse', 'ignore']);

const tierOf = z
  .record(z.string(), z.enum(['low', 'medium', 'high', 'unlimited']))
  .refine((tiers) => Object.keys(tiers).every((name) => name in defaultSwitches.tierOf), 'There is no such call.');

const shape = {
  ...v2SwitchShape,
  ...insightSwitchShape,
  tierOf,
  limitScheme: z.enum(['tiered', 'flat']),
  callsPerHour: count,
  package: z.enum(['basic', 'standard', 'enhanced']),
  callsPerMinute: z.strictObject({ low: count.optional(), medium: count.optional(), high: count.optional() }),
  retryAfter: z.enum(['none', 'seconds']),
  resetAs: z.enum(['epoch-seconds', 'seconds-left']),
  apiEndpointSlash: z.boolean(),
  wrongRegion: z.boolean(),
  unauthorisedBody: z.enum(['envelope', 'message', 'empty']),
  forbiddenBody: z.enum(['text', 'envelope']),
  emailCase: z.enum(['insensitive', 'sensitive']),
  emailStored: z.enum(['as-sent', 'lower-case']),
  unknownDataField: refuseOrIgnore,
  wrongType: refuseOrIgnore,
  numericStrings: z.enum(['accept', 'refuse']),
  dates: z.enum(['as-sent', 'instant']),
  emptyDataFields: z.enum(['null', 'omit']),
  unknownList: refuseOrIgnore,
  importFieldFaults: z.enum(['row', 'request']),
  unknownIdentifier: refuseOrIgnore,
  replacedLists: z.enum(['drop', 'keep']),
  conflictCode: z.enum(['contacts:identifierConflict', 'contacts:idAlreadyExists']),
  conflictDetails: z.boolean(),
  newContactStatus: z.enum(['subscribed', 'noSubscription']),
  importPolls: count,
  importDurationMs: count,
  importOutcome: z.enum(importOutcomes),
  activeImports: count,
  watchdogShare: z.number().min(0).max(1).nullable(),
  globallySuppressed: texts,
  suppressedDomains: texts,
  invalidDomains: texts,
  blockedLocalParts: texts,
  deletedByBulk: z.enum(['bin', 'gone']),
  deletePolls: count,
  deleteOutcome: z.enum(['Finished', 'Failed', 'never']),
  activeDeletes: atLeastOne,
  customIdentifierLimit: count,
  dataFieldLimits: z.strictObject({ String: count, Numeric: count, Date: count, Boolean: count }),
  identifiersInUse: texts,
  binnedOnGet: z.enum(['binned', 'not-found']),
  binnedOnCreate: z.enum(['conflict', 'undelete']),
  binnedOnPatch: z.enum(['undelete', 'not-found']),
  binnedInLists: z.boolean(),
} satisfies Record<keyof Switches, z.ZodType>;

/** Some switches, in new positions; tiers are given for some calls only, and the others keep theirs. */
export const switchChangesSchema = z.strictObject(shape).partial();
