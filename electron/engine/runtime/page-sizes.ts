/** The most records that are asked for, or handed in, with one call. What a run costs is counted with the same numbers. */
export const pageSizes = {
  /** Contract erp-cloud 9.3: at most 1,000 records a page. */
  erp: 1_000,
  /** Contract dotdigital 2.3 [C]: contacts are listed up to 5,000 a page. */
  contacts: 5_000,
  /** A page's most is said as 1,000 and as 5,000 (contract dotdigital 6.1 [C]); the lesser one holds in both. */
  insight: 1_000,
  /** The most that a v2 page holds (contract dotdigital 2.3 [C]). */
  v2: 1_000,
  /** Records of one import: small enough that a report is soon there, few enough calls for hundreds of thousands. */
  insightImport: 1_000,
} as const;

/** How often the report of an import of insight data is asked for: every 5 to 30 s is advised (contract dotdigital 2.2 [C]). */
export const reportPollMs = 5_000;

/** Each campaign is a call of its own: an account with years of them is asked over several runs, the newest first. */
export const mostCampaignsAsked = 200;
