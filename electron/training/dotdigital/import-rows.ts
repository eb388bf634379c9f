import type { Written } from '../server/http.ts';
import type { ContactBody } from './contact-body.ts';
import { blankContact, changeContact, type Problem } from './contact-change.ts';
import { type Account, factsOf, findContact, holderOf, writtenOf } from './contact-writes.ts';
import type { ImportBody } from './imports.ts';
import type { StoredContact } from './stored-contact.ts';

type Row = ContactBody & { readonly matchIdentifier: string };
type Failure = { readonly failureCode: string; readonly description: string };

const failed = (failureCode: string, description: string): readonly Failure[] => [{ failureCode, description }];

const failuresOf = (problems: readonly Problem[]): readonly Failure[] =>
  problems.map(({ failureCode, detail }) => ({ failureCode, description: `${detail.item}: ${detail.description}` }));

const matchValue = ({ matchIdentifier, identifiers }: Row): string | undefined => {
  const value = matchIdentifier === 'contactId' ? identifiers?.contactId : undefined;
  if (value !== undefined) return String(value);
  return matchIdentifier === 'mobileNumber' ? identifiers?.mobileNumber : identifiers?.email;
};

type Outcome =
  | { readonly stored: StoredContact; readonly before: StoredContact | null; readonly failures: readonly Failure[] }
  | { readonly stored: null; readonly failures: readonly Failure[] };

const refused = (failures: readonly Failure[]): Outcome => ({ stored: null, failures });

/** A failing consent record does not hold up the rest of its row (contract dotdigital 3.3 [C]). */
const isMinor = ({ failureCode }: Problem): boolean => failureCode === 'consentRecordsNotApplied';

const applyRow = (row: Row, mergeOption: ImportBody['mergeOption'], account: Account): Outcome => {
  const { contacts } = account;
  const { matchIdentifier } = row;
  const value = matchValue(row);
  const found = value === undefined ? undefined : findContact(account, matchIdentifier, value);
  if (!['email', 'mobileNumber', 'contactId'].includes(matchIdentifier)) {
    return refused(failed('InvalidMatchIdentifier', `Unknown identifier '${matchIdentifier}'`));
  }
  if (found === undefined) return refused(failed('NoValidIdentifiers', 'The row has no value to match by.'));
  if (found === null && matchIdentifier === 'contactId') return refused(failed('InvalidContactId', 'No such contact.'));
  const facts = factsOf(account);
  const { contact, problems } = changeContact(found ?? blankContact(facts), row, mergeOption, facts);
  if (problems.some((entry) => !isMinor(entry))) return refused(failuresOf(problems));
  if (holderOf(account, contact)) return refused(failed('duplicateIdentifier', 'Another contact has this identifier.'));
  return { stored: contacts.save(contact), before: found, failures: failuresOf(problems) };
};

const identifiersOf = ({ email, mobileNumber }: StoredContact) => ({
  ...(email === null ? {} : { email }),
  ...(mobileNumber === null ? {} : { mobileNumber }),
});

const countOf = (failures: readonly { readonly failures: readonly Failure[] }[], code: string): number =>
  failures.filter((entry) => entry.failures.some(({ failureCode }) => failureCode.toLowerCase() === code.toLowerCase()))
    .length;

/** Applies every row and reports on each; one row's failure is no other's. */
export const applyImport = ({ contacts: rows, mergeOption }: ImportBody, account: Account) => {
  const created: unknown[] = [];
  const updated: unknown[] = [];
  const failures: {
    matchIdentifier: string;
    identifiers: unknown;
    failures: readonly Failure[];
    contactId?: number;
  }[] = [];
  const written: Written[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = `${row.matchIdentifier}:${matchValue(row)?.toLowerCase() ?? ''}`;
    const outcome = seen.has(name)
      ? refused(failed('Duplicate', 'The row repeats another one.'))
      : applyRow(row, mergeOption, account);
    seen.add(name);
    const { stored } = outcome;
    if (stored !== null) {
      const entry = { contactId: stored.contactId, identifiers: identifiersOf(stored) };
      (outcome.before === null ? created : updated).push(entry);
      written.push(writtenOf(outcome.before, stored));
    }
    if (outcome.failures.length > 0) {
      const { matchIdentifier, identifiers } = row;
      const id = stored === null ? {} : { contactId: stored.contactId };
      failures.push({ ...id, matchIdentifier, identifiers, failures: outcome.failures });
    }
  }
  const summary = {
    newContacts: created.length,
    updatedContacts: updated.length,
    globallySuppressed: 0,
    invalidEntries: failures.length - countOf(failures, 'Duplicate') - countOf(failures, 'consentRecordsNotApplied'),
    duplicateIdentifiers: countOf(failures, 'Duplicate') + countOf(failures, 'duplicateIdentifier'),
  };
  return { report: { summary, created, updated, failures }, written };
};
