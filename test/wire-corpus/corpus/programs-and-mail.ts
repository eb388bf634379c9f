import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { each, filled, guid, integer, like, oneOf } from '../shapes.ts';

const PROGRAMS = '/v2/programs';
/** Of the training account: an active program, a draft, and a triggered and a standard campaign. */
const [ACTIVE, IDLE, TRIGGERED, STANDARD] = [7_001, 7_004, 62_203, 62_301];

const program = {
  id: integer,
  name: filled,
  status: oneOf('Draft', 'Active', 'Deactivated', 'ReadOnly'),
  dateCreated: like(/^\d{4}-\d\d-\d\d/),
};

const got = (name: string, target: string, answer: Exchange['answer'], more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '7.3 [C]',
  send: `GET ${PROGRAMS}${target}`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const enrolled = (name: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  name,
  source: '7.3 [C]',
  send: `POST ${PROGRAMS}/enrolments`,
  body,
  status: 201,
  ...more,
});

const refused = (name: string, body: string, status: number, code: string): Exchange =>
  enrolled(name, body, { source: '7.3 [C], 3.6 [C]', status, answer: token(code) });

const contact = (name: string, more = ''): Exchange => ({
  name: `${name} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}${more}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

const gone = ',"channelProperties":{"email":{"status":"unsubscribed"}}';

const programs: Sequence = {
  name: 'programs and enrolments',
  exchanges: [
    got('all', '', each(program)),
    got('a page', '?select=1&skip=1', [program], { source: '2.3 [C], 7.3 [C]' }),
    got('one', `/${ACTIVE}`, { ...program, id: ACTIVE, status: 'Active' }),
    got('one that there is not', '/2147483646', { message: 'Error: ERROR_PROGRAM_NOT_FOUND' }, { status: 404 }),
    contact('ann'),
    contact('bob', gone),
    refused('an unknown program', '{"programId":2147483646,"contacts":[1]}', 404, 'ERROR_PROGRAM_NOT_FOUND'),
    enrolled('a draft', `{"programId":${IDLE},"contacts":[{{ann}}]}`, {
      status: 422,
      answer: { message: 'Error: ERROR_PROGRAM_NOT_ACTIVE' },
    }),
    refused('nobody', `{"programId":${ACTIVE}}`, 400, 'ERROR_ENROLMENT_INVALID'),
    refused(
      'eleven lists',
      `{"programId":${ACTIVE},"addressBooks":[1,2,3,4,5,6,7,8,9,10,11]}`,
      400,
      'ERROR_ADDRESSBOOK_TOOMANY',
    ),
    refused(
      'a list that there is not',
      `{"programId":${ACTIVE},"addressBooks":[2147483646]}`,
      400,
      'ERROR_ADDRESSBOOK_NOT_FOUND',
    ),
    refused(
      'a contact that there is not',
      `{"programId":${ACTIVE},"contacts":[2147483646]}`,
      400,
      'ERROR_CONTACT_NOT_FOUND',
    ),
    enrolled('two are enrolled', `{"programId":${ACTIVE},"contacts":[{{ann}},{{bob}}],"addressBooks":[]}`, {
      source: '7.3 [C], B [I]',
      assumes: 'enrolmentTargets',
      answer: ({ ann, bob }) => ({
        id: guid,
        programId: ACTIVE,
        status: 'Processing',
        dateCreated: like(/^2026-11-25/),
        contacts: [Number(ann), Number(bob)],
        addressBooks: [],
      }),
      keep: { enrolment: at('id') },
    }),
    got(
      'the report is not ready',
      '/enrolments/{{enrolment}}/report-faults',
      { message: 'Error: ERROR_ENROLMENT_IS_PROCESSING' },
      {
        status: 400,
      },
    ),
    got(
      'it is processing',
      '/enrolments/{{enrolment}}',
      { status: 'Processing' },
      {
        source: '7.3 [C], B [I]',
        assumes: ['enrolmentPolls', 'enrolmentMs'],
      },
    ),
    got('among those that are', '/enrolments/Processing', ({ enrolment = '' }) => [{ id: enrolment }]),
    got(
      'and then it is finished',
      '/enrolments/{{enrolment}}',
      { status: 'Finished' },
      {
        source: '7.3 [C], B [I]',
        assumes: ['enrolmentPolls', 'enrolmentOutcome'],
      },
    ),
    got(
      'the report is a table of who was not enrolled',
      '/enrolments/{{enrolment}}/report-faults',
      ({ bob }) => `Id,Email,TelephoneNumber,Reason\n${bob},bob@example.com,,Unsubcribed\n`,
      {
        answerHeaders: { 'content-type': like(/^text\/csv/) },
      },
    ),
    enrolled('she is enrolled again', `{"programId":${ACTIVE},"contacts":[{{ann}}]}`, { keep: { again: at('id') } }),
    got('a minute later that is finished by itself', '/enrolments/Finished', each({ status: 'Finished' }), {
      source: 'B [I]',
      assumes: 'enrolmentMs',
      admin: [['/clock', { offsetMs: 60_000 }]],
    }),
    got(
      'she was in it already',
      '/enrolments/{{again}}/report-faults',
      ({ ann }) => `Id,Email,TelephoneNumber,Reason\n${ann},ann@example.com,,AlreadyInProgram\n`,
    ),
    got(
      'an enrolment that there is not',
      '/enrolments/13bf8b50-6532-494c-8e2d-02f9bf22f93a',
      token('ERROR_ENROLMENT_NOT_FOUND'),
      {
        status: 404,
      },
    ),
    enrolled('so many in an hour are too many', `{"programId":${ACTIVE},"contacts":[{{ann}}]}`, {
      source: '2.1 [C], 3.6 [C]',
      assumes: 'enrolmentsPerHour',
      admin: [['/switches', { enrolmentsPerHour: 2 }]],
      status: 400,
      answer: { message: 'Error: ERROR_ENROLMENT_ALLOWANCE_EXCEEDED ' },
    }),
    got('without the permission there are no programs', '', undefined, {
      assumes: 'programs',
      admin: [['/switches', { programs: 'forbidden' }]],
      status: 403,
    }),
  ],
};

const otherwise: Sequence = {
  name: 'enrolments, as they might be instead',
  switches: { enrolmentPolls: 0, enrolmentTargets: 'null' },
  exchanges: [
    contact('ann'),
    enrolled('whom it is of may not be told', `{"programId":${ACTIVE},"contacts":[{{ann}}]}`, {
      source: '7.3 [C], B [I]',
      assumes: 'enrolmentTargets',
      answer: { contacts: null, addressBooks: null },
      keep: { enrolment: at('id') },
    }),
    got(
      'it may be finished at once',
      '/enrolments/{{enrolment}}',
      { status: 'Finished' },
      {
        source: 'B [I]',
        assumes: 'enrolmentPolls',
      },
    ),
    enrolled('another', `{"programId":${ACTIVE},"contacts":[{{ann}}]}`, {
      admin: [['/switches', { enrolmentOutcome: 'never' }]],
      keep: { enrolment: at('id') },
    }),
    got(
      'may never be',
      '/enrolments/{{enrolment}}',
      { status: 'Processing' },
      { source: 'B [I]', assumes: 'enrolmentOutcome' },
    ),
  ],
};

const mailed = (
  name: string,
  target: string,
  body: string,
  answer: Exchange['answer'],
  more: Partial<Exchange> = {},
): Exchange => ({
  name,
  source: '7.4 [C]',
  send: `POST /v2/email${target}`,
  body,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const letter = '{"ToAddresses":["a@example.com"],"Subject":"Hi","HtmlContent":"<p>Hi</p>","PlainTextContent":"Hi"}';

const mail: Sequence = {
  name: 'transactional email',
  exchanges: [
    mailed('a mail is taken on with an empty answer', '', letter, ''),
    mailed('an unknown sender is no fault', '', letter.replace('{', '{"fromAddress":"x@elsewhere.example",'), ''),
    mailed(
      'nobody to send to is',
      '',
      letter.replace('"a@example.com"', ''),
      {
        message: 'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID',
      },
      { status: 400, source: '7.4 [C], 3.6 [C]' },
    ),
    mailed(
      'a triggered campaign to one address',
      '/triggered-campaign',
      `{"toAddresses":["a@example.com"],"campaignId":${TRIGGERED},"personalizationValues":[{"name":"ORDER_NUMBER","value":"SO-1"}]}`,
      '',
    ),
    mailed(
      'a place without a value is sent empty',
      '/triggered-campaign',
      `{"toAddresses":["a@example.com"],"campaignId":${TRIGGERED}}`,
      '',
      {
        source: '7.4 [I]',
        assumes: 'missingPersonalisation',
      },
    ),
    mailed(
      'a standard campaign cannot be',
      '/triggered-campaign',
      `{"toAddresses":["a@example.com"],"campaignId":${STANDARD}}`,
      token('ERROR_CAMPAIGN_INVALID'),
      {
        status: [400, 404],
      },
    ),
    mailed(
      'nor one that there is not',
      '/triggered-campaign',
      '{"toAddresses":["a@example.com"],"campaignId":2147483646}',
      token('ERROR_CAMPAIGN_NOT_FOUND'),
      {
        status: [400, 404],
      },
    ),
    mailed(
      'values without names are wrong',
      '/triggered-campaign',
      `{"toAddresses":["a@example.com"],"campaignId":${TRIGGERED},"personalizationValues":[{"value":"x"}]}`,
      token('ERROR_INVALID_PERSONALISATION_VALUES'),
      {
        status: 400,
      },
    ),
    mailed(
      'in a batch some may fail, in an answer of 200',
      '/batch',
      `[${letter},{"toAddresses":[],"subject":"Hi"},${letter}]`,
      [
        { index: 0 },
        {
          index: 1,
          failureCode: 'ERROR_PARAMETER_INVALID',
          failureReason: 'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID',
        },
        { index: 2 },
      ],
    ),
    mailed(
      'so it is with triggered campaigns',
      '/triggered-campaign/batch',
      `[{"toAddresses":["a@example.com"],"campaignId":${TRIGGERED}},{"toAddresses":["a@example.com"],"campaignId":2147483646}]`,
      [{ index: 0 }, { index: 1, failureCode: 'ERROR_CAMPAIGN_NOT_FOUND', failureReason: filled }],
    ),
    {
      name: 'statistics, all in one when not said otherwise',
      source: '7.4 [C], B [I]',
      assumes: 'statsAggregatedBy',
      send: 'GET /v2/email/stats/since-date/2026-11-24',
      status: 200,
      answer: [
        {
          startDate: like(/^2026-11-24/),
          endDate: like(/^2026-11-25/),
          numSent: 7,
          numDelivered: integer,
          numOpens: integer,
          numClicks: integer,
        },
      ],
    },
    {
      name: 'or by days',
      source: '7.4 [C]',
      send: 'GET /v2/email/stats/since-date/2026-11-24?endDate=2026-11-25&aggregatedBy=Day',
      status: 200,
      answer: [{ numSent: 0 }, { numSent: 7 }],
    },
    {
      name: 'or by days without asking',
      source: '7.4 [C], B [I]',
      assumes: 'statsAggregatedBy',
      admin: [['/switches', { statsAggregatedBy: 'Day', missingPersonalisation: 'refuse' }]],
      send: 'GET /v2/email/stats/since-date/2026-11-24',
      status: 200,
      answer: [{ numSent: 0 }, { numSent: 7 }],
    },
    mailed(
      'a place without a value may be refused',
      '/triggered-campaign',
      `{"toAddresses":["a@example.com"],"campaignId":${TRIGGERED}}`,
      token('ERROR_INVALID_PERSONALISATION_VALUES'),
      {
        source: '7.4 [I]',
        assumes: 'missingPersonalisation',
        status: 400,
      },
    ),
    mailed('where there is no transactional email', '', letter, token('ERROR_FEATURENOTACTIVE'), {
      source: '7.4 [C], 3.6 [C]',
      assumes: 'transactionalEmail',
      admin: [['/switches', { transactionalEmail: 'inactive' }]],
      status: [400, 403],
    }),
  ],
};

export const programsAndMail = [programs, otherwise, mail];
