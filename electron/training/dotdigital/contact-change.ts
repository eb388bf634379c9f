import { type ContactBody, consentSchema, type MergeOption } from './contact-body.ts';
import type { StoredContact } from './contact-shape.ts';
import type { CustomIdentifierStore } from './custom-identifier-store.ts';
import type { FieldStore } from './data-fields.ts';
import { mergeIdentifiers } from './identifier-change.ts';
import type { ListStore } from './lists-store.ts';
import type { PreferenceStore } from './preferences-store.ts';
import { overflowing, type Problem } from './problem.ts';
import type { Switches } from './switches.ts';
import { hasType, inType, isOverflowing } from './values.ts';

export type Changed = { readonly contact: StoredContact; readonly problems: readonly Problem[] };

type Facts = {
  readonly identifiers: CustomIdentifierStore;
  readonly fields: FieldStore;
  readonly lists: ListStore;
  readonly preferences: PreferenceStore;
  readonly switches: Switches;
  readonly now: number;
};

const problem = (failureCode: string, item: string, description: string): Problem => ({
  failureCode,
  detail: { item, description },
});

type Value = string | number | boolean;
type DataFields = Readonly<Record<string, Value>>;

const isEmpty = (value: Value | null | undefined): boolean => value === null || value === undefined || value === '';

const mayWrite = (stored: Value | undefined, sent: Value | null, mergeOption: MergeOption): boolean => {
  switch (mergeOption) {
    case 'overwrite':
      return true;
    case 'overwriteIfNotEmpty':
      return !isEmpty(sent);
    case 'overwriteIfEmpty':
      return isEmpty(stored);
  }
};

/** Null clears, what is not sent stays (contract dotdigital 3.1 [C]). */
const mergeDataFields = (
  stored: DataFields,
  { dataFields }: ContactBody,
  mergeOption: MergeOption,
  { fields, switches }: Facts,
): { readonly dataFields: DataFields; readonly problems: readonly Problem[] } => {
  const merged: Record<string, Value> = { ...stored };
  const problems: Problem[] = [];
  for (const [name, sent] of Object.entries(dataFields ?? {})) {
    const field = fields.find(name);
    if (!field) {
      if (switches.unknownDataField === 'refuse') {
        problems.push(problem('ApiSchemaViolation', name, `The data field '${name}' does not exist`));
      }
    } else if (sent !== null && !hasType(field.type, sent, switches.numericStrings === 'refuse')) {
      if (switches.wrongType === 'refuse') {
        const what = isOverflowing(field.type, sent) ? overflowing : `The value does not fit the type ${field.type}`;
        problems.push(problem('ApiSchemaViolation', field.name, what));
      }
    } else if (mayWrite(merged[field.name], sent, mergeOption)) {
      if (sent === null || sent === '') delete merged[field.name];
      else merged[field.name] = inType(field.type, sent);
    }
  }
  return { dataFields: merged, problems };
};

/** Lists are only ever added (contract dotdigital 3.1 [C]); whoever unsubscribed from one stays unsubscribed [I]. */
const mergeLists = (stored: readonly number[], { lists }: ContactBody, { lists: known, switches }: Facts) => {
  const sent = lists ?? [];
  const isWritable = (id: number): boolean => known.byId(id)?.kind === 'own';
  const unknown = sent.filter((id) => !isWritable(id));
  const refused = switches.unknownList === 'refuse' ? unknown : [];
  return {
    lists: [...new Set([...stored, ...sent.filter(isWritable)])],
    problems: refused.map((id) =>
      problem('InvalidAddressBookIds', 'lists', `The list ${id} does not exist or cannot be written`),
    ),
  };
};

const mergePreferences = (stored: readonly number[], { preferences }: ContactBody, facts: Facts) => {
  const sent = preferences ?? [];
  const chosen = new Set(stored);
  for (const { id, isOptedIn } of sent) {
    if (isOptedIn && facts.preferences.find(id)) chosen.add(id);
    else chosen.delete(id);
  }
  const unknown = sent.filter(({ id }) => facts.preferences.find(id) === null);
  return {
    preferences: [...chosen].sort((a, b) => a - b),
    problems: unknown.map(({ id }) =>
      problem('ApiSchemaViolation', 'preferences', `The preference ${id} does not exist`),
    ),
  };
};

/** A verified double opt-in waits for its click, and so does who is asked whether to come back (contract dotdigital 3.2 [C]). */
const mergeChannel = (stored: StoredContact, { channelProperties }: ContactBody) => {
  const email = channelProperties?.email ?? {};
  const status = email.status ?? stored.emailStatus;
  const isChallenged = email.resubscribeOptions?.resubscribeWithNoChallenge === false;
  const comesBack = stored.emailStatus === 'unsubscribed' && status === 'subscribed';
  const waits = email.optInType === 'VerifiedDouble' && status !== 'unsubscribed' && status !== 'suppressed';
  return {
    emailType: email.emailType ?? stored.emailType,
    optInType: email.optInType ?? stored.optInType,
    emailStatus: waits || (isChallenged && comesBack) ? 'pendingOptIn' : status,
  };
};

const mergeConsent = (stored: StoredContact['consentRecords'], { consentRecords }: ContactBody, now: number) => {
  const records = (consentRecords ?? []).map((record) => consentSchema.safeParse(record));
  const sound = records.flatMap((record) => (record.success ? [record.data] : []));
  const created = new Date(now).toISOString();
  return {
    consentRecords: [...stored, ...sound.map((record) => ({ ...record, dateTimeCreated: created }))],
    problems:
      sound.length === records.length
        ? []
        : [problem('consentRecordsNotApplied', 'consentRecords', 'A consent record lacks a property or a valid date')],
  };
};

/** What the contact becomes with this body, and what stands in the way. Touches nothing. */
export const changeContact = (
  stored: StoredContact,
  body: ContactBody,
  mergeOption: MergeOption,
  facts: Facts,
): Changed => {
  const { problems: identifierProblems, ...identifiers } = mergeIdentifiers(stored, body, facts);
  const data = mergeDataFields(stored.dataFields, body, mergeOption, facts);
  const lists = mergeLists(stored.lists, body, facts);
  const preferences = mergePreferences(stored.preferences, body, facts);
  const consent = mergeConsent(stored.consentRecords, body, facts.now);
  return {
    contact: {
      ...stored,
      ...mergeChannel(stored, body),
      ...identifiers,
      binned: false,
      updatedAt: Math.max(facts.now, stored.updatedAt),
      dataFields: data.dataFields,
      lists: lists.lists,
      preferences: preferences.preferences,
      consentRecords: consent.consentRecords,
    },
    problems: [
      ...identifierProblems,
      ...data.problems,
      ...lists.problems,
      ...preferences.problems,
      ...consent.problems,
    ],
  };
};

/** A contact that does not exist yet; its id comes when it is saved. */
export const blankContact = ({ switches, now }: Pick<Facts, 'switches' | 'now'>): StoredContact => ({
  contactId: 0,
  email: null,
  mobileNumber: null,
  customIdentifiers: {},
  binned: false,
  createdAt: now,
  updatedAt: now,
  emailStatus: switches.newContactStatus,
  emailType: 'Html',
  optInType: 'Unknown',
  dataFields: {},
  consentRecords: [],
  lists: [],
  preferences: [],
});
