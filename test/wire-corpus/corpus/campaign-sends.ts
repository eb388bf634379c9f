import { at, type Sequence, token } from '../exchange.ts';
import { guid, having, instant, integer, like, without } from '../shapes.ts';
import {
  CAMPAIGNS,
  contact,
  DRAFT,
  got,
  later,
  NEWSLETTER,
  refused,
  SCHEDULED,
  sent,
  WELCOME,
} from './campaign-calls.ts';

const sending: Sequence = {
  name: 'sending campaigns',
  exchanges: [
    contact('ann'),
    contact('bob', ',"channelProperties":{"email":{"status":"unsubscribed"}}'),
    sent(
      'a send to nobody is refused',
      `{"campaignId":${DRAFT},"addressBookIds":[],"contactIds":[]}`,
      token('ERROR_CAMPAIGN_SEND_INVALID'),
      {
        source: '7.1 [C], B [I]',
        assumes: 'emptySendTarget',
        status: 400,
      },
    ),
    refused(
      'eleven contacts are too many',
      `POST ${CAMPAIGNS}/send`,
      `{"campaignId":${DRAFT},"contactIds":[1,2,3,4,5,6,7,8,9,10,11]}`,
      'ERROR_CONTACT_TOOMANY',
    ),
    refused(
      'an unknown campaign',
      `POST ${CAMPAIGNS}/send`,
      '{"campaignId":2147483646,"addressBookIds":[4103]}',
      'ERROR_CAMPAIGN_NOT_FOUND',
    ),
    refused(
      'an unknown list',
      `POST ${CAMPAIGNS}/send`,
      `{"campaignId":${DRAFT},"addressBookIds":[2147483646]}`,
      'ERROR_ADDRESSBOOK_NOT_FOUND',
    ),
    refused(
      'an unknown contact',
      `POST ${CAMPAIGNS}/send`,
      `{"campaignId":${DRAFT},"contactIds":[2147483646]}`,
      'ERROR_CONTACT_NOT_FOUND',
      'ERROR_CONTACT_INVALID',
    ),
    sent(
      'one who left refuses all',
      `{"campaignId":${DRAFT},"contactIds":[{{ann}},{{bob}}]}`,
      token('ERROR_CONTACT_SUPPRESSED'),
      {
        assumes: 'suppressedInSend',
        status: 400,
      },
    ),
    sent(
      'a send with capitals and a date is scheduled',
      `{"CampaignID":${DRAFT},"contactIDs":[{{ann}}],"SendDate":"2026-11-25T10:00:00"}`,
      { id: guid, campaignId: DRAFT, sendDate: like(/^2026-11-25T10:00:00/), status: 'Scheduled' },
      { source: '1 [C], 7.1 [C], B [I]', keep: { send: at('id') } },
    ),
    got('it is found as scheduled', '/filtered?~scheduledDateTo=2026-11-25T10:00:00Z', [
      { id: DRAFT, status: 'Unsent', scheduledDate: instant },
    ]),
    got(
      'the state of the send tells its target',
      '/send/{{send}}',
      ({ ann }) => ({ status: 'Scheduled', contactIds: [Number(ann)] }),
      {
        source: '7.1 [C], B [I]',
        assumes: 'sendTargets',
      },
    ),
    refused(
      'it cannot be sent besides',
      `POST ${CAMPAIGNS}/send`,
      `{"campaignId":${DRAFT},"addressBookIds":[4103]}`,
      'ERROR_CAMPAIGN_SENDNOTPERMITTED',
    ),
    got(
      'at its time it is sent',
      '/send/{{send}}',
      { status: 'Sending' },
      { assumes: 'sendDurationMs', source: 'B [I]', ...later(3_590_000) },
    ),
    got('and then it was', '/send/{{send}}', { status: 'Sent' }, later(3_700_000)),
    got('to her alone', `/${DRAFT}/activities`, ({ ann }) => [
      { contactId: Number(ann), email: 'ann@example.com', numOpens: integer, dateSent: instant, hardBounced: false },
    ]),
    got('somebody else has no activity', `/${DRAFT}/activities/{{bob}}`, token('ERROR_CONTACT_NOT_FOUND'), {
      source: '7.1 [I]',
      assumes: 'activityOfOthers',
      status: 404,
    }),
    sent(
      'it may be sent once more, at once, and a date that is over means now',
      `{"campaignId":${DRAFT},"contactIds":[{{ann}}],"sendDate":"2026-01-01T00:00:00"}`,
      {
        status: 'NotSent',
      },
      { assumes: ['campaignResend', 'pastSendDate', 'sendStartMs', 'sendAnswerStatus'], keep: { again: at('id') } },
    ),
    got(
      'a moment later it is on its way',
      '/send/{{again}}',
      { status: 'Sending' },
      { assumes: 'sendStartMs', source: 'B [I]', ...later(3_706_000) },
    ),
    sent(
      'a triggered one goes to a segment, each at the best time',
      `{"campaignId":${WELCOME},"addressBookIds":[9002]}`,
      {
        status: 'NotSent',
      },
      { send: `POST ${CAMPAIGNS}/send-time-optimised`, keep: { best: at('id') } },
    ),
    got(
      'that takes its time',
      '/send/{{best}}',
      { status: 'Sending' },
      { source: '7.1 [I]', assumes: 'optimisedSendMs', ...later(7_200_000) },
    ),
    refused(
      'a send that there is not',
      `GET ${CAMPAIGNS}/send/00000000-0000-0000-0000-000000000000`,
      null,
      'ERROR_CAMPAIGN_NOT_FOUND',
    ),
    sent(
      'a send to nobody goes to everybody, when it is so',
      `{"campaignId":62302,"addressBookIds":[]}`,
      { status: 'NotSent' },
      {
        assumes: 'emptySendTarget',
        admin: [
          [
            '/switches',
            {
              emptySendTarget: 'all-contacts',
              suppressedInSend: 'skip',
              scheduledTargets: 'told',
              sendTargets: 'null',
            },
          ],
        ],
        keep: { all: at('id') },
      },
    ),
    got(
      'and to her too',
      '/62302/activities',
      ({ ann, bob }) => ({
        check: (value, path) => [
          ...having({ contactId: Number(ann) }).check(value, path),
          ...without({ contactId: Number(bob) }).check(value, path),
        ],
      }),
      later(7_300_000),
    ),
    got(
      'the state may tell no target',
      '/send/{{all}}',
      { addressBookIds: null, contactIds: null },
      { assumes: 'sendTargets', source: '7.1 [C], B [I]' },
    ),
    got('a scheduled one may tell its lists', `/${SCHEDULED}/address-books`, [{ id: NEWSLETTER }], {
      source: 'B [I]',
      assumes: 'scheduledTargets',
    }),
  ],
};

