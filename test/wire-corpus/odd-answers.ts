/** Contacts as Dotdigital may send them, as raw text; `reads` is what of them a client must have understood. */
export type OddContact = {
  readonly name: string;
  readonly source: string;
  readonly raw: string;
  readonly reads: Readonly<Record<string, unknown>>;
};

const CHANNEL = '"channelProperties":{"email":{"emailType":"Html","optInType":"Single","status":"subscribed"}}';
const DATES = '"created":"2020-01-01T09:40:18.527Z","updated":"2020-01-01T09:40:18.527Z"';
const NAMED = '"identifiers":{"email":"jane@example.com"}';

const updatedAs = (form: string, at: number): OddContact => ({
  name: `an instant written ${form}`,
  source: '1 [C]',
  raw: `{"contactId":7,"status":"subscribed","created":"${form}","updated":"${form}",${NAMED},${CHANNEL}}`,
  reads: { createdAt: at, updatedAt: at },
});

const withFields = (name: string, fields: string, dataFields: Readonly<Record<string, unknown>>): OddContact => ({
  name,
  source: '3.2 [C], 6 [V]',
  raw: `{"contactId":7,"status":"subscribed",${DATES},${NAMED},"dataFields":${fields},${CHANNEL}}`,
  reads: { dataFields },
});

const channel = (name: string, properties: string, reads: OddContact['reads']): OddContact => ({
  name,
  source: '3.2 [C]',
  raw: `{"contactId":7,"status":"subscribed",${DATES},${NAMED},"channelProperties":${properties}}`,
  reads,
});

const identifiers = (name: string, text: string, reads: OddContact['reads']): OddContact => ({
  name,
  source: '3.2 [V]',
  raw: `{"contactId":7,"status":"subscribed",${DATES},"identifiers":${text},${CHANNEL}}`,
  reads,
});

