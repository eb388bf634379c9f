import { at, type Sequence } from '../exchange.ts';
import { each, filled, having, instant, integer, like, number, oneOf, text, without } from '../shapes.ts';
import { CAMPAIGNS, got, NEWSLETTER, refused, SCHEDULED, SENT } from './campaign-calls.ts';

const listed = {
  id: integer,
  name: filled,
  subject: filled,
  fromName: filled,
  fromAddress: { id: integer, email: like(/@/) },
  htmlContent: null,
  plainTextContent: null,
  replyAction: filled,
  replyToAddress: oneOf(null, text),
  isSplitTest: oneOf(true, false),
};

const filtered = {
  ...listed,
  type: oneOf('Standard', 'Triggered', 'Template', 'AiTemplate'),
  sentDate: oneOf(null, instant),
  scheduledDate: oneOf(null, instant),
};

const reading: Sequence = {
  name: 'reading campaigns',
  exchanges: [
    got('all, as deprecated', '', each(listed)),
    got('a page of two', '?select=2&skip=0', [listed, listed], { source: '2.3 [C], 7.1 [C]' }),
    got('pages end with an empty one', '?select=1000&skip=1000', [], { source: '2.3 [C]' }),
    got('all with their types, tags and dates', '/filtered', each(filtered)),
    got('the triggered ones', '/filtered?%7Etype=Triggered', each({ ...filtered, type: 'Triggered' })),
    got(
      'the sent ones',
      '/filtered?~statuses=Sent',
      each({ ...filtered, status: 'Sent', sentDate: instant, scheduledDate: null }),
    ),
    got(
      'what goes out next is unsent, with its time',
      '/filtered?~scheduledDateFrom=2026-11-25T09:00:00Z&~scheduledDateTo=2026-11-25T14:00:00Z',
      [{ ...filtered, status: 'Unsent', sentDate: null, scheduledDate: instant }],
    ),
    got(
      'several states at once',
      '/filtered?~statuses=Sent&~statuses=Unsent',
      having({ status: 'Sent' }, { status: 'Unsent' }),
      {
        source: '7.1 [I]',
        silent: 'how an array is written in a query: repeated, as OpenAPI has it by default',
      },
    ),
    got('none of a tag that there is not', '/filtered?~tags=no-such-tag', []),
    got('those sent since a day', '/filtered?~sentDate=2026-11-20', each({ sentDate: instant })),
    got('one with its content', `/${SENT}`, { id: SENT, htmlContent: filled, plainTextContent: filled }),
    got('with details', `/${SENT}/with-details`, { id: SENT, type: 'Standard', sentDate: instant }),
    got(
      'the lists that it was ever sent to',
      `/${SENT}/address-books`,
      each({ id: integer, name: filled, contacts: integer }),
    ),
    got('none of a scheduled one', `/${SCHEDULED}/address-books`, [], {
      source: '7.1 [C], B [I]',
      assumes: 'scheduledTargets',
    }),
    {
      name: 'the campaigns of a list',
      source: '4 [C]',
      send: `GET /v2/address-books/${NEWSLETTER}/campaigns`,
      status: 200,
      answer: each(listed),
    },
    refused('one that there is not', `GET ${CAMPAIGNS}/2147483646`, null, 'ERROR_CAMPAIGN_NOT_FOUND'),
    refused('a page of none', `GET ${CAMPAIGNS}?select=0`, null, 'ERROR_PARAMETER_INVALID'),
    refused('an unknown type', `GET ${CAMPAIGNS}/filtered?~type=Odd`, null, 'ERROR_PARAMETER_INVALID'),
  ],
};

const fraction = {
  check: (value: unknown, path: string) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? [] : [`${path}: wanted a part of 1, got ${value}`],
};
const who = { contactId: integer, email: like(/@/) };

