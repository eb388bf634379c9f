import { expect, test } from 'vitest';
import { campaignFactsOf, campaignStateOf } from '../../../../electron/engine/domain/campaigns/state.ts';
import { campaignFact } from '../../../../shared/domain/campaign.ts';

test.each([
  ['Unsent', true, 'scheduled'],
  ['Unsent', false, 'draft'],
  ['Sending', false, 'sending'],
  ['sent', true, 'sent'],
  ['RequiresSMSApproval', true, 'awaiting-approval'],
  ['Triggered', false, 'triggered'],
  ['SomethingNew', true, 'other'],
] as const)('%s, with a date: %s, is %s', (status, isScheduled, state) => {
  expect(campaignStateOf({ status, isScheduled, sentAt: null })).toBe(state);
});

test('what was sent once went out, also where it is scheduled again or paused', () => {
  const facts = (status: string, isScheduled: boolean, sentAt: number | null) =>
    campaignFactsOf({ status, isScheduled, sentAt });
  expect(facts('Unsent', true, null)).toBe(campaignFact.scheduled);
  expect(facts('Unsent', true, 5)).toBe(campaignFact.scheduled | campaignFact.wentOut);
  expect(facts('Paused', false, 5)).toBe(campaignFact.wentOut);
  expect(facts('Sent', false, null)).toBe(campaignFact.wentOut);
  expect(facts('Triggered', false, null)).toBe(0);
});
