import { z } from 'zod';
import { campaignSwitchShape, campaignTiers, defaultCampaignSwitches } from './campaigns-switches.ts';
import { defaultProgramSwitches, programSwitchShape, programTiers } from './programs-switches.ts';
import { defaultSegmentSwitches, segmentSwitchShape, segmentTiers } from './segments-switches.ts';
import type { Tier } from './tier.ts';
import {
  defaultTransactionalSwitches,
  transactionalSwitchShape,
  transactionalTiers,
} from './transactional-switches.ts';
import { defaultV2ImportSwitches, v2ImportSwitchShape, v2ImportTiers } from './v2-import-switches.ts';

/**
 * The v2 calls about people, lists and preferences, each with its tier. No source tells which call is in which tier: pages
 * are low, light reads of one record high, its changes medium, and asking after a job free (contract dotdigital B [I]).
 */
export const v2Tiers = {
  ...segmentTiers,
  ...campaignTiers,
  ...programTiers,
  ...transactionalTiers,
  ...v2ImportTiers,
  v2ContactsList: 'low',
  v2ContactsCreatedSince: 'low',
  v2ContactsModifiedSince: 'low',
  v2ContactGet: 'high',
  v2ContactGetWithConsent: 'high',
  v2ContactLists: 'high',
  v2ContactSave: 'medium',
  v2ContactSaveWithConsent: 'medium',
  v2ContactUpdate: 'medium',
  v2ContactDelete: 'medium',
  contactUnsubscribe: 'medium',
  contactsSuppress: 'medium',
  contactResubscribe: 'medium',
  contactResubscribeUnchallenged: 'medium',
  suppressedSince: 'low',
  unsubscribedSince: 'low',
  listUnsubscribedSince: 'low',
  listsAll: 'low',
  listsPublic: 'low',
  listsPrivate: 'low',
  listGet: 'high',
  listCreate: 'medium',
  listUpdate: 'medium',
  listDelete: 'medium',
  listContacts: 'low',
  listContactsModifiedSince: 'low',
  listContactAdd: 'medium',
  listContactRemove: 'medium',
  listContactsRemove: 'low',
  listContactsRemoveAll: 'low',
  listRemovalStatus: 'unlimited',
  listUnsubscribe: 'medium',
  listResubscribe: 'medium',
  listResubscribeUnchallenged: 'medium',
  preferencesList: 'high',
  contactPreferencesGet: 'high',
  contactPreferencesSet: 'medium',
} as const satisfies Readonly<Record<string, Tier>>;

export type V2CallName = keyof typeof v2Tiers;

/** What no source tells about taking contacts out of lists in bulk, and about the kinds of records besides. */
export const v2SwitchShape = {
  ...segmentSwitchShape,
  ...campaignSwitchShape,
  ...programSwitchShape,
  ...transactionalSwitchShape,
  ...v2ImportSwitchShape,
  /** Polls that find such a job started, before it ends. */
  listRemovalPolls: z.number().int().nonnegative(),
  listRemovalOutcome: z.enum(['Completed', 'Failed', 'never']),
  /** How the keys of its state are written: the published example has them unlike all others. */
  listRemovalKeys: z.enum(['camel', 'Pascal']),
};

export type V2Switches = Readonly<z.infer<z.ZodObject<typeof v2SwitchShape>>>;

export const defaultV2Switches: V2Switches = {
  ...defaultSegmentSwitches,
  ...defaultCampaignSwitches,
  ...defaultProgramSwitches,
  ...defaultTransactionalSwitches,
  ...defaultV2ImportSwitches,
  listRemovalPolls: 1,
  listRemovalOutcome: 'Completed',
  listRemovalKeys: 'camel',
};