const results: Sequence = {
  name: 'what people did about a campaign',
  exchanges: [
    got('the summary: counts, parts of 1, money as a text', `/${SENT}/summary`, {
      dateSent: instant,
      numTotalSent: integer,
      numTotalDelivered: integer,
      numTotalUniqueOpens: integer,
      numTotalClicks: integer,
      numRecipientsClicked: integer,
      percentageDelivered: fraction,
      percentageUniqueOpens: fraction,
      percentageUsersClicked: fraction,
      revenue: like(/^\D\d{1,3}(,\d{3})*\.\d\d$/),
      assistedRevenue: like(/^\D\d{1,3}(,\d{3})*\.\d\d$/),
      numOrders: integer,
    }),
    got(
      'everybody whom it was sent to',
      `/${SENT}/activities`,
      each({
        ...who,
        numOpens: integer,
        numPageViews: integer,
        numClicks: integer,
        numForwards: integer,
        numReplies: integer,
        dateSent: instant,
        dateFirstOpened: oneOf(null, instant),
        dateLastOpened: oneOf(null, instant),
        firstOpenIp: oneOf(null, text),
        unsubscribed: oneOf(true, false),
        softBounced: oneOf(true, false),
        hardBounced: oneOf(true, false),
      }),
      { keep: { contact: at(0, 'contactId') } },
    ),
    got('one of them', `/${SENT}/activities/{{contact}}`, ({ contact: id }) => ({
      contactId: Number(id),
      dateSent: instant,
    })),
    got('since then nobody', `/${SENT}/activities/since-date/2027-01-01`, []),
    got(
      'opens',
      `/${SENT}/opens`,
      each(
        { ...who, ipAddress: text, userAgent: text, isHtml: oneOf(true, false), isForward: false, dateOpened: instant },
        0,
      ),
    ),
    got('opens since a day', `/${SENT}/opens/since-date/2027-01-01`, []),
    got(
      'clicks',
      `/${SENT}/clicks`,
      each({ ...who, url: like(/^https?:/), ipAddress: text, userAgent: text, dateClicked: instant, keyword: text }, 0),
    ),
    got(
      'clicks since a day, in another form',
      `/${SENT}/clicks/since-date/2026-11-22%2009:40:18`,
      each({ dateClicked: instant }, 0),
      { source: '1 [C], 7.1 [C]' },
    ),
    got('clicks with groups', `/${SENT}/clicks-with-groups`, each({ ...who, groups: each(text, 0) }, 0)),
    got(
      'page views since a day',
      `/${SENT}/page-views/since-date/2020-01-01`,
      each({ ...who, url: like(/^https?:/), dateViewed: instant }, 0),
    ),
    got('who bounced', `/${SENT}/hard-bouncing-contacts`, each({ id: integer, email: like(/@/), status: filled }, 0)),
    ...['opens', 'clicks', 'page-views', 'replies', 'roi-details'].map((what) =>
      got(`${what} of one`, `/${SENT}/activities/{{contact}}/${what}`, each(who, 0)),
    ),
    got(
      'what the shop told, its value typed',
      `/${SENT}/roi-details/since-date/2020-01-01`,
      each(
        {
          ...who,
          markerName: filled,
          dataType: oneOf('String', 'Numeric', 'Date', 'Boolean'),
          dateEntered: instant,
        },
        0,
      ),
      { source: '7.2 [C]' },
    ),
    got(
      'its markers tell no order numbers',
      '/62001/roi-details/since-date/2020-01-01',
      without({ markerName: 'OrderNumber' }),
      {
        source: '7.2 [I]',
        assumes: 'roiOrderNumbers',
      },
    ),
    got(
      'revenue since a day is a number',
      `/${SENT}/revenue/since-date/2020-01-01`,
      {
        campaignID: SENT,
        dateSent: instant,
        currency: 'GBP',
        revenue: number,
        numOrders: integer,
        conversionRate: number,
      },
      { source: '7.2 [C]' },
    ),
    got(
      'and of one contact',
      `/${SENT}/activities/{{contact}}/revenue`,
      { campaignID: SENT, dateLastSent: instant, revenue: number, numOrders: integer },
      {
        source: '7.2 [C]',
      },
    ),
    got('the campaigns with activity since', '/with-activity-since/2026-11-20', each(listed)),
    got(
      'the metrics of a stretch of time',
      '/metrics?startDate=2025-11-25T00:00:00.000Z&endDate=2026-11-25T00:00:00.000Z',
      each({
        campaignId: integer,
        revenue: number,
        assistedRevenue: number,
        orders: integer,
        assistedOrders: integer,
      }),
    ),
    got(
      'no order is assisted, for the account invents none',
      '/metrics?startDate=2025-11-25&endDate=2026-11-25',
      each({ assistedOrders: 0 }),
      {
        source: '7.2 [I]',
        assumes: 'inventedOrders',
      },
    ),
    refused('metrics without an end', `GET ${CAMPAIGNS}/metrics?startDate=2026-01-01`, null, 'ERROR_PARAMETER_INVALID'),
    refused('a date that is none', `GET ${CAMPAIGNS}/${SENT}/clicks/since-date/soon`, null, 'ERROR_PARAMETER_INVALID'),
  ],
};

export const campaigns = [reading, results];
