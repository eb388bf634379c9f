import { expect, test } from 'vitest';
import { contactOf } from '../../../../electron/engine/connectors/dotdigital/contact.ts';
import { wireContact } from './wire-contact.ts';

test('a contact is read with all that Concord keeps of it', () => {
  expect(contactOf(wireContact())).toEqual({
    ok: true,
    value: {
      contactId: 7,
      status: 'subscribed',
      createdAt: Date.UTC(2025, 0, 2, 3, 4, 5),
      updatedAt: Date.UTC(2025, 1, 2, 3, 4, 5),
      email: 'anna@shop.test',
      mobileNumber: null,
      dataFields: { ERP_ID: 'K-1', LOYALTY_POINTS: '12.5', VIP: true, CITY: null },
      emailStatus: 'subscribed',
      optInType: 'single',
      consentRecords: [
        { text: 'Yes', dateTimeConsented: '2025-01-02T00:00:00Z', url: null, ipAddress: null, userAgent: null },
      ],
    },
  });
});

test.each([
  ['ISO in UTC', '2025-01-02T03:04:05Z', Date.UTC(2025, 0, 2, 3, 4, 5)],
  ['ISO with a fraction', '2025-01-02T03:04:05.678Z', Date.UTC(2025, 0, 2, 3, 4, 5, 678)],
  ['ISO with an offset', '2025-01-02T03:04:05+02:00', Date.UTC(2025, 0, 2, 1, 4, 5)],
  ['seven digits of a fraction', '2025-01-02T03:04:05.6780000Z', Date.UTC(2025, 0, 2, 3, 4, 5, 678)],
  ['a space instead of T', '2025-01-02 03:04:05Z', Date.UTC(2025, 0, 2, 3, 4, 5)],
  ['only a day', '2025-01-02', Date.UTC(2025, 0, 2)],
  ['words', 'yesterday', null],
  ['nothing', '', null],
  ['null', null, null],
  ['left out', undefined, null],
])('the date form %s', (_what, updated, at) => {
  const read = contactOf(wireContact({ updated }));
  expect(read.ok && read.value.updatedAt).toBe(at);
});

test('a date without a zone is UTC, whatever zone the machine is in', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/New_York';
  try {
    for (const updated of ['2025-01-02T03:04:05', '2025-01-02 03:04:05']) {
      const read = contactOf(wireContact({ updated }));
      expect(read.ok && read.value.updatedAt).toBe(Date.UTC(2025, 0, 2, 3, 4, 5));
    }
  } finally {
    process.env.TZ = zone;
  }
});

test.each([
  ['channel properties', { channelProperties: undefined }, 'channelProperties'],
  ['channel properties that are null', { channelProperties: null }, 'channelProperties'],
  ['a contact id', { contactId: undefined }, 'contactId'],
  ['identifiers', { identifiers: undefined }, 'identifiers'],
  ['a status', { status: null }, 'status'],
])('a contact without %s cannot be read, and the place is named', (_what, changes, place) => {
  const read = contactOf(wireContact(changes));
  expect(read).toMatchObject({ ok: false, error: { code: 'remote.unexpected-shape' } });
  expect(!read.ok && read.error.sentence).toContain(`(${place})`);
});

test('a contact without an email channel is read; its channel status is not guessed', () => {
  const read = contactOf(wireContact({ channelProperties: {} }));
  expect(read).toMatchObject({ ok: true, value: { emailStatus: null, optInType: null } });
});

test('names of data fields are upper case, and numbers are decimal text', () => {
  const read = contactOf(wireContact({ dataFields: { city: 'York', points: 0.1 } }));
  expect(read.ok && read.value.dataFields).toEqual({ CITY: 'York', POINTS: '0.1' });
});

test('a number with more digits than a number holds is not passed on as another one', () => {
  const read = contactOf(JSON.parse(JSON.stringify(wireContact()).replace('12.5', '12345678901234567890')));
  expect(read).toMatchObject({ ok: false });
  expect(!read.ok && read.error.sentence).toContain('dataFields.LOYALTY_POINTS');
});

test.each([null, 'text', [], 7, undefined])('%j is no contact', (raw) => {
  expect(contactOf(raw)).toMatchObject({ ok: false, error: { code: 'remote.unexpected-shape' } });
});

test('lists are read in the order of their ids; that none were told is not that there are none', () => {
  const lists = [
    { id: 9, name: 'Sale', status: 'Subscribed' },
    { id: 4, status: 'suppressed' },
  ];
  const read = contactOf(wireContact({ lists }));
  expect(read.ok && read.value.lists).toEqual([
    { id: 4, name: 'list 4', status: 'suppressed' },
    { id: 9, name: 'Sale', status: 'subscribed' },
  ]);
  const none = contactOf(wireContact({ lists: [] }));
  expect(none.ok && none.value.lists).toEqual([]);
  const untold = contactOf(wireContact());
  expect(untold.ok && 'lists' in untold.value).toBe(false);
});
