import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { v2StatusOf } from './v2-contact.ts';
import { pagingOf, sinceOf } from './v2-paging.ts';

type Row = {
  readonly contact_id: number;
  readonly email: string;
  readonly at: number;
  readonly reason: string;
  readonly opt_in_type: string | null;
  readonly email_type: string | null;
  readonly email_status: string | null;
  readonly binned: number | null;
};

const ROWS = `SELECT s.contact_id, coalesce(c.email, s.email) AS email, s.at, s.reason, c.opt_in_type, c.email_type,
    c.email_status, c.binned
  FROM suppression s LEFT JOIN contact c ON c.contact_id = s.contact_id`;

const IN_ACCOUNT = `${ROWS} WHERE s.at >= @since AND (@onlyUnsubscribed = 0 OR s.reason = 'unsubscribed')
  ORDER BY s.at, s.contact_id LIMIT @select OFFSET @skip`;

/** From the list alone, or as a member of it from everything; whichever came last. */
const IN_LIST = `SELECT contact_id, email, max(at) AS at, 'unsubscribed' AS reason, opt_in_type, email_type, email_status, binned
  FROM (
    SELECT c.contact_id, c.email, o.at, c.opt_in_type, c.email_type, c.email_status, c.binned
    FROM list_opt_out o JOIN contact c ON c.contact_id = o.contact_id WHERE o.list_id = @listId AND c.email IS NOT NULL
    UNION ALL
    SELECT c.contact_id, c.email, s.at, c.opt_in_type, c.email_type, c.email_status, c.binned
    FROM suppression s JOIN contact c ON c.contact_id = s.contact_id
    WHERE s.reason = 'unsubscribed' AND EXISTS (SELECT 1 FROM json_each(c.list_ids) WHERE value = @listId)
  ) WHERE at >= @since GROUP BY contact_id ORDER BY max(at), contact_id LIMIT @select OFFSET @skip`;

/** A contact that is gone for good is still told of (contract dotdigital 8, A7 [C]: the form). */
const asItem = (row: Row) => ({
  suppressedContact: {
    id: row.contact_id,
    email: row.email,
    optInType: row.opt_in_type ?? 'Unknown',
    emailType: row.email_type ?? 'Html',
    dataFields: null,
    status: v2StatusOf(row.binned === 0 ? (row.email_status ?? 'deleted') : 'deleted'),
  },
  dateRemoved: new Date(row.at).toISOString(),
  reason: v2StatusOf(row.reason),
});

export type FeedItem = ReturnType<typeof asItem>;

export type Feeds = {
  readonly suppressedSince: (call: Call, params: Params) => Answer;
  readonly unsubscribedSince: (call: Call, params: Params) => Answer;
  /** Whoever unsubscribed from this list, or from everything while in it [I]. */
  readonly unsubscribedFrom: (call: Call, params: Params, listId: number) => Answer;
  /** What the feed tells of one contact; null while it is mailable. */
  readonly itemOf: (contactId: number) => FeedItem | null;
};

/** The feeds of who may no longer be mailed; the first includes unsubscribes (contract dotdigital 8 [C]). */
export const createFeeds = (file: StateFile): Feeds => {
  const inAccount = file.prepare<[object], Row>(IN_ACCOUNT);
  const inList = file.prepare<[object], Row>(IN_LIST);
  const one = file.prepare<[number], Row>(`${ROWS} WHERE s.contact_id = ?`);

  const page = (call: Call, { date = '' }: Params, rowsOf: (filter: object) => readonly Row[]): Answer => {
    const since = sinceOf(date);
    if (typeof since !== 'number') return since;
    const paging = pagingOf(call);
    return 'status' in paging ? paging : { status: 200, body: rowsOf({ ...paging, since }).map(asItem) };
  };

  return {
    suppressedSince: (call, params) =>
      page(call, params, (filter) => inAccount.all({ ...filter, onlyUnsubscribed: 0 })),
    unsubscribedSince: (call, params) =>
      page(call, params, (filter) => inAccount.all({ ...filter, onlyUnsubscribed: 1 })),
    unsubscribedFrom: (call, params, listId) => page(call, params, (filter) => inList.all({ ...filter, listId })),
    itemOf: (contactId) => {
      const row = one.get(contactId);
      return row ? asItem(row) : null;
    },
  };
};
