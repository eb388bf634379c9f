import type { z } from 'zod';
import { type ContactBody, contactBodySchema } from './contact-body.ts';
import type { Account } from './contact-writes.ts';
import type { ImportRow } from './import-body.ts';

export type Failure = { readonly failureCode: string; readonly description: string };

const failure = (failureCode: string, description: string): Failure => ({ failureCode, description });

/** Names match in any case; both are compared in small letters. */
const holds = (list: readonly string[], text: string): boolean =>
  list.some((entry) => entry.toLowerCase() === text.toLowerCase());

/** Why Dotdigital would not mail to this address, whatever else the row says. */
export const addressFaults = (email: unknown, { switches }: Account): readonly Failure[] => {
  if (typeof email !== 'string' || !email.includes('@')) return [];
  const at = email.lastIndexOf('@');
  const [localPart, domain] = [email.slice(0, at), email.slice(at + 1)];
  if (holds(switches.globallySuppressed, email)) return [failure('GloballySuppressed', 'On the suppression list.')];
  if (holds(switches.suppressedDomains, domain)) return [failure('SuppressedByDomain', 'The domain is suppressed.')];
  if (holds(switches.invalidDomains, domain)) return [failure('InvalidDomain', 'The domain receives no mail.')];
  return holds(switches.blockedLocalParts, localPart) ? [failure('Blocker', 'The address is blocked.')] : [];
};

const codeOf = ({ path }: z.core.$ZodIssue): string => {
  const [part, channel, property] = path;
  if (part === 'channelProperties' && channel !== undefined && property === 'status') return 'InvalidContactStatus';
  return part === 'lists' ? 'InvalidAddressBookIds' : 'ApiSchemaViolation';
};

/** The row as a body, or what is wrong with it before it is compared with anything (contract dotdigital 3.3 [C]: codes). */
export const readRow = (
  row: ImportRow,
  account: Account,
):
  | { readonly body: ContactBody; readonly failures?: undefined }
  | { readonly failures: readonly Failure[]; readonly body?: undefined } => {
  const refused = addressFaults(row.identifiers?.email, account);
  if (refused.length > 0) return { failures: refused };
  const parsed = contactBodySchema.safeParse(row);
  if (parsed.success) return { body: parsed.data };
  return {
    failures: parsed.error.issues.map((issue) => failure(codeOf(issue), `${issue.path.join('.')}: ${issue.message}`)),
  };
};
