import { expect, test } from 'vitest';
import { faultTableOf, type KeptReport, v2ReportOf } from '../../../electron/training/dotdigital/v2-import-report.ts';
import { defaultV2ImportSwitches } from '../../../electron/training/dotdigital/v2-import-switches.ts';

const kept: KeptReport = {
  created: 2,
  updated: 1,
  columns: ['CITY', 'NOTE'],
  faults: [
    { kind: 'ispComplaints', email: 'a@example.com', values: { NOTE: 'one\ntwo' } },
    { kind: 'ispComplaints', email: 'b@example.com', values: { CITY: 'York' } },
    { kind: 'suppressedContacts', email: 'c@example.com', values: {} },
  ],
};

test('the report has every count of the contract', () => {
  expect(v2ReportOf(kept)).toEqual({
    newContacts: 2,
    updatedContacts: 1,
    globallySuppressed: 0,
    invalidEntries: 0,
    duplicateEmails: 0,
    blocked: 0,
    unsubscribed: 0,
    hardBounced: 0,
    softBounced: 0,
    ispComplaints: 2,
    mailBlocked: 0,
    domainSuppressed: 0,
    pendingDoubleOptin: 0,
    failures: 0,
    suppressedContacts: 1,
  });
});

test('the table starts with its mark and quotes what needs it', () => {
  expect(faultTableOf(kept, defaultV2ImportSwitches)).toBe(
    '\uFEFFReason,Email,CITY,NOTE\r\nComplained to ISP,a@example.com,,"one\ntwo"\r\n' +
      'Complained to ISP,b@example.com,York,\r\nSuppressed by you,c@example.com,,\r\n',
  );
});

test('the table can be without a mark, with short line ends and the connector’s reasons', () => {
  const form = { v2ImportReasons: 'connector', v2FaultsBom: false, v2FaultsLines: 'lf' } as const;
  expect(faultTableOf({ ...kept, columns: [], faults: kept.faults.slice(1) }, form)).toBe(
    'Reason,Email\nIsp Complaints,b@example.com\nSuppressed by you,c@example.com\n',
  );
});
