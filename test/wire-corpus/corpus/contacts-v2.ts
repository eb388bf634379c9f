import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { anyCase, boolean, each, having, integer, like, number, numeric, oneOf, without } from '../shapes.ts';

const saved = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.5 [C], 1 [C]',
  send: 'POST /v2/contacts',
  body,
  status: [200, 201],
  ...more,
});

const got = (name: string, target: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '3.5 [C]',
  send: `GET /v2/contacts${target}`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const refused = (
  name: string,
  send: string,
  body: string | null,
  tokens: readonly string[],
  more: Partial<Exchange> = {},
) =>
  ({
    name,
    source: '3.6 [C]',
    silent: 'codes of v2 refusals are rarely stated; clients read the token',
    send,
    ...(body === null ? {} : { body }),
    status: [400, 404, 409],
    answer: token(...tokens),
    ...more,
  }) satisfies Exchange;

const spellings: Sequence = {
  name: 'bodies in the spelling of each client',
  exchanges: [
    saved(
      'capitalised keys are read, answers are camelCase',
      '{"Email":"cap@example.com","EmailType":"Html","OptInType":"Single","DataFields":[{"Key":"FIRSTNAME","Value":"Cap"}]}',
      {
        answer: { id: integer, email: 'cap@example.com', optInType: 'Single', emailType: 'Html', status: 'Subscribed' },
        keep: { cap: at('id') },
      },
    ),
    got('and were understood', '/cap@example.com', {
      email: 'cap@example.com',
      dataFields: having({ key: 'FIRSTNAME', value: 'Cap' }),
    }),
    saved('camelCase is read', '{"email":"low@example.com","dataFields":[{"key":"FIRSTNAME","value":"Low"}]}', {
      keep: { low: at('id') },
    }),
    saved('a mixture is read', '{"email":"mix@example.com","EmailType":"PlainText","optInType":"Double"}', {
      answer: { emailType: 'PlainText', optInType: 'Double' },
    }),
    saved('a second save updates', '{"Email":"cap@example.com","DataFields":[{"Key":"LASTNAME","Value":"Two"}]}', {
      answer: ({ cap }) => ({ id: Number(cap) }),
    }),
    got('what it left out stays', '/{{cap}}', ({ cap }) => ({
      id: Number(cap),
      dataFields: having({ key: 'FIRSTNAME', value: 'Cap' }, { key: 'LASTNAME', value: 'Two' }),
    })),
    got('a field without value is null, not missing', '/{{low}}', {
      dataFields: having({ key: 'LASTNAME', value: null }),
    }),
    {
      name: 'a PUT by id changes',
      source: '3.5 [C]',
      send: 'PUT /v2/contacts/{{low}}',
      body: '{"Id":{{low}},"Email":"low@example.com","DataFields":[{"Key":"FIRSTNAME","Value":"Lower"}]}',
      status: 200,
      answer: ({ low }) => ({ id: Number(low), email: 'low@example.com' }),
    },
    got('which v3 sees too', '', undefined, {
      send: 'GET /contacts/v3/contactId/{{low}}?data-fields=FIRSTNAME',
      answer: { dataFields: { FIRSTNAME: 'Lower' } },
    }),
    saved(
      'a contact with its consent',
      `{"Contact":{"Email":"con@example.com"},"ConsentFields":[{"fields":[
      {"key":"TEXT","value":"Yes"},{"key":"DATETIMECONSENTED","value":"2026-10-01T09:00:00Z"},{"key":"URL","value":"https://shop.example"},
      {"key":"IPADDRESS","value":"203.0.113.9"},{"key":"USERAGENT","value":"Browser/1.0"}]}]}`,
      {
        send: 'POST /v2/contacts/with-consent',
        silent: 'the contract names the call and not its body',
      },
    ),
    got(
      'and reads with it',
      '/con@example.com/with-consent',
      { contact: { email: 'con@example.com' } },
      {
        silent: 'the contract names the call and not its answer',
      },
    ),
    {
      name: 'a delete is a 204 without a body',
      source: '3.5 [C]',
      send: 'DELETE /v2/contacts/{{low}}',
      status: 204,
      answer: '',
    },
  ],
};

const item = {
  id: integer,
  email: oneOf(null, like(/@/)),
  optInType: oneOf('Unknown', 'Single', 'Double', 'VerifiedDouble'),
  emailType: oneOf('Html', 'PlainText'),
  status: like(/^[A-Z][A-Za-z]+$/),
};

const pages: Sequence = {
  name: 'pages of v2',
  exchanges: [
    ...['a', 'b', 'c'].map((name) =>
      saved(`${name} is saved`, `{"email":"${name}@example.com"}`, { keep: { [name]: at('id') } }),
    ),
    got('without full data dataFields are null', '', each({ ...item, dataFields: null })),
    got(
      'with full data they are pairs',
      '?withFullData=true',
      each({ ...item, dataFields: having({ key: 'FIRSTNAME' }) }),
    ),
    got('without it when said so', '?withFullData=false', each({ dataFields: null })),
    got('a page of two', '?select=2&skip=0', [{ id: integer }, { id: integer }]),
    got('pages end with an empty one', '?select=1000&skip=1000', []),
    got('how many there are', '/count', number),
    got(
      'created since',
      '/created-since/2026-11-25T09:00:02Z?withFullData=true',
      having({ email: 'b@example.com' }, { email: 'c@example.com' }),
    ),
    got('not those created before', '/created-since/2026-11-25T09:00:02Z', without({ email: 'a@example.com' })),
    got(
      'modified since, with the instant percent-encoded',
      '/modified-since/2026-11-25T09%3A00%3A03Z?select=1000&skip=0',
      having({ email: 'c@example.com' }),
    ),
    got('since a day', '/modified-since/2026-11-26', []),
    got('the lists of a contact', '/{{a}}/address-books', each({ id: integer, name: like(/./) }, 0)),
    ...['select=0', 'select=1001', 'select=some', 'skip=-1'].map((query) =>
      refused(`${query} is refused`, `GET /v2/contacts?${query}`, null, ['ERROR_PARAMETER_INVALID'], {
        source: '2.3 [C]',
        status: 400,
      }),
    ),
  ],
};

const refusals: Sequence = {
  name: 'refusals of v2',
  exchanges: [
    refused('nobody of that id', 'GET /v2/contacts/2147483647', null, ['ERROR_CONTACT_NOT_FOUND'], {
      source: 'A4 [C]',
      status: 404,
    }),
    refused('nobody of that address', 'GET /v2/contacts/nobody@example.com', null, ['ERROR_CONTACT_NOT_FOUND'], {
      source: 'A4 [C]',
      status: 404,
    }),
    refused('no such contact to delete', 'DELETE /v2/contacts/2147483647', null, ['ERROR_CONTACT_NOT_FOUND']),
    refused('no such contact to change', 'PUT /v2/contacts/2147483647', '{"email":"x@example.com"}', [
      'ERROR_CONTACT_NOT_FOUND',
    ]),
    refused('an address that is none', 'POST /v2/contacts', '{"email":"bob@x@y"}', [
      'ERROR_INVALID_EMAIL',
      'ERROR_PARAMETER_INVALID',
      'ERROR_CONTACT_INVALID',
    ]),
    refused('no address', 'POST /v2/contacts', '{"optInType":"Single"}', [
      'ERROR_INVALID_EMAIL',
      'ERROR_PARAMETER_INVALID',
      'ERROR_CONTACT_INVALID',
    ]),
    refused('no JSON', 'POST /v2/contacts', 'email=a@example.com', [
      'ERROR_PARAMETER_INVALID',
      'ERROR_CONTACT_INVALID',
      'ERROR_UNKNOWN',
    ]),
    refused(
      'an unknown data field',
      'POST /v2/contacts',
      '{"email":"x@example.com","dataFields":[{"key":"NO_SUCH","value":"1"}]}',
      ['ERROR_DATAFIELD_NOTFOUND'],
      { source: '11 [I]', assumes: 'unknownDataField' },
    ),
    {
      name: 'a numeric data field is made',
      source: '5 [C]',
      send: 'POST /v2/data-fields',
      body: '{"Name":"C_SPEND","Type":"Numeric"}',
      status: [200, 201],
    },
    refused(
      'a text in a numeric field',
      'POST /v2/contacts',
      '{"email":"x@example.com","dataFields":[{"key":"C_SPEND","value":"much"}]}',
      ['ERROR_DATAFIELD_INVALID'],
      { source: '11 [I]', assumes: 'wrongType' },
    ),
    saved('a number written as one', '{"email":"x@example.com","dataFields":[{"key":"C_SPEND","value":10}]}'),
    got('is read as one', '/x@example.com', { dataFields: having({ key: 'C_SPEND', value: numeric(10) }) }),
    {
      name: 'she is suppressed through v3',
      source: '3.2 [C]',
      send: 'PATCH /contacts/v3/email/x@example.com',
      body: '{"channelProperties":{"email":{"status":"suppressed"}}}',
      status: 200,
      answer: { contactId: integer },
    },
    refused(
      'somebody suppressed is not saved by v2, in these words',
      'POST /v2/contacts',
      '{"Email":"x@example.com"}',
      ['ERROR_CONTACT_SUPPRESSED'],
      {
        source: '3.8 [C], A4 [C]',
        status: 400,
        answer: { message: 'Contact is suppressed. ERROR_CONTACT_SUPPRESSED' },
      },
    ),
    refused(
      'nor returned by v2',
      'GET /v2/contacts/x@example.com',
      null,
      ['ERROR_CONTACT_NOT_FOUND', 'ERROR_CONTACT_SUPPRESSED'],
      { source: '3.5 [C]' },
    ),
  ],
};

const field = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '5 [C]',
  send: 'POST /v2/data-fields',
  body,
  status: [200, 201],
  ...more,
});

