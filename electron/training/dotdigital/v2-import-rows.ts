import type { Written } from '../server/http.ts';
import { blankContact, changeContact } from './contact-change.ts';
import type { StoredContact } from './contact-shape.ts';
import { type Account, conflictOf, factsOf, writtenOf } from './contact-writes.ts';
import { isRemoved } from './feeds-suppression.ts';
import { addressFaults } from './import-row-faults.ts';
import { emailKey } from './stored-contact.ts';
import type { V2Batch } from './v2-import-body.ts';
import type { FaultKind, V2Fault } from './v2-import-report.ts';
import { bodyOfRow, cellsOf, readV2Row, type SentRow } from './v2-import-row.ts';

/** What v2 counts each state of the email channel as (contract dotdigital 3.5 and 3.7; complaints and the rest [I]). */
const kindOfStatus: Readonly<Record<string, FaultKind>> = {
  unsubscribed: 'unsubscribed',
  softBounced: 'softBounced',
  hardBounced: 'hardBounced',
  ispComplained: 'ispComplaints',
  directComplaint: 'ispComplaints',
  suppressed: 'suppressedContacts',
  domainSuppressed: 'domainSuppressed',
  sharedDomainSuppression: 'domainSuppressed',
  blockedlocalpart: 'blocked',
  sharedsuppression: 'globallySuppressed',
  spamTrap: 'globallySuppressed',
  purchased: 'globallySuppressed',
  knownComplainer: 'globallySuppressed',
  knownLitigator: 'globallySuppressed',
};

const kindOfCode: Readonly<Record<string, FaultKind>> = {
  GloballySuppressed: 'globallySuppressed',
  SuppressedByDomain: 'domainSuppressed',
  InvalidDomain: 'invalidEntries',
  invalidEmail: 'invalidEntries',
  Blocker: 'blocked',
};

const kindOfAddress = (email: string, account: Account): FaultKind | null => {
  const [fault] = addressFaults(email, account);
  if (fault) return kindOfCode[fault.failureCode] ?? 'failures';
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return account.switches.mailBlockedDomains.some((entry) => entry.toLowerCase() === domain) ? 'mailBlocked' : null;
};

/** Nobody who is suppressed is written to; v3 does (contract dotdigital 3.5 [C]: their reasons). */
const kindOfKnown = (
  { contactId, emailStatus }: StoredContact,
  listIds: readonly number[],
  { lists, switches }: Account,
): FaultKind | null => {
  if (isRemoved(emailStatus)) return kindOfStatus[emailStatus] ?? 'failures';
  if (emailStatus === 'pendingOptIn' && switches.v2ImportPending === 'refuse') return 'pendingDoubleOptin';
  const left = lists.optOutsOf(contactId);
  return switches.v2ImportOptOuts === 'refuse' && listIds.some((id) => left.has(id)) ? 'unsubscribed' : null;
};

type Saved = { readonly before: StoredContact | null; readonly after: StoredContact };

const applyRow = (sent: SentRow, { listIds, mergeOption }: V2Batch, account: Account): Saved | FaultKind => {
  const row = readV2Row(sent);
  if (row === null) return typeof sent.email === 'string' ? 'failures' : 'invalidEntries';
  const before = account.contacts.byEmail(row.email);
  const kind = kindOfAddress(row.email, account) ?? (before && kindOfKnown(before, listIds, account));
  if (kind !== null) return kind;
  const facts = factsOf(account);
  const body = bodyOfRow(account, row, listIds);
  const { contact, problems } = changeContact(before ?? blankContact(facts), body, mergeOption, facts);
  const [problem] = problems;
  if (problem) return kindOfCode[problem.failureCode] ?? 'failures';
  if (conflictOf(account, contact) !== null) return 'duplicateEmails';
  return { before, after: account.contacts.save(contact) };
};

type V2Applied = {
  readonly created: number;
  readonly updated: number;
  readonly faults: readonly V2Fault[];
  /** The data fields of all rows, in the order in which they came up. */
  readonly columns: readonly string[];
  readonly written: readonly Written[];
};

/** Applies every row; one row's failure is no other's. Of rows with the same address the first counts. */
export const applyV2Import = (batch: V2Batch, account: Account): V2Applied => {
  const faults: V2Fault[] = [];
  const written: Written[] = [];
  const seen = new Set<string>();
  let created = 0;
  for (const sent of batch.rows) {
    const cells = cellsOf(sent);
    const key = emailKey(cells.email, account.switches);
    const result = key !== '' && seen.has(key) ? 'duplicateEmails' : applyRow(sent, batch, account);
    seen.add(key);
    if (typeof result === 'string') faults.push({ kind: result, ...cells });
    else {
      if (result.before === null) created += 1;
      written.push(writtenOf(result.before, result.after));
    }
  }
  const columns = [...new Set(batch.rows.flatMap((sent) => Object.keys(cellsOf(sent).values)))];
  return { created, updated: written.length - created, faults, columns, written };
};
