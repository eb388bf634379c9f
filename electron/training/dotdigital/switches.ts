import {
  defaultInsightSwitches,
  type InsightCallName,
  type InsightSwitches,
  insightTiers,
} from './insight-switches.ts';
import type { Tier } from './tier.ts';
import { defaultV2Switches, type V2CallName, type V2Switches, v2Tiers } from './v2-switches.ts';
import type { FieldType } from './values.ts';

/** The names of the calls that the simulator answers, for switching their tier. */
export type CallName =
  | V2CallName
  | InsightCallName
  | 'accountInfo'
  | 'serverTime'
  | 'contactsList'
  | 'contactGet'
  | 'contactCreate'
  | 'contactPatch'
  | 'contactReplace'
  | 'contactDelete'
  | 'importStart'
  | 'importStatus'
  | 'contactsCount'
  | 'dataFieldsList'
  | 'dataFieldCreate'
  | 'dataFieldDelete'
  | 'bulkDeleteStart'
  | 'bulkDeleteStatus'
  | 'customIdentifiersList'
  | 'customIdentifierCreate'
  | 'customIdentifierDelete';

/** What the account's package gives; only Basic's low tier has a source (contract dotdigital 2.1 [C]). */
export type Package = 'basic' | 'standard' | 'enhanced';

export type TierSizes = Readonly<Record<Exclude<Tier, 'unlimited'>, number>>;

export const importOutcomes = [
  'Finished',
  'Failed',
  'RejectedByWatchdog',
  'ExceedsAllowedContactLimit',
  'never',
] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Where no source says what Dotdigital does, the simulator can do either. */
export type Switches = V2Switches &
  InsightSwitches & {
    readonly tierOf: Readonly<Record<CallName, Tier>>;
    /** Tiers of a minute each, or one rolling hour for everything, as older accounts have (contract dotdigital 2.1). */
    readonly limitScheme: 'tiered' | 'flat';
    readonly callsPerHour: number;
    readonly package: Package;
    /** Sizes in the place of the package's. */
    readonly callsPerMinute: Partial<TierSizes>;
    /** Whether a 429 says how many seconds to wait, besides when the window resets. */
    readonly retryAfter: 'none' | 'seconds';
    /** How X-RateLimit-Reset counts: the instant, or the seconds until then. */
    readonly resetAs: 'epoch-seconds' | 'seconds-left';
    readonly apiEndpointSlash: boolean;
    readonly wrongRegion: boolean;
    /** The body of a 401 to a v3 call: v3's envelope, v2's shape, or nothing. */
    readonly unauthorisedBody: 'envelope' | 'message' | 'empty';
    readonly forbiddenBody: 'text' | 'envelope';
    readonly emailCase: 'insensitive' | 'sensitive';
    readonly emailStored: 'as-sent' | 'lower-case';
    readonly unknownDataField: 'refuse' | 'ignore';
    readonly wrongType: 'refuse' | 'ignore';
    /** Whether a number in a string is a number for a Numeric field. */
    readonly numericStrings: 'accept' | 'refuse';
    /** How a Date field comes back: as it was sent, or as an instant. */
    readonly dates: 'as-sent' | 'instant';
    /** Whether an empty data field comes back as null or not at all. */
    readonly emptyDataFields: 'null' | 'omit';
    readonly unknownList: 'refuse' | 'ignore';
    /** Whether unknown fields and wrong types fail their row of an import, or refuse all of it. */
    readonly importFieldFaults: 'row' | 'request';
    readonly unknownIdentifier: 'refuse' | 'ignore';
    /** What becomes of lists that a replacing PUT does not name. */
    readonly replacedLists: 'drop' | 'keep';
    readonly conflictCode: 'contacts:identifierConflict' | 'contacts:idAlreadyExists';
    /** Whether a conflict names the identifier. */
    readonly conflictDetails: boolean;
    readonly newContactStatus: 'subscribed' | 'noSubscription';
    readonly importPolls: number;
    /** An import that nobody asks about is done after this time. */
    readonly importDurationMs: number;
    readonly importOutcome: ImportOutcome;
    readonly activeImports: number;
    /** An import with more than this share of bad rows is rejected by the watchdog; null for never. */
    readonly watchdogShare: number | null;
    /** Addresses that imports fail as GloballySuppressed. */
    readonly globallySuppressed: readonly string[];
    /** Domains that imports fail as SuppressedByDomain. */
    readonly suppressedDomains: readonly string[];
    /** Domains that imports fail as InvalidDomain. */
    readonly invalidDomains: readonly string[];
    /** What stands before the @ in addresses that imports fail as Blocker. */
    readonly blockedLocalParts: readonly string[];
    readonly deletedByBulk: 'bin' | 'gone';
    /** Polls before a bulk delete has begun and before it is done: none at 0, both at 2. */
    readonly deletePolls: number;
    readonly deleteOutcome: 'Finished' | 'Failed' | 'never';
    readonly activeDeletes: number;
    readonly customIdentifierLimit: number;
    /** The most data fields of each type. */
    readonly dataFieldLimits: Readonly<Record<FieldType, number>>;
    /** Custom identifiers that a segment uses, and that can therefore not be deleted. */
    readonly identifiersInUse: readonly string[];
    readonly binnedOnGet: 'binned' | 'not-found';
    readonly binnedOnCreate: 'conflict' | 'undelete';
    readonly binnedOnPatch: 'undelete' | 'not-found';
    readonly binnedInLists: boolean;
  };

