import { defaultV2Switches, type V2CallName, type V2Switches, v2Tiers } from './v2-switches.ts';

export type Tier = 'low' | 'medium' | 'high' | 'unlimited';

/** The names of the calls that the simulator answers, for switching their tier. */
export type CallName =
  | V2CallName
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
  | 'dataFieldDelete';

export type ImportOutcome = 'Finished' | 'Failed' | 'RejectedByWatchdog' | 'ExceedsAllowedContactLimit' | 'never';

/** Where no source says what Dotdigital does, the simulator can do either. */
export type Switches = V2Switches & {
  readonly tierOf: Readonly<Record<CallName, Tier>>;
  readonly callsPerMinute: Readonly<Record<Exclude<Tier, 'unlimited'>, number>>;
  /** How X-RateLimit-Reset counts: the instant, or the seconds until then. */
  readonly resetAs: 'epoch-seconds' | 'seconds-left';
  readonly apiEndpointSlash: boolean;
  readonly wrongRegion: boolean;
  readonly emailCase: 'insensitive' | 'sensitive';
  readonly unknownDataField: 'refuse' | 'ignore';
  readonly wrongType: 'refuse' | 'ignore';
  /** Whether a number in a string is a number for a Numeric field. */
  readonly numericStrings: 'accept' | 'refuse';
  /** How a Date field comes back: as it was sent, or as an instant. */
  readonly dates: 'as-sent' | 'instant';
  /** Whether an empty data field comes back as null or not at all. */
  readonly emptyDataFields: 'null' | 'omit';
  readonly unknownList: 'refuse' | 'ignore';
  readonly conflictCode: 'contacts:identifierConflict' | 'contacts:idAlreadyExists';
  readonly newContactStatus: 'subscribed' | 'noSubscription';
  readonly importPolls: number;
  /** An import that nobody asks about is done after this time. */
  readonly importDurationMs: number;
  readonly importOutcome: ImportOutcome;
  readonly activeImports: number;
  readonly binnedOnGet: 'binned' | 'not-found';
  readonly binnedOnCreate: 'conflict' | 'undelete';
  readonly binnedOnPatch: 'undelete' | 'not-found';
  readonly binnedInLists: boolean;
};

/** The defaults of the contract's Appendix B; none of them has a source but the low tier's size. */
export const defaultSwitches: Switches = {
  ...defaultV2Switches,
  tierOf: {
    ...v2Tiers,
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
  },
  callsPerMinute: { low: 35, medium: 150, high: 600 },
  resetAs: 'epoch-seconds',
  apiEndpointSlash: false,
  wrongRegion: false,
  emailCase: 'insensitive',
  unknownDataField: 'refuse',
  wrongType: 'refuse',
  numericStrings: 'accept',
  dates: 'as-sent',
  emptyDataFields: 'null',
  unknownList: 'refuse',
  conflictCode: 'contacts:identifierConflict',
  newContactStatus: 'subscribed',
  importPolls: 2,
  importDurationMs: 60_000,
  importOutcome: 'Finished',
  activeImports: 25,
  binnedOnGet: 'binned',
  binnedOnCreate: 'conflict',
  binnedOnPatch: 'undelete',
  binnedInLists: false,
};
