import { expect, test } from 'vitest';
import {
  consentRecordOf,
  isOutBehindBounce,
  newerConsentAt,
  permissionAt,
  permissionGap,
} from '../../../../electron/engine/domain/resolve/consent.ts';
import type { Permission } from '../../../../shared/domain/customer.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';

const at = '2026-06-01T10:00:00Z';
const instant = Date.parse(at);
const permission = (change: Partial<Permission> = {}): Permission => ({
  ground: 'consent',
  at,
  source: 'https://shop.example/join',
  text: 'Yes, mail me',
  orderReference: null,
  ...change,
});

test('a consent of after the opt-out is newer; one of the same instant or before is not', () => {
  expect(newerConsentAt(permission(), instant - 1)).toBe(instant);
  expect(newerConsentAt(permission(), instant)).toBeNull();
  expect(newerConsentAt(permission(), instant + 1)).toBeNull();
});

const bounced = contactFact.live | contactFact.bounced;
const before = { ground: 'soft-opt-in', at: null } as const;

test.each([
  ['bounced after an opt-out', bounced, null, before, instant, true],
  ['bounced after an opt-out that came after the consent', bounced, instant - 1, before, instant, true],
  ['bounced after a consent that came after the opt-out', bounced, instant + 1, before, instant, false],
  ['bounced after the ERP recorded a newer consent', bounced, null, { ground: 'consent', at }, instant - 1, false],
  ['bounced after the ERP recorded an older consent', bounced, null, { ground: 'consent', at }, instant + 1, true],
  ['bounced and never opted out', bounced, null, before, null, false],
  ['may be mailed again', contactFact.live, null, before, instant, false],
] as const)('whether a contact that %s counts as opted out', (_what, facts, consentedAt, ground, knownAt, isOut) => {
  expect(isOutBehindBounce({ facts, consentedAt }, permission(ground), knownAt)).toBe(isOut);
});

test.each(['soft-opt-in', 'opt-out', 'none'] as const)('only a consent can be newer, not: %s', (ground) => {
  expect(newerConsentAt(permission({ ground, orderReference: 'O-1' }), 0)).toBeNull();
});

test('a consent without its day is never newer', () => {
  expect(newerConsentAt(permission({ at: null }), 0)).toBeNull();
});

test('the day of a permission is its instant, whatever the zone it is written in', () => {
  expect(permissionAt(permission())).toBe(instant);
  expect(permissionAt(permission({ at: '2026-06-01T12:00:00+02:00' }))).toBe(instant);
  expect(permissionAt(permission({ at: null }))).toBeNull();
});

test.each([
  [{}, null],
  [{ at: null }, 'without its date'],
  [{ ground: 'soft-opt-in', orderReference: 'O-1' }, null],
  [{ ground: 'soft-opt-in', orderReference: ' ' }, 'without its order'],
  [{ ground: 'soft-opt-in', orderReference: 'O-1', at: null }, 'without its date'],
  [{ ground: 'opt-out' }, 'no machine may subscribe'],
  [{ ground: 'none' }, 'Ask the person'],
] as const)('a permission with %j carries a create, or says why not', (change, gap) => {
  const sentence = permissionGap(permission(change));
  if (gap === null) expect(sentence).toBeNull();
  else expect(sentence).toContain(gap);
});

test('a consent record invents nothing', () => {
  expect(consentRecordOf(permission())).toEqual({
    text: 'Yes, mail me',
    dateTimeConsented: at,
    url: 'https://shop.example/join',
    ipAddress: '0.0.0.0',
    userAgent: 'not recorded',
  });
  expect(consentRecordOf(permission({ text: ' ', source: 'a phone call' }))).toMatchObject({
    text: 'Consent recorded in the ERP',
    url: '',
  });
  expect(consentRecordOf(permission({ ground: 'soft-opt-in', text: null, orderReference: 'O-7' })).text).toContain(
    'O-7',
  );
});
