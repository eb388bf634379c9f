import type { SegmentSwitches } from '../../../electron/training/dotdigital/segments-switches.ts';
import { at, create, type Look, type SwitchCase, statusOf } from './switch-looks.ts';

const GOLD = 9_001;

const sizeAfter =
  (dataFields: object, then: Look, more: object = {}): Look =>
  async (account) => {
    const size = () => at(account.ask('GET', `/v2/segments?select=1`), 0, 'contacts');
    const before = await size();
    await create(account, 'a@example.com', { dataFields, ...more });
    await then(account);
    return Number(await size()) - Number(before);
  };

const gold = { LOYALTY_TIER: 'Gold' };

const refreshed: Look = async ({ ask }) => {
  await ask('POST', `/v2/segments/refresh/${GOLD}`);
  for (let poll = 0; poll < 2; poll += 1) await ask('GET', `/v2/segments/refresh/${GOLD}`);
  return at(ask('GET', `/v2/segments/refresh/${GOLD}`), 'status');
};

/** What is seen of each switch about segments. */
export const segmentCases: Readonly<Record<keyof SegmentSwitches, SwitchCase>> = {
  segmentAutoRefreshMs: {
    to: 60_000,
    look: sizeAfter(gold, async ({ clock }) => clock.advance(60_000)),
    before: 0,
    after: 1,
  },
  segmentRefreshPolls: {
    to: 0,
    look: async ({ ask }) => {
      await ask('POST', `/v2/segments/refresh/${GOLD}`);
      return at(ask('GET', `/v2/segments/refresh/${GOLD}`), 'status');
    },
    before: 'NotStarted',
    after: 'Finished',
  },
  segmentRefreshMs: {
    to: 1_000,
    look: sizeAfter(gold, async ({ ask, clock }) => {
      await ask('POST', `/v2/segments/refresh/${GOLD}`);
      clock.advance(1_000);
    }),
    before: 0,
    after: 1,
  },
  segmentRefreshOutcome: { to: 'Failed', look: refreshed, before: 'Finished', after: 'Failed' },
  segmentsHoldSuppressed: {
    to: false,
    look: async (account) => {
      await refreshed(account);
      const channelProperties = { email: { status: 'unsubscribed' } };
      return sizeAfter(gold, refreshed, { channelProperties })(account);
    },
    before: 1,
    after: 0,
  },
  segmentTextCase: {
    to: 'sensitive',
    look: async (account) => {
      await refreshed(account);
      return sizeAfter({ LOYALTY_TIER: 'GOLD' }, refreshed)(account);
    },
    before: 1,
    after: 0,
  },
  unknownSegment: {
    to: 'refuse',
    look: ({ ask }) => statusOf(ask('GET', '/contacts/v3?~segmentId=1')),
    before: 200,
    after: 400,
  },
};
