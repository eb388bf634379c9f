import type { TransactionalSwitches } from '../../../electron/training/dotdigital/transactional-switches.ts';
import type { Reply } from '../started.ts';
import { type Account, at, type SwitchCase, statusOf } from './switch-looks.ts';

/** A triggered campaign whose subject has a place for the number of an order. */
export const CONFIRMATION = 62_203;

export const mail = { toAddresses: ['a@example.com'], subject: 'Hello', plainTextContent: 'Hello' };

export const sendMail = ({ ask }: Account, json: unknown = mail, path = ''): Promise<Reply> =>
  ask('POST', `/v2/email${path}`, { json });

/** What is seen of each switch about transactional email. */
export const transactionalCases: Readonly<Record<keyof TransactionalSwitches, SwitchCase>> = {
  transactionalEmail: { to: 'inactive', look: (account) => statusOf(sendMail(account)), before: 200, after: 403 },
  missingPersonalisation: {
    to: 'refuse',
    look: (account) =>
      statusOf(sendMail(account, { toAddresses: ['a@example.com'], campaignId: CONFIRMATION }, '/triggered-campaign')),
    before: 200,
    after: 400,
  },
  statsAggregatedBy: {
    to: 'Day',
    look: ({ ask }) => at(ask('GET', '/v2/email/stats/since-date/2026-11-24'), 'length'),
    before: 1,
    after: 2,
  },
};
