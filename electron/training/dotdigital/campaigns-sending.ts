import { z } from 'zod';
import type { StateFile } from '../server/state-file.ts';
import { createRecipients } from './campaigns-recipients.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';
import { mailableSql } from './feeds-suppression.ts';

export const SEND_TABLE = `
  CREATE TABLE IF NOT EXISTS campaign_send(
    send_id TEXT PRIMARY KEY,
    campaign_id INTEGER NOT NULL,
    list_ids TEXT NOT NULL,
    contact_ids TEXT NOT NULL,
    begins_at INTEGER NOT NULL,
    spread_ms INTEGER NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS campaign_send_open ON campaign_send(begins_at) WHERE status NOT IN ('Sent', 'Cancelled');
`;

export type SendStatus = 'NotSent' | 'Scheduled' | 'Sending' | 'Sent' | 'Cancelled';

export type Target = { readonly listIds: readonly number[]; readonly contactIds: readonly number[] };

export type StoredSend = Target & {
  readonly id: string;
  readonly campaignId: number;
  readonly beginsAt: number;
  /** Over how long people are mailed, each at a time of their own; 0 for all at once. */
  readonly spreadMs: number;
  readonly status: SendStatus;
};

type Row = Omit<StoredSend, 'listIds' | 'contactIds'> & { readonly listIds: string; readonly contactIds: string };

const ids = z.array(z.number());

const fromRow = ({ listIds, contactIds, ...row }: Row): StoredSend => ({
  ...row,
  listIds: ids.parse(JSON.parse(listIds)),
  contactIds: ids.parse(JSON.parse(contactIds)),
});

const SELECT = `SELECT send_id AS id, campaign_id AS campaignId, list_ids AS listIds, contact_ids AS contactIds,
    begins_at AS beginsAt, spread_ms AS spreadMs, status FROM campaign_send`;

/** Who of the targets may be mailed; who left a list is reached by another one only. */
const REACHED = `binned = 0 AND email IS NOT NULL AND ${mailableSql} AND (
    @everybody = 1
    OR contact_id IN (SELECT value FROM json_each(@contactIds))
    OR EXISTS (SELECT 1 FROM json_each(list_ids) l WHERE l.value IN (SELECT value FROM json_each(@listIds))
      AND NOT EXISTS (SELECT 1 FROM list_opt_out o WHERE o.list_id = l.value AND o.contact_id = contact.contact_id))
    OR EXISTS (SELECT 1 FROM segment_member m WHERE m.contact_id = contact.contact_id
      AND m.segment_id IN (SELECT value FROM json_each(@listIds))))`;

const MAIL = `INSERT OR REPLACE INTO campaign_recipient(campaign_id, contact_id, sent_at)
  SELECT @campaignId, contact_id, @beginsAt + (contact_id * 7919 % 1000) * @spreadMs / 1000 FROM contact WHERE ${REACHED}`;

/** Sends of campaigns on their way: who is mailed is decided when the first mail leaves. */
export const createSending = (file: StateFile, account: Account) => {
  const { campaigns, lists, switches, clock } = account;
  const recipients = createRecipients(file);
  const find = file.prepare<[string], Row>(`${SELECT} WHERE send_id = ?`);
  const open = file.prepare<[], Row>(
    `${SELECT} WHERE status NOT IN ('Sent', 'Cancelled') ORDER BY begins_at, campaign_id, send_id`,
  );
  const save = file.prepare(`INSERT OR REPLACE INTO campaign_send
    VALUES (@id, @campaignId, @listIds, @contactIds, @beginsAt, @spreadMs, @status)`);
  const mail = file.prepare(MAIL);
  const reached = file.prepare<[object], number>(`SELECT count(*) FROM contact WHERE ${REACHED}`).pluck();

  const bindingsOf = ({ listIds, contactIds }: Target) => {
    const isEverybody =
      listIds.length + contactIds.length === 0 || listIds.some((id) => lists.byId(id)?.kind === 'all');
    const texts = { listIds: JSON.stringify(listIds), contactIds: JSON.stringify(contactIds) };
    return { ...texts, everybody: isEverybody ? 1 : 0 };
  };

  const put = (send: StoredSend): void => {
    const texts = { listIds: JSON.stringify(send.listIds), contactIds: JSON.stringify(send.contactIds) };
    save.run({ ...send, ...texts });
  };

  const becomes = (campaign: StoredCampaign, status: 'Sending' | 'Sent' | 'Unsent' | 'Cancelled') =>
    campaign.type === 'Triggered' ? campaign.status : status;

  /** An empty target was the whole account; its list is told as the target then. */
  const begin = (send: StoredSend): void => {
    const campaign = campaigns.byId(send.campaignId);
    if (campaign === null) return;
    recipients.keep(campaign);
    mail.run({ ...send, ...bindingsOf(send) });
    const isEmpty = send.listIds.length + send.contactIds.length === 0;
    const targets = isEmpty ? lists.everybody() : send.listIds;
    campaigns.save({
      ...campaign,
      audience: null,
      status: becomes(campaign, 'Sending'),
      sentAt: campaign.sentAt ?? send.beginsAt,
      lastSentAt: send.beginsAt,
      scheduledAt: null,
      targets: [...new Set([...campaign.targets, ...targets])],
    });
    put({ ...send, status: 'Sending' });
  };

  const end = (send: StoredSend): void => {
    const campaign = campaigns.byId(send.campaignId);
    if (campaign) campaigns.save({ ...campaign, status: becomes(campaign, 'Sent') });
    put({ ...send, status: 'Sent' });
  };

  /** Goes on with whatever is due, in the order of time; `upTo` hears of each instant before anybody is mailed. */
  const settleDue = (upTo: (at: number) => void): void => {
    const now = clock();
    for (const row of open.all()) {
      const send = fromRow(row);
      if (send.status !== 'Sending' && send.beginsAt <= now) {
        upTo(send.beginsAt);
        begin(send);
      }
      if (send.beginsAt + Math.max(send.spreadMs, switches.sendDurationMs) <= now) end(send);
    }
  };

  return {
    settleDue,
    begin,
    put,
    find: (sendId: string): StoredSend | null => {
      const row = find.get(sendId);
      return row ? fromRow(row) : null;
    },
    /** The sends of a campaign that have not ended. */
    openOf: (campaignId: number): readonly StoredSend[] =>
      open
        .all()
        .map(fromRow)
        .filter((send) => send.campaignId === campaignId),
    /** How many would be mailed if it left now. */
    reach: (target: Target): number => reached.get(bindingsOf(target)) ?? 0,
  };
};

export type Sending = ReturnType<typeof createSending>;
