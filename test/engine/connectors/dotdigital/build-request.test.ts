import { expect, test } from 'vitest';
import { buildRequest } from '../../../../electron/engine/connectors/dotdigital/build-request.ts';
import type { ChangeSet, FieldChange } from '../../../../shared/domain/change.ts';

const create: ChangeSet = {
  v: 1,
  operation: 'contact.create',
  erpNumber: 'K-1',
  email: 'anna@shop.test',
  changes: [
    { field: 'firstName', before: null, after: 'Anna' },
    { field: 'loyaltyPoints', before: null, after: '12.5' },
    { field: 'birthDate', before: null, after: '1980-02-29' },
    { field: 'city', before: null, after: null },
  ],
  channel: { optInType: 'single', status: 'subscribed' },
  consent: { text: 'Yes', dateTimeConsented: null, url: null, ipAddress: null, userAgent: null },
};

test('a create is a POST that states channel status and consent', () => {
  expect(buildRequest(create)).toEqual({
    method: 'POST',
    path: '/contacts/v3',
    route: '/contacts/v3',
    body: {
      identifiers: { email: 'anna@shop.test' },
      dataFields: {
        ERP_ID: 'K-1',
        FIRSTNAME: 'Anna',
        LOYALTY_POINTS: 12.5,
        BIRTHDATE: '1980-02-29T00:00:00Z',
        CITY: null,
      },
      channelProperties: { email: { emailType: 'html', optInType: 'single', status: 'subscribed' } },
      consentRecords: [create.operation === 'contact.create' ? create.consent : null],
    },
  });
});

const patch = (changes: readonly FieldChange[]): ChangeSet => ({
  v: 1,
  operation: 'contact.patch',
  contactId: 7,
  changes,
});

test('a patch goes by contact id and holds only what changes', () => {
  expect(buildRequest(patch([{ field: 'city', before: 'Leeds', after: 'York' }]))).toEqual({
    method: 'PATCH',
    path: '/contacts/v3/contactId/7?merge-option=overwrite',
    route: '/contacts/v3/contactId/{id}',
    body: { dataFields: { CITY: 'York' } },
  });
});

test('an email is an identifier, not a data field', () => {
  const email = { field: 'email', before: 'a@shop.test', after: 'b@shop.test' } as const;
  expect(buildRequest(patch([email]))?.body).toEqual({ identifiers: { email: 'b@shop.test' } });
  expect(buildRequest(patch([{ ...email, after: null }]))?.body).toEqual({});
});

test('a date that is none, and a text that looks like a number, are sent as they are', () => {
  const body = buildRequest(
    patch([
      { field: 'birthDate', before: null, after: '29.2.1980' },
      { field: 'postcode', before: null, after: '01234' },
    ]),
  )?.body;
  expect(body).toEqual({ dataFields: { BIRTHDATE: '29.2.1980', POSTCODE: '01234' } });
});

test('a change for the ERP has no request here', () => {
  const update = {
    v: 1,
    operation: 'customer.update',
    customerId: 'C1',
    customerNumber: '1',
    expectVersion: null,
  } as const;
  expect(buildRequest({ ...update, changes: [] })).toBeNull();
});

test('an opt-out is a patch of the channel only, and never says anything else', () => {
  expect(buildRequest({ v: 1, operation: 'contact.unsubscribe', contactId: 7, before: 'subscribed' })).toMatchObject({
    method: 'PATCH',
    body: { channelProperties: { email: { status: 'unsubscribed' } } },
  });
});

test('a number is taken off with null; a contact goes by its id; a data field is made by v2', () => {
  const number = { v: 1, operation: 'contact.number', contactId: 7, before: 'K-1', after: null } as const;
  expect(buildRequest(number)?.body).toEqual({ dataFields: { ERP_ID: null } });
  const gone = { v: 1, operation: 'contact.delete', contactId: 7, email: 'a@shop.test', erpNumber: 'K-1' } as const;
  expect(buildRequest(gone)).toMatchObject({ method: 'DELETE', path: '/contacts/v3/contactId/7', body: null });
  expect(buildRequest({ v: 1, operation: 'data-field.create', name: 'TIER', type: 'String' })).toMatchObject({
    method: 'POST',
    path: '/v2/data-fields',
    body: { name: 'TIER', type: 'String', visibility: 'Private' },
  });
});

test('into a list leads v3, out of it v2 alone', () => {
  const list = { v: 1, operation: 'contact.list', contactId: 7, otherId: 8, list: { id: 9, name: 'News' } } as const;
  expect(buildRequest({ ...list, isIn: true })).toMatchObject({ method: 'PATCH', body: { lists: [9] } });
  expect(buildRequest({ ...list, isIn: false })).toMatchObject({
    method: 'DELETE',
    path: '/v2/address-books/9/contacts/7',
    body: null,
  });
});

test('a change that says its own data field goes there, in the form of its type', () => {
  const change = (after: string | null, type: 'String' | 'Numeric' | 'Date' | 'Boolean') =>
    ({ field: 'loyaltyTier', before: null, after, target: { name: 'VIP', type } }) as const;
  const bodyOf = (one: FieldChange) =>
    buildRequest({ v: 1, operation: 'contact.patch', contactId: 7, changes: [one] })?.body;
  expect(bodyOf(change('Gold', 'String'))).toEqual({ dataFields: { VIP: 'Gold' } });
  expect(bodyOf(change('12.5', 'Numeric'))).toEqual({ dataFields: { VIP: 12.5 } });
  expect(bodyOf(change('true', 'Boolean'))).toEqual({ dataFields: { VIP: true } });
  expect(bodyOf(change('false', 'Boolean'))).toEqual({ dataFields: { VIP: false } });
  expect(bodyOf(change('2026-01-02', 'Date'))).toEqual({ dataFields: { VIP: '2026-01-02T00:00:00Z' } });
  expect(bodyOf(change(null, 'Boolean'))).toEqual({ dataFields: { VIP: null } });
});

test('the customer number goes to the data field that the change names', () => {
  const number = {
    v: 1,
    operation: 'contact.number',
    contactId: 7,
    numberField: 'ERP_NEW',
    before: null,
    after: 'K-1',
  } as const;
  expect(buildRequest(number)?.body).toEqual({ dataFields: { ERP_NEW: 'K-1' } });
  expect(buildRequest({ ...create, numberField: 'ERP_NEW' })?.body).toMatchObject({ dataFields: { ERP_NEW: 'K-1' } });
});