const otherwise: Sequence = {
  name: 'sending, as it might be instead',
  switches: {
    sendAnswerStatus: 200,
    pastSendDate: 'refuse',
    suppressedInSend: 'skip',
    campaignResend: 'refuse',
    emailCredits: 1,
    sendStartMs: 0,
    sendDurationMs: 0,
    optimisedSendMs: 60_000,
    activityOfOthers: 'zeros',
  },
  exchanges: [
    contact('ann'),
    contact('bob', ',"channelProperties":{"email":{"status":"unsubscribed"}}'),
    sent(
      'a date that is over is refused',
      `{"campaignId":${DRAFT},"contactIds":[{{ann}}],"sendDate":"2026-01-01"}`,
      token('ERROR_PARAMETER_INVALID'),
      {
        assumes: 'pastSendDate',
        status: 400,
      },
    ),
    sent(
      'a send that is dearer than the account is rich',
      `{"campaignId":${DRAFT},"addressBookIds":[4101]}`,
      token('ERROR_SEND_LIMITEXCEEDED'),
      {
        assumes: 'emailCredits',
        status: 400,
      },
    ),
    sent(
      'whoever left is passed over',
      `{"campaignId":${DRAFT},"contactIds":[{{ann}},{{bob}}]}`,
      { status: 'NotSent' },
      {
        assumes: ['suppressedInSend', 'sendAnswerStatus'],
        status: 200,
        keep: { send: at('id') },
      },
    ),
    got(
      'it is sent at once',
      '/send/{{send}}',
      { status: 'Sent' },
      { source: 'B [I]', assumes: ['sendStartMs', 'sendDurationMs'] },
    ),
    got('to her alone', `/${DRAFT}/activities`, ({ ann }) => [{ contactId: Number(ann) }]),
    got(
      'he has done nothing about it',
      `/${DRAFT}/activities/{{bob}}`,
      ({ bob }) => ({ contactId: Number(bob), numOpens: 0, dateSent: null }),
      {
        source: '7.1 [I]',
        assumes: 'activityOfOthers',
      },
    ),
    sent(
      'once more is once too often',
      `{"campaignId":${DRAFT},"contactIds":[{{ann}}]}`,
      token('ERROR_CAMPAIGN_SENDNOTPERMITTED'),
      {
        assumes: 'campaignResend',
        status: 400,
      },
    ),
    sent('the best times are within a minute', `{"campaignId":${WELCOME},"contactIds":[{{ann}}]}`, undefined, {
      send: `POST ${CAMPAIGNS}/send-time-optimised`,
      assumes: 'optimisedSendMs',
      keep: { best: at('id') },
    }),
    got(
      'and over then',
      '/send/{{best}}',
      { status: 'Sent' },
      { source: 'B [I]', assumes: 'optimisedSendMs', ...later(61_000) },
    ),
  ],
};

export const campaignSends = [sending, otherwise];
