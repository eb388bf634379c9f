import { expect } from 'vitest';
import type { Reply } from '../started.ts';
import type { Account } from './switch-looks.ts';

/** Campaigns of the training account: a draft, one that was sent, one that is scheduled, and a triggered one. */
export const DRAFT = 62_301;
export const LAST_SENT = 62_030;
export const FIRST_SENT = 62_001;
export const SCHEDULED = 62_101;
export const WELCOME = 62_201;
export const NEEDS_APPROVAL = 62_303;
export const NEWSLETTER = 4_103;
export const HOUR_MS = 3_600_000;

export type Answered = Readonly<Record<string, unknown>>;

export const listOf = async (account: Account, path: string): Promise<readonly Answered[]> =>
  (await account.ask('GET', path)).body as Answered[];

export const sendTo = ({ ask }: Account, json: object, campaignId = DRAFT): Promise<Reply> =>
  ask('POST', '/v2/campaigns/send', { json: { campaignId, ...json } });

/** The ids of contacts that can be mailed, or of those that cannot. */
export const contactsBy = async (account: Account, isMailable: boolean): Promise<readonly number[]> => {
  const page = await account.ask('GET', '/contacts/v3?include=channelProperties');
  const { _items } = page.body as { _items: { contactId: number; channelProperties: { email: { status: string } } }[] };
  return _items
    .filter(({ channelProperties }) => (channelProperties.email.status === 'subscribed') === isMailable)
    .map(({ contactId }) => contactId);
};

/** Sends the draft to these contacts, and lets it be sent. */
export const sentTo = async (account: Account, contactIds: readonly number[]): Promise<void> => {
  await sendTo(account, { contactIds });
  account.clock.advance(HOUR_MS);
};

/** A refusal of v2 that ends in this code. */
export const refusedWith = (status: number, code: string) => ({
  status,
  body: { message: expect.stringMatching(new RegExp(`${code}\\s*$`)) },
});
