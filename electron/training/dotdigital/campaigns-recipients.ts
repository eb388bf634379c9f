import type { StateFile } from '../server/state-file.ts';
import type { StoredCampaign } from './campaigns-store.ts';

/** Suppressions that ended or changed: whoever came back since was still not mailed back then. */
export const PAST_SUPPRESSION = `
  CREATE TABLE IF NOT EXISTS past_suppression(contact_id INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS past_suppression_contact ON past_suppression(contact_id);
  CREATE TRIGGER IF NOT EXISTS suppression_changed AFTER UPDATE ON suppression
    BEGIN INSERT INTO past_suppression VALUES (OLD.contact_id, OLD.at, OLD.reason); END;
  CREATE TRIGGER IF NOT EXISTS suppression_ended AFTER DELETE ON suppression
    BEGIN INSERT INTO past_suppression VALUES (OLD.contact_id, OLD.at, OLD.reason); END;
  CREATE VIEW IF NOT EXISTS suppression_ever AS
    SELECT contact_id, at, reason FROM suppression UNION ALL SELECT contact_id, at, reason FROM past_suppression;
`;

/** Somebody whom a campaign was sent to, and whether and how they left within three days of it. */
export type Recipient = {
  readonly contactId: number;
  readonly email: string;
  readonly sentAt: number;
  readonly leftAt: number | null;
  readonly leftBy: string | null;
  /** The order in the shop that the mail brought, when that is known. */
  readonly orderAt: number | null;
  readonly orderPence: number | null;
  readonly orderNumber: string | null;
};

const THREE_DAYS_MS = 3 * 86_400_000;

const LEFT = (sentAt: string): string => `
  (SELECT min(at) FROM suppression_ever s WHERE s.contact_id = c.contact_id AND s.at >= ${sentAt}
    AND s.at < ${sentAt} + ${THREE_DAYS_MS} AND s.at <= @now) AS leftAt,
  (SELECT reason FROM suppression_ever s WHERE s.contact_id = c.contact_id AND s.at >= ${sentAt}
    AND s.at < ${sentAt} + ${THREE_DAYS_MS} AND s.at <= @now ORDER BY s.at LIMIT 1) AS leftBy`;

const ORDER = 'd.at AS orderAt, d.pence AS orderPence, d.number AS orderNumber';
const JOIN_ORDER = 'LEFT JOIN driven_order d ON d.campaign_id = @id AND d.contact_id = c.contact_id';

const ONE = '(@contactId IS NULL OR c.contact_id = @contactId)';

const FROM_ROWS = `SELECT c.contact_id AS contactId, c.email, r.sent_at AS sentAt, ${LEFT('r.sent_at')}, ${ORDER}
  FROM campaign_recipient r JOIN contact c ON c.contact_id = r.contact_id ${JOIN_ORDER}
  WHERE r.campaign_id = @id AND r.sent_at <= @now AND c.email IS NOT NULL AND ${ONE} ORDER BY c.contact_id`;

const IN_AUDIENCE = `c.email IS NOT NULL AND c.created_at <= @sentAt
  AND CASE WHEN @rest < 0 THEN c.contact_id % @divisor <> 0 ELSE c.contact_id % @divisor = @rest END
  AND NOT EXISTS (SELECT 1 FROM suppression_ever s WHERE s.contact_id = c.contact_id AND s.at < @sentAt)`;

const FROM_AUDIENCE = `SELECT c.contact_id AS contactId, c.email, @sentAt AS sentAt, ${LEFT('@sentAt')}, ${ORDER}
  FROM contact c ${JOIN_ORDER} WHERE ${IN_AUDIENCE} AND ${ONE} ORDER BY c.contact_id`;

const KEEP = `INSERT OR IGNORE INTO campaign_recipient(campaign_id, contact_id, sent_at)
  SELECT @id, c.contact_id, @sentAt FROM contact c WHERE ${IN_AUDIENCE}`;

export type Recipients = {
  /** Whom a campaign was sent to by now, one after the other by id. No statement that writes may run in between. */
  readonly of: (campaign: StoredCampaign, now: number) => Iterable<Recipient>;
  readonly one: (campaign: StoredCampaign, contactId: number, now: number) => Recipient | null;
  /** Writes down who follows from the audience, before the campaign is sent once more. */
  readonly keep: (campaign: StoredCampaign) => void;
};

export const createRecipients = (file: StateFile): Recipients => {
  const fromRows = file.prepare<[object], Recipient>(FROM_ROWS);
  const fromAudience = file.prepare<[object], Recipient>(FROM_AUDIENCE);
  const keep = file.prepare(KEEP);
  const statement = ({ id, audience, sentAt }: StoredCampaign, contactId: number | null, now: number) =>
    audience === null
      ? { query: fromRows, values: { id, contactId, now } }
      : { query: fromAudience, values: { id, ...audience, sentAt, contactId, now } };
  return {
    of: (campaign, now) => {
      const { query, values } = statement(campaign, null, now);
      return query.iterate(values);
    },
    one: (campaign, contactId, now) => {
      const { query, values } = statement(campaign, contactId, now);
      return query.get(values) ?? null;
    },
    keep: ({ id, audience, sentAt }) => {
      if (audience !== null) keep.run({ id, sentAt, ...audience });
    },
  };
};