const refusedField = (name: string, body: string, ...tokens: string[]): Exchange =>
  refused(name, 'POST /v2/data-fields', body, tokens, { source: '5 [C]' });

const dataFields: Sequence = {
  name: 'data fields',
  exchanges: [
    {
      name: 'the built-in ones are there, all on one page',
      source: '5 [C]',
      send: 'GET /v2/data-fields',
      status: 200,
      answer: having(
        ...['FIRSTNAME', 'LASTNAME', 'FULLNAME', 'GENDER', 'POSTCODE'].map((name) => ({
          name,
          type: 'String',
          visibility: oneOf('Private', 'Public'),
        })),
      ),
    },
    {
      name: 'each is told with type and visibility',
      source: '5 [C]',
      send: 'GET /v2/data-fields',
      status: 200,
      answer: each({
        name: like(/^[-A-Za-z0-9_]{1,20}$/),
        type: oneOf('String', 'Numeric', 'Date', 'Boolean'),
        visibility: oneOf('Private', 'Public'),
      }),
    },
    field('a text field, in capitals', '{"Name":"C_TEXT","Type":"String","Visibility":"Public","DefaultValue":"none"}'),
    field('a numeric one with a number for default', '{"name":"C_NUM","type":"Numeric","defaultValue":7}'),
    field('a date', '{"name":"C_DATE","type":"Date","visibility":"Private","defaultValue":"2026-01-01T00:00:00Z"}'),
    field('a boolean', '{"name":"C_BOOL","type":"Boolean","defaultValue":true}'),
    field('a name of exactly 20 signs', '{"name":"C-2345678901234567_0","type":"String"}'),
    {
      name: 'all of them are listed; private unless told',
      source: '5 [C]',
      send: 'GET /v2/data-fields',
      status: 200,
      answer: having(
        { name: 'C_TEXT', type: 'String', visibility: 'Public', defaultValue: 'none' },
        { name: 'C_NUM', type: 'Numeric', visibility: 'Private', defaultValue: numeric(7) },
        { name: 'C_DATE', type: 'Date', visibility: 'Private', defaultValue: like(/^2026-01-01/) },
        { name: 'C_BOOL', type: 'Boolean', defaultValue: oneOf(boolean, anyCase('true')) },
      ),
    },
    refused(
      'one that is there already, in these words',
      'POST /v2/data-fields',
      '{"name":"C_TEXT","type":"String"}',
      ['ERROR_NON_UNIQUE_DATAFIELD'],
      {
        source: '3.6 [C], 5 [C]',
        status: [400, 409],
        answer: { message: 'Field already exists. ERROR_NON_UNIQUE_DATAFIELD' },
      },
    ),
    refusedField(
      'one that is there in another case',
      '{"name":"c_text","type":"String"}',
      'ERROR_NON_UNIQUE_DATAFIELD',
    ),
    refusedField(
      'a name of 21 signs',
      '{"name":"C23456789012345678901","type":"String"}',
      'ERROR_DATAFIELD_INVALID',
      'ERROR_PARAMETER_INVALID',
    ),
    refusedField(
      'a name with a space',
      '{"name":"C TEXT","type":"String"}',
      'ERROR_DATAFIELD_INVALID',
      'ERROR_PARAMETER_INVALID',
    ),
    refusedField(
      'an unknown type',
      '{"name":"C_OTHER","type":"Money"}',
      'ERROR_DATAFIELD_INVALID',
      'ERROR_PARAMETER_INVALID',
    ),
    refusedField(
      'a text as default of a number',
      '{"name":"C_OTHER","type":"Numeric","defaultValue":"x"}',
      'ERROR_DATAFIELD_INVALID',
      'ERROR_PARAMETER_INVALID',
    ),
    {
      ...refusedField(
        'a restricted name',
        '{"name":"email","type":"String"}',
        'ERROR_DATAFIELD_INVALID',
        'ERROR_NON_UNIQUE_DATAFIELD',
        'ERROR_PARAMETER_INVALID',
      ),
      source: '5 [S]',
    },
    refused(
      'a text of 1,001 signs',
      'POST /v2/contacts',
      `{"email":"l@example.com","dataFields":[{"key":"C_TEXT","value":"${'x'.repeat(1_001)}"}]}`,
      ['ERROR_DATAFIELD_VALUE_OVERFLOW', 'ERROR_DATAFIELD_INVALID'],
      { source: '5 [C]' },
    ),
    {
      name: 'a field is deleted',
      source: '5 [C]',
      send: 'DELETE /v2/data-fields/C_TEXT',
      status: 200,
      answer: { dependencies: oneOf(null, []), result: true },
    },
    refused('a field that is not there is not deleted', 'DELETE /v2/data-fields/C_TEXT', null, [
      'ERROR_DATAFIELD_NOTFOUND',
    ]),
  ],
};

export const contactsV2: readonly Sequence[] = [spellings, pages, refusals];
const fieldLimits: Sequence = {
  name: 'limits of data fields',
  switches: { dataFieldLimits: { String: 246, Numeric: 0, Date: 49, Boolean: 50 } },
  exchanges: [
    {
      ...refusedField(
        'one more than there may be of its type',
        '{"name":"C_MORE","type":"Numeric"}',
        'ERROR_DATAFIELD_LIMITEXCEEDED',
      ),
      source: '5 [S]',
      assumes: 'dataFieldLimits',
    },
    field('one of another type', '{"name":"C_TEXT","type":"String"}'),
    {
      ...refused(
        'a text that is longer than it holds',
        'POST /v2/contacts',
        JSON.stringify({ email: 'x@example.com', dataFields: [{ key: 'C_TEXT', value: 'x'.repeat(1_001) }] }),
        ['ERROR_DATAFIELD_VALUE_OVERFLOW'],
      ),
      source: '5 [S]',
    },
  ],
};

export const fieldCalls: readonly Sequence[] = [dataFields, fieldLimits];
