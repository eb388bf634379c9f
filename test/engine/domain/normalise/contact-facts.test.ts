import { expect, test } from 'vitest';
import { isMailedNow } from '../../../../electron/engine/domain/normalise/contact-facts.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import { contactWith } from '../resolve/people.ts';

const has = (facts: number, fact: number): boolean => (facts & fact) !== 0;

test.each([
  ['subscribed', true, false, true],
  ['softBounced', true, false, true],
  ['hardBounced', true, false, true],
  ['pendingOptIn', true, false, true],
  ['noSubscription', true, false, false],
  ['unsubscribed', true, true, false],
  ['Suppressed', true, true, false],
  ['ispComplained', true, true, false],
  ['directComplaint', true, true, false],
  ['spamTrap', true, true, false],
  ['sharedDomainSuppression', true, true, false],
  ['domainSuppressed', true, true, false],
  ['blockedlocalpart', true, true, false],
  ['deleted', false, false, true],
  ['binned', false, false, true],
])('the email channel %s in Dotdigital: live %s, opted out %s, permitted %s', (status, live, optedOut, permitted) => {
  const { facts } = contactWith({ emailStatus: status });
  expect([
    has(facts, contactFact.live),
    has(facts, contactFact.optedOut),
    has(facts, contactFact.hasPermission),
  ]).toEqual([live, optedOut, permitted]);
});

test('permission without a consent record is a confirmed double opt-in only', () => {
  const permitted = (optInType: string, emailStatus: string) =>
    has(contactWith({ consentRecords: [], optInType, emailStatus }).facts, contactFact.hasPermission);
  expect(permitted('Single', 'subscribed')).toBe(false);
  expect(permitted('VerifiedDouble', 'subscribed')).toBe(true);
  expect(permitted('verifiedDouble', 'pendingOptIn')).toBe(false);
  expect(permitted('Double', 'unsubscribed')).toBe(false);
});

test("the email channel's status counts, the contact's own only where there is none, but the bin counts anyway", () => {
  const facts = (status: string, emailStatus: string | null) => contactWith({ status, emailStatus }).facts;
  expect(has(facts('noSubscription', 'subscribed'), contactFact.hasPermission)).toBe(true);
  expect(has(facts('unsubscribed', null), contactFact.optedOut)).toBe(true);
  expect(has(facts('binned', 'subscribed'), contactFact.live)).toBe(false);
});

const factOf = (emailStatus: string | null, fact: number, status = 'subscribed'): boolean =>
  (contactWith({ emailStatus, status }).facts & fact) !== 0;

test.each(['unsubscribed', 'suppressed', 'ispComplained', 'directComplaint', 'UNSUBSCRIBED', 'IspComplained'])(
  'a contact that is %s said so itself, and is out',
  (status) => {
    expect(factOf(status, contactFact.unsubscribed)).toBe(true);
    expect(factOf(status, contactFact.optedOut)).toBe(true);
    expect(factOf(status, contactFact.hasPermission)).toBe(false);
  },
);

test.each([
  'spamTrap',
  'knownComplainer',
  'knownLitigator',
  'purchased',
  'sharedSuppression',
  'sharedDomainSuppression',
  'domainSuppressed',
  'blockedLocalPart',
])('a contact that is %s is never mailed, but that is not its own word', (status) => {
  expect(factOf(status, contactFact.unsubscribed)).toBe(false);
  expect(factOf(status, contactFact.optedOut)).toBe(true);
});

test.each([
  'subscribed',
  'softBounced',
  'hardBounced',
  'isInvalidEmailAddress',
  'pendingOptIn',
  'noSubscription',
  'binned',
])('a contact that is %s has not opted out', (status) => {
  expect(factOf(status, contactFact.unsubscribed)).toBe(false);
  expect(factOf(status, contactFact.optedOut)).toBe(false);
});

test("the channel's own status counts, and that of the contact only where there is none", () => {
  expect(factOf('subscribed', contactFact.unsubscribed, 'unsubscribed')).toBe(false);
  expect(factOf(null, contactFact.unsubscribed, 'unsubscribed')).toBe(true);
  expect(factOf('unsubscribed', contactFact.unsubscribed, 'binned')).toBe(true);
});

test.each([
  ['subscribed', false, true],
  ['somethingNew', false, true],
  ['softBounced', true, false],
  ['HardBounced', true, false],
  ['unsubscribed', false, false],
  ['pendingOptIn', false, false],
  ['noSubscription', false, false],
  ['binned', false, false],
])('the email channel %s: bounced %s, mailed now %s', (emailStatus, bounced, mailed) => {
  const contact = contactWith({ emailStatus });
  expect([has(contact.facts, contactFact.bounced), isMailedNow(contact)]).toEqual([bounced, mailed]);
});
