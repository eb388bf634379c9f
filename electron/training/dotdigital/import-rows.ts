import type { Written } from '../server/http.ts';
import { blankContact, changeContact } from './contact-change.ts';
import type { StoredContact } from './contact-shape.ts';
import { type Account, conflictOf, factsOf, findContact, writtenOf } from './contact-writes.ts';
import type { ImportBody, ImportRow } from './import-body.ts';
import { addressFaults, type Failure, readRow } from './import-row-faults.ts';
import type { Problem } from './problem.ts';

const failed = (failureCode: string, description: string): readonly Failure[] => [{ failureCode, description }];

const failuresOf = (problems: readonly Problem[]): readonly Failure[] =>
  problems.map(({ failureCode, detail }) => ({ failureCode, description: `${detail.item}: ${detail.description}` }));

const matchValue = ({ matchIdentifier, identifiers }: ImportRow): string | undefined => {
  const value = identifiers?.[matchIdentifier];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

type Outcome =
  | { readonly stored: StoredContact; readonly before: StoredContact | null; readonly failures: readonly Failure[] }
  | { readonly stored: null; readonly failures: readonly Failure[] };

const refused = (failures: readonly Failure[]): Outcome => ({ stored: null, failures });

/** A failing consent record does not hold up the rest of its row (contract dotdigital 3.3 [C]). */
const isMinor = ({ failureCode }: Problem): boolean => failureCode === 'consentRecordsNotApplied';

const isIdentifier = (name: string, { identifiers }: Account): boolean =>
  ['email', 'mobileNumber', 'contactId'].includes(name) || identifiers.find(name) !== null;

const applyRow = (row: ImportRow, mergeOption: ImportBody['mergeOption'], account: Account): Outcome => {
  const { matchIdentifier } = row;
  if (!isIdentifier(matchIdentifier, account)) {
    return refused(failed('InvalidMatchIdentifier', `Unknown identifier '${matchIdentifier}'`));
  }
  const { body, failures } = readRow(row, account);
  if (body === undefined) return refused(failures);
  const value = matchValue(row);
  const found = value === undefined ? undefined : findContact(account, matchIdentifier, value);
  if (found === undefined) return refused(failed('NoValidIdentifiers', 'The row has no value to match by.'));
  if (found === null && matchIdentifier === 'contactId') return refused(failed('InvalidContactId', 'No such contact.'));
  // A row that is matched by another identifier is about the address that the contact has.
  const held = found?.email ?? null;
  const barred = held === null || row.identifiers?.email !== undefined ? [] : addressFaults(held, account);
  if (barred.length > 0) return refused(barred);
  const facts = factsOf(account);
  const { contact, problems } = changeContact(found ?? blankContact(facts), body, mergeOption, facts);
  if (problems.some((entry) => !isMinor(entry))) return refused(failuresOf(problems));
  if (contact.email === null && contact.mobileNumber === null) {
    return refused(failed('NoValidIdentifiers', 'A contact needs an address or a mobile number.'));
  }
  const conflict = conflictOf(account, contact);
  if (conflict !== null) return refused(failed('duplicateIdentifier', `Another contact has this '${conflict}'.`));
  return { stored: account.contacts.save(contact), before: found, failures: failuresOf(problems) };
};

const identifiersOf = ({ email, mobileNumber, customIdentifiers }: StoredContact) => ({
  ...(email === null ? {} : { email }),
  ...(mobileNumber === null ? {} : { mobileNumber }),
  ...customIdentifiers,
});

type FailedRow = {
  readonly contactId?: number;
  readonly matchIdentifier: string;
  readonly identifiers: unknown;
  readonly failures: readonly Failure[];
};

const nameOf = (row: ImportRow): string => {
  const value = matchValue(row) ?? '';
  return `${row.matchIdentifier}:${row.matchIdentifier === 'email' ? value.toLowerCase() : value}`;
};

const summaryOf = (created: number, updated: number, failures: readonly FailedRow[]) => {
  const count = (code: string): number =>
    failures.filter((row) => row.failures.some(({ failureCode }) => failureCode === code)).length;
  const repeated = count('Duplicate');
  const suppressed = count('GloballySuppressed');
  return {
    newContacts: created,
    updatedContacts: updated,
    globallySuppressed: suppressed,
    invalidEntries: failures.filter(({ contactId }) => contactId === undefined).length - repeated - suppressed,
    duplicateIdentifiers: repeated + count('duplicateIdentifier'),
  };
};

/** Applies every row and reports on each; one row's failure is no other's. `bad` rows are those that left no trace. */
export const applyImport = ({ contacts: rows, mergeOption }: ImportBody, account: Account) => {
  const created: unknown[] = [];
  const updated: unknown[] = [];
  const failures: FailedRow[] = [];
  const written: Written[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    const isRepeated = seen.has(name) && matchValue(row) !== undefined;
    const outcome = isRepeated
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
  const summary = summaryOf(created.length, updated.length, failures);
  const bad = rows.length - created.length - updated.length;
  return { report: { summary, created, updated, failures }, written, bad };
};
