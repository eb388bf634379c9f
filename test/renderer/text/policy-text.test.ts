import { expect, test } from 'vitest';
import {
  deciderText,
  type ListedPolicy,
  type Outlook,
  outlookCalls,
  outlookText,
  policyText,
  sampleText,
} from '../../../renderer/text/policy-text.ts';

const outlook: Outlook = {
  policy: 'write-attributes',
  isOn: false,
  written: 34,
  sample: 2,
  later: 0,
  leftOut: [{ reason: 'The email address would change.', count: 9 }],
  expected: 900,
  stop: null,
  calls: { erp: 68, dotdigital: 102, imports: 0 },
};

test('what a policy would do today adds up in one sentence', () => {
  expect(outlookText(outlook)).toBe('Today it would write 34, leave 2 for review and leave 9 to a person.');
  expect(outlookText({ ...outlook, sample: 0, later: 1_200, leftOut: [] })).toBe(
    'Today it would write 34 and leave 1,200 to later runs.',
  );
  expect(outlookText({ ...outlook, sample: 0, leftOut: [], stop: 'Too many.' })).toBe(
    'Today it would stop and ask; once accepted it would write 34.',
  );
  expect(outlookText({ ...outlook, written: 0, sample: 0, leftOut: [] })).toBe(
    'Today there is nothing for it to write.',
  );
  const withdrawal = { ...outlook, policy: 'withdraw-items', sample: 0, leftOut: [] } as const;
  expect(outlookText(withdrawal)).toBe('Today it would withdraw 34.');
  expect(outlookText({ ...withdrawal, written: 0 })).toBe('Today there is nothing for it to withdraw.');
  expect(outlookCalls(outlook)).toBe('102 calls to Dotdigital and 68 to the ERP');
  expect(outlookCalls({ ...outlook, calls: { erp: 4, dotdigital: 1, imports: 1 } })).toBe(
    '1 call to Dotdigital and 4 to the ERP, in 1 import',
  );
});

test('how far the review is, and when it is over', () => {
  const policy: ListedPolicy = {
    policy: 'create-contacts',
    isOn: true,
    cap: 10,
    stopShare: 0.1,
    sample: { share: 0.05, until: 20 },
    sampleStanding: { approved: 3, waiting: 2 },
    changedBy: 'ada',
    changedAt: 1,
  };
  expect(sampleText(policy)).toBe('3 of 20 approved in a row, 2 wait in Mismatches.');
  expect(sampleText({ ...policy, sampleStanding: { approved: 20, waiting: 0 } })).toBe(
    'Reviewed: 20 in a row were approved, so no more are left for review.',
  );
  expect(sampleText({ ...policy, sample: null, sampleStanding: null })).toBeNull();
});

test('who changed a policy is told, and which policy decided', () => {
  expect(policyText.changed({ changedBy: null, isOn: false })).toBe('off, as it comes');
  expect(policyText.changed({ changedBy: 'ada', isOn: false })).toBe('off, by ada');
  expect(['ada', 'policy write-attributes', 'policy record-opt-out'].map(deciderText)).toEqual([
    'ada',
    'Write attributes (policy)',
    'Record opt-outs (policy)',
  ]);
});
