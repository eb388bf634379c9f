import type { StateFile } from '../server/state-file.ts';
import { createCampaignStore } from './campaigns-store.ts';
import { createContactAnswer } from './contact-answer.ts';
import type { Account } from './contact-writes.ts';
import { createCustomIdentifierStore } from './custom-identifier-store.ts';
import { createFieldStore } from './data-fields.ts';
import { createListStore } from './lists-store.ts';
import { createPreferenceStore } from './preferences-store.ts';
import { createSegmentStore } from './segments-store.ts';
import { createContactStore } from './stored-contact.ts';

/** What the calls work with: the stores on the account's file, its switches and its clock. */
export const createAccount = (
  file: StateFile,
  { switches, clock, seed }: Pick<Account, 'switches' | 'clock' | 'seed'>,
): Account => {
  const fields = createFieldStore(file);
  const dates = () => new Set(fields.all().flatMap(({ name, type }) => (type === 'Date' ? [name] : [])));
  const lists = createListStore(file);
  const preferences = createPreferenceStore(file);
  return {
    contacts: createContactStore(file, switches),
    identifiers: createCustomIdentifierStore(file),
    fields,
    lists,
    segments: createSegmentStore(file, switches),
    campaigns: createCampaignStore(file),
    preferences,
    switches,
    clock,
    seed,
    answerOf: createContactAnswer(switches, { lists, preferences, dateFields: dates }),
  };
};