/** How many calls a minute each package allows. */
export const packageSizes: Readonly<Record<Package, TierSizes>> = {
  basic: { low: 35, medium: 150, high: 600 },
  standard: { low: 70, medium: 300, high: 1_200 },
  enhanced: { low: 150, medium: 600, high: 2_400 },
};

/** The defaults of the contract's Appendix B; none of them has a source but the low tier's size. */
export const defaultSwitches: Switches = {
  ...defaultV2Switches,
  ...defaultInsightSwitches,
  tierOf: {
    ...v2Tiers,
    ...insightTiers,
    accountInfo: 'high',
    serverTime: 'high',
    contactsList: 'low',
    contactGet: 'high',
    contactCreate: 'medium',
    contactPatch: 'medium',
    contactReplace: 'medium',
    contactDelete: 'medium',
    importStart: 'low',
    importStatus: 'unlimited',
    contactsCount: 'high',
    dataFieldsList: 'high',
    dataFieldCreate: 'high',
    dataFieldDelete: 'high',
    bulkDeleteStart: 'low',
    bulkDeleteStatus: 'unlimited',
    customIdentifiersList: 'high',
    customIdentifierCreate: 'high',
    customIdentifierDelete: 'high',
  },
  limitScheme: 'tiered',
  callsPerHour: 2_000,
  package: 'basic',
  callsPerMinute: {},
  retryAfter: 'none',
  resetAs: 'epoch-seconds',
  apiEndpointSlash: false,
  wrongRegion: false,
  unauthorisedBody: 'envelope',
  forbiddenBody: 'text',
  emailCase: 'insensitive',
  emailStored: 'as-sent',
  unknownDataField: 'refuse',
  wrongType: 'refuse',
  numericStrings: 'accept',
  dates: 'as-sent',
  emptyDataFields: 'null',
  unknownList: 'refuse',
  importFieldFaults: 'row',
  unknownIdentifier: 'refuse',
  replacedLists: 'drop',
  conflictCode: 'contacts:identifierConflict',
  conflictDetails: false,
  newContactStatus: 'subscribed',
  importPolls: 2,
  importDurationMs: 60_000,
  importOutcome: 'Finished',
  activeImports: 25,
  watchdogShare: null,
  globallySuppressed: [],
  suppressedDomains: [],
  invalidDomains: [],
  blockedLocalParts: [],
  deletedByBulk: 'bin',
  deletePolls: 2,
  deleteOutcome: 'Finished',
  activeDeletes: 5,
  customIdentifierLimit: 10,
  dataFieldLimits: { String: 246, Numeric: 50, Date: 49, Boolean: 50 },
  identifiersInUse: [],
  binnedOnGet: 'binned',
  binnedOnCreate: 'conflict',
  binnedOnPatch: 'undelete',
  binnedInLists: false,
};
