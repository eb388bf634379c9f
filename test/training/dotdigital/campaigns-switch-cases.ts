import type { CampaignSwitches } from '../../../electron/training/dotdigital/campaigns-switches.ts';
import { contactsBy, DRAFT, HOUR_MS, LAST_SENT, listOf, NEWSLETTER, SCHEDULED, sendTo } from './campaigns-looks.ts';
import { type Account, at, type Look, type SwitchCase, statusOf } from './switch-looks.ts';

const toNewsletter = { addressBookIds: [NEWSLETTER] };

/** The state of a send, so long after it was asked for. */
const stateAfter =
  (milliseconds: number, path = '/v2/campaigns/send'): Look =>
  async (account) => {
    const json = { campaignId: DRAFT, ...toNewsletter };
    const id = await at(account.ask('POST', path, { json }), 'id');
    account.clock.advance(milliseconds);
    return at(account.ask('GET', `/v2/campaigns/send/${id}`), 'status');
  };

const somebodyElse = async (account: Account): Promise<number> => {
  const mailed = (await listOf(account, `/v2/campaigns/${LAST_SENT}/activities`)).map(({ contactId }) => contactId);
  return (await contactsBy(account, true)).find((id) => !mailed.includes(id)) ?? 0;
};

/** What is seen of each switch about campaigns. */
export const campaignCases: Readonly<Record<keyof CampaignSwitches, SwitchCase>> = {
  emptySendTarget: {
    to: 'all-contacts',
    look: async (account) => {
      await sendTo(account, { addressBookIds: [] });
      account.clock.advance(HOUR_MS);
      return (await listOf(account, `/v2/campaigns/${DRAFT}/address-books`)).map(({ name }) => name);
    },
    before: [],
    after: ['All Contacts'],
  },
  sendAnswerStatus: { to: 200, look: (account) => statusOf(sendTo(account, toNewsletter)), before: 202, after: 200 },
  sendStartMs: { to: 0, look: stateAfter(0), before: 'NotSent', after: 'Sending' },
  sendDurationMs: { to: 0, look: stateAfter(5_000), before: 'Sending', after: 'Sent' },
  optimisedSendMs: {
    to: 3_600_000,
    look: stateAfter(2 * HOUR_MS, '/v2/campaigns/send-time-optimised'),
    before: 'Sending',
    after: 'Sent',
  },
  pastSendDate: {
    to: 'refuse',
    look: (account) => statusOf(sendTo(account, { ...toNewsletter, sendDate: '2020-01-01' })),
    before: 202,
    after: 400,
  },
  suppressedInSend: {
    to: 'skip',
    look: async (account) => statusOf(sendTo(account, { contactIds: (await contactsBy(account, false)).slice(0, 1) })),
    before: 400,
    after: 202,
  },
  campaignResend: {
    to: 'refuse',
    look: (account) => statusOf(sendTo(account, toNewsletter, LAST_SENT)),
    before: 202,
    after: 400,
  },
  emailCredits: { to: 10, look: (account) => statusOf(sendTo(account, toNewsletter)), before: 202, after: 400 },
  sendTargets: {
    to: 'null',
    look: async (account) => {
      const id = await at(sendTo(account, toNewsletter), 'id');
      return at(account.ask('GET', `/v2/campaigns/send/${id}`), 'addressBookIds');
    },
    before: [NEWSLETTER],
    after: null,
  },
  scheduledTargets: {
    to: 'told',
    look: async (account) =>
      (await listOf(account, `/v2/campaigns/${SCHEDULED}/address-books`)).map(({ name }) => name),
    before: [],
    after: ['Newsletter'],
  },
  activityOfOthers: {
    to: 'zeros',
    look: async (account) => {
      const { body } = await account.ask('GET', `/v2/campaigns/${LAST_SENT}/activities/${await somebodyElse(account)}`);
      return (body as { numOpens?: number }).numOpens;
    },
    before: undefined,
    after: 0,
  },
  inventedOrders: {
    to: true,
    look: async (account) => {
      const metrics = await listOf(account, '/v2/campaigns/metrics?startDate=2025-11-25&endDate=2026-11-25');
      return metrics.some(({ assistedOrders }) => Number(assistedOrders) > 0);
    },
    before: false,
    after: true,
  },
  roiOrderNumbers: {
    to: true,
    look: async (account) => {
      const markers = await Promise.all(
        [62_001, 62_003, 62_006, 62_008, 62_011].map((id) =>
          listOf(account, `/v2/campaigns/${id}/roi-details/since-date/2025-01-01`),
        ),
      );
      return [...new Set(markers.flat().map(({ markerName }) => markerName))];
    },
    before: ['OrderTotal'],
    after: ['OrderTotal', 'OrderNumber'],
  },
};
