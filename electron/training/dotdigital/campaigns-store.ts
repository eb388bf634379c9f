import { z } from 'zod';
import type { StateFile } from '../server/state-file.ts';

/** What people were mailed before the first day stands in no row: it follows from `divisor` and `rest`. */
export const CAMPAIGN_TABLES = `
  CREATE TABLE IF NOT EXISTS campaign(
    campaign_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    tags TEXT NOT NULL,
    is_split_test INTEGER NOT NULL,
    sent_at INTEGER,
    last_sent_at INTEGER,
    scheduled_at INTEGER,
    targets TEXT NOT NULL,
    divisor INTEGER,
    rest INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS campaign_recipient(
    campaign_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, contact_id)
  ) STRICT, WITHOUT ROWID;
`;

export const campaignStatuses = [
  'Unsent',
  'Sending',
  'Sent',
  'Paused',
  'Cancelled',
  'RequiresSystemApproval',
  'RequiresSMSApproval',
  'RequiresWorkflowApproval',
  'Triggered',
] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];
export type CampaignType = 'Standard' | 'Triggered';

export type StoredCampaign = {
  readonly id: number;
  readonly name: string;
  readonly subject: string;
  readonly type: CampaignType;
  readonly status: CampaignStatus;
  readonly tags: readonly string[];
  readonly isSplitTest: boolean;
  /** When it was sent first, and when last. */
  readonly sentAt: number | null;
  readonly lastSentAt: number | null;
  readonly scheduledAt: number | null;
  /** The lists and segments that it was ever sent to. */
  readonly targets: readonly number[];
  /** Who was mailed before the first day: whose id leaves this rest, or with -1 any but 0. Null when rows tell. */
  readonly audience: { readonly divisor: number; readonly rest: number } | null;
};

type Row = Omit<StoredCampaign, 'tags' | 'targets' | 'isSplitTest' | 'audience'> & {
  readonly tags: string;
  readonly targets: string;
  readonly isSplitTest: number;
  readonly divisor: number | null;
  readonly rest: number | null;
};

const fromRow = ({ tags, targets, isSplitTest, divisor, rest, ...row }: Row): StoredCampaign => ({
  ...row,
  tags: z.array(z.string()).parse(JSON.parse(tags)),
  targets: z.array(z.number()).parse(JSON.parse(targets)),
  isSplitTest: isSplitTest === 1,
  audience: divisor === null || rest === null ? null : { divisor, rest },
});

export type CampaignStore = {
  /** All, ascending by id: an account has few of them. */
  readonly all: () => readonly StoredCampaign[];
  readonly byId: (campaignId: number) => StoredCampaign | null;
  readonly save: (campaign: StoredCampaign) => void;
};

const SELECT = `SELECT campaign_id AS id, name, subject, type, status, tags, is_split_test AS isSplitTest, sent_at AS sentAt,
    last_sent_at AS lastSentAt, scheduled_at AS scheduledAt, targets, divisor, rest FROM campaign`;

/** The account's campaigns. */
export const createCampaignStore = (file: StateFile): CampaignStore => {
  const all = file.prepare<[], Row>(`${SELECT} ORDER BY campaign_id`);
  const byId = file.prepare<[number], Row>(`${SELECT} WHERE campaign_id = ?`);
  const save = file.prepare(`INSERT OR REPLACE INTO campaign VALUES (@id, @name, @subject, @type, @status, @tags,
    @isSplitTest, @sentAt, @lastSentAt, @scheduledAt, @targets, @divisor, @rest)`);
  return {
    all: () => all.all().map(fromRow),
    byId: (campaignId) => {
      const row = byId.get(campaignId);
      return row ? fromRow(row) : null;
    },
    save: ({ tags, targets, isSplitTest, audience, ...campaign }) =>
      void save.run({
        ...campaign,
        tags: JSON.stringify(tags),
        targets: JSON.stringify(targets),
        isSplitTest: isSplitTest ? 1 : 0,
        divisor: audience?.divisor ?? null,
        rest: audience?.rest ?? null,
      }),
  };
};