export const oddContacts: readonly OddContact[] = [
  updatedAs('2020-01-01T09:40:18.527Z', Date.UTC(2020, 0, 1, 9, 40, 18, 527)),
  updatedAs('2020-01-01 09:40:18.527000+00:00', Date.UTC(2020, 0, 1, 9, 40, 18, 527)),
  updatedAs('2016-08-01 10:09:22', Date.UTC(2016, 7, 1, 10, 9, 22)),
  updatedAs('2020-01-01T09:40:18.00Z', Date.UTC(2020, 0, 1, 9, 40, 18)),
  withFields('an integer where a fraction is usual', '{"TOTAL_SPEND":10}', { TOTAL_SPEND: '10' }),
  withFields('10.0, which is the same', '{"TOTAL_SPEND":10.0}', { TOTAL_SPEND: '10' }),
  withFields('a fraction', '{"TOTAL_SPEND":123.45}', { TOTAL_SPEND: '123.45' }),
  withFields('a negative number', '{"BALANCE":-0.5}', { BALANCE: '-0.5' }),
  withFields('nine places after the point', '{"RATE":0.000000001}', { RATE: '0.000000001' }),
  withFields('a number with an exponent', '{"RATE":1.25e-7,"MANY":1.5E3}', { RATE: '0.000000125', MANY: '1500' }),
  withFields('a field without a value', '{"FIRSTNAME":null}', { FIRSTNAME: null }),
  withFields('an empty text, which is not null', '{"FIRSTNAME":""}', { FIRSTNAME: '' }),
  withFields('a boolean', '{"TRADE":false}', { TRADE: false }),
  withFields('names of fields in another case', '{"firstName":"Jane"}', { FIRSTNAME: 'Jane' }),
  withFields('a localised built-in field', '{"ZULETZTABONNIERT":"2026-01-01T00:00:00Z"}', {
    ZULETZTABONNIERT: '2026-01-01T00:00:00Z',
  }),
  withFields('no data fields at all', 'null', {}),
  {
    name: 'no key for data fields',
    source: '3.1 [C]',
    raw: `{"contactId":7,"status":"subscribed",${DATES},${NAMED},${CHANNEL}}`,
    reads: { dataFields: {}, consentRecords: [] },
  },
  channel('an opt-in type of null', '{"email":{"emailType":"Html","optInType":null,"status":"subscribed"}}', {
    optInType: null,
    emailStatus: 'subscribed',
  }),
  channel(
    'html and single in small letters',
    '{"email":{"emailType":"html","optInType":"single","status":"subscribed"}}',
    {
      optInType: 'single',
      emailStatus: 'subscribed',
    },
  ),
  channel('an email channel without its types', '{"email":{"status":"unsubscribed"}}', {
    emailStatus: 'unsubscribed',
    optInType: null,
  }),
  channel('odd casing of a state', '{"email":{"status":"sharedsuppression"}}', { emailStatus: 'sharedsuppression' }),
  channel('a state of tomorrow', '{"email":{"status":"askedAgain"}}', { emailStatus: 'askedAgain' }),
  channel(
    'other channels with keys of their own',
    '{"email":{"status":"subscribed"},"sms":{"countryCode":"GB","status":"bounced"},"whatsApp":{"status":"noSubscription"},"pigeon":{}}',
    {
      emailStatus: 'subscribed',
    },
  ),
  channel('no email channel', '{"sms":{"countryCode":"GB","status":"subscribed"}}', { emailStatus: null }),
  channel('an email channel of null', '{"email":null}', { emailStatus: null }),
  {
    name: 'a top-level state that is another than the email’s',
    source: '3.2 [S]',
    raw: `{"contactId":7,"status":"noSubscription",${DATES},${NAMED},"channelProperties":{"email":{"status":"pendingOptIn"}}}`,
    reads: { status: 'noSubscription', emailStatus: 'pendingOptIn' },
  },
  identifiers('no mobile number', '{"email":"jane@example.com"}', { email: 'jane@example.com', mobileNumber: null }),
  identifiers('no address', '{"mobileNumber":"447700900123"}', { email: null, mobileNumber: '447700900123' }),
  identifiers('neither', '{}', { email: null, mobileNumber: null }),
  identifiers('a mobile number of null', '{"email":"jane@example.com","mobileNumber":null}', { mobileNumber: null }),
  identifiers('custom identifiers of others', '{"email":"jane@example.com","erp-id":"C1","shop":42,"loyalty":null}', {
    email: 'jane@example.com',
  }),
  {
    name: 'keys that nobody knows, everywhere',
    source: '3.2 [C]',
    raw: `{"contactId":7,"contactScore":3.5,"_meta":{"a":[1]},"status":"subscribed",${DATES},${NAMED},"dataFields":{"FIRSTNAME":"Jane"},
      "channelProperties":{"email":{"status":"subscribed","resubscribeOptions":{"x":null}}},"lists":[{"id":1,"name":"L","status":"subscribed","new":true}],
      "preferences":[],"consentRecords":[{"text":"t","dateTimeConsented":"2026-10-01 09:00:00","url":null,"dateTimeCreated":"2026-10-01T09:00:00Z","region":"EU"}]}`,
    reads: {
      dataFields: { FIRSTNAME: 'Jane' },
      consentRecords: [
        { text: 't', dateTimeConsented: '2026-10-01 09:00:00', url: null, ipAddress: null, userAgent: null },
      ],
    },
  },
];

/** Items of the feeds of section 8 in every writing, and what they say. */
export const oddNotices: readonly OddContact[] = [
  {
    name: 'as published',
    source: 'A7 [C]',
    raw: '{"suppressedContact":{"id":25,"email":"t@example.com","optInType":"VerifiedDouble","emailType":"Html","dataFields":null,"status":"Unsubscribed"},"dateRemoved":"2020-01-01T09:40:18.527Z","reason":"Unsubscribed"}',
    reads: { contactId: 25, email: 't@example.com', at: Date.UTC(2020, 0, 1, 9, 40, 18, 527), reason: 'Unsubscribed' },
  },
  {
    name: 'an opt-in type of null and no address',
    source: '8 [C]',
    raw: '{"suppressedContact":{"id":26,"email":null,"optInType":null,"emailType":"PlainText","dataFields":null,"status":"Suppressed"},"dateRemoved":"2016-08-01 10:09:22","reason":"Suppressed"}',
    reads: { contactId: 26, email: null, at: Date.UTC(2016, 7, 1, 10, 9, 22), reason: 'Suppressed' },
  },
  {
    name: 'a reason of tomorrow, and keys that nobody knows',
    source: '3.7 [C]',
    raw: '{"suppressedContact":{"id":27,"email":"u@example.com","dataFields":[],"score":1},"dateRemoved":"2020-01-01 09:40:18.527000+00:00","reason":"MovedToMars","channel":"email"}',
    reads: { contactId: 27, email: 'u@example.com', at: Date.UTC(2020, 0, 1, 9, 40, 18, 527), reason: 'MovedToMars' },
  },
];
