import { z } from 'zod';
import type { V2ImportSwitches } from './v2-import-switches.ts';

/** The faults that v2's report counts (contract dotdigital 3.5 [C]). */
const faultKinds = [
  'globallySuppressed',
  'invalidEntries',
  'duplicateEmails',
  'blocked',
  'unsubscribed',
  'hardBounced',
  'softBounced',
  'ispComplaints',
  'mailBlocked',
  'domainSuppressed',
  'pendingDoubleOptin',
  'failures',
  'suppressedContacts',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** As documented, but for the last: only the official connector knows a text for it (contract dotdigital 3.5 [C]). */
const documented: Readonly<Record<FaultKind, string>> = {
  globallySuppressed: 'Globally Suppressed',
  invalidEntries: 'Invalid Email',
  duplicateEmails: 'Duplicate',
  blocked: 'Blocker',
  unsubscribed: 'Unsubscribed',
  hardBounced: 'Hard bounced',
  softBounced: 'Soft bounced',
  ispComplaints: 'Complained to ISP',
  mailBlocked: 'Mail blocked',
  domainSuppressed: 'Suppressed by Domain',
  pendingDoubleOptin: 'Pending optin',
  failures: 'Failures',
  suppressedContacts: 'Suppressed by you',
};

const connector: Readonly<Record<FaultKind, string>> = {
  ...documented,
  invalidEntries: 'Invalid Entries',
  blocked: 'Blocked',
  ispComplaints: 'Isp Complaints',
  domainSuppressed: 'Domain Suppressed',
};

const faultSchema = z.object({
  kind: z.enum(faultKinds),
  email: z.string(),
  values: z.record(z.string(), z.string()),
});
export type V2Fault = Readonly<z.infer<typeof faultSchema>>;

/** What is kept of an import that is done. */
export const keptReportSchema = z.object({
  created: z.number(),
  updated: z.number(),
  columns: z.array(z.string()),
  faults: z.array(faultSchema),
});
export type KeptReport = z.infer<typeof keptReportSchema>;

/** How many rows ended in which way (contract dotdigital 3.5 [C]). */
export const v2ReportOf = ({ created, updated, faults }: KeptReport) => ({
  newContacts: created,
  updatedContacts: updated,
  ...Object.fromEntries(faultKinds.map((kind) => [kind, faults.filter((fault) => fault.kind === kind).length])),
});

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

type Form = Pick<V2ImportSwitches, 'v2ImportReasons' | 'v2FaultsBom' | 'v2FaultsLines'>;

/** The rows that failed, as a table: why, who, and the data fields (contract dotdigital 3.5 [C]). */
export const faultTableOf = ({ columns, faults }: KeptReport, form: Form): string => {
  const reasons = form.v2ImportReasons === 'documented' ? documented : connector;
  const lines = [
    ['Reason', 'Email', ...columns],
    ...faults.map(({ kind, email, values }) => [reasons[kind], email, ...columns.map((name) => values[name] ?? '')]),
  ];
  const end = form.v2FaultsLines === 'crlf' ? '\r\n' : '\n';
  return (form.v2FaultsBom ? '\uFEFF' : '') + lines.map((line) => line.map(cell).join(',') + end).join('');
};
