import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params, Route } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { Account } from './contact-writes.ts';
import { refusalV2 } from './refusals.ts';
import { isFault, type Mail, mailOf } from './transactional-body.ts';
import { aggregations, endOfDay, type SentMail, statsOf } from './transactional-stats.ts';
import type { transactionalTiers } from './transactional-switches.ts';
import { isRefused, v2BodyOf } from './v2-body.ts';
import { invalidV2, sinceOf } from './v2-paging.ts';

export const TRANSACTIONAL_TABLE = `
  CREATE TABLE IF NOT EXISTS transactional_mail(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    recipients INTEGER NOT NULL,
    from_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    campaign_id INTEGER
  ) STRICT;
`;

type MailRoute = Route<{ readonly name: keyof typeof transactionalTiers }>;

const batchSchema = z.array(z.unknown());

const inactive = (): Answer => refusalV2(403, 'Error: ERROR_FEATURENOTACTIVE');

/** The calls on transactional email (contract dotdigital 7.4 [C]): taken on with an empty answer, which is not delivered. */
export const createTransactional = (file: StateFile, account: Account) => {
  const { clock, switches, seed } = account;
  const insert = file.prepare(`INSERT INTO transactional_mail(at, recipients, from_address, subject, campaign_id)
    VALUES (@at, @recipients, @fromAddress, @subject, @campaignId)`);
  const between = file.prepare<[number, number], SentMail>(
    'SELECT id, at, recipients FROM transactional_mail WHERE at >= ? AND at < ? ORDER BY id',
  );
  const count = file.prepare<[], number>('SELECT count(*) FROM transactional_mail').pluck();

  const take = (mail: Mail) => {
    const { lastInsertRowid } = insert.run({ ...mail, at: clock() });
    return { recordId: `mail:${lastInsertRowid}`, key: null, changed: true };
  };

  const send =
    (isTriggered: boolean) =>
    (call: Call): Answer => {
      const read = v2BodyOf(call, z.unknown());
      if (isRefused(read)) return read;
      const mail = mailOf(account, read.body, isTriggered);
      return isFault(mail) ? refusalV2(mail.status, mail.reason) : { status: 200, written: [take(mail)] };
    };

  /** What is wrong with one mail is told at its place, and the others are sent (contract dotdigital 7.4 [C]). */
  const sendBatch =
    (isTriggered: boolean) =>
    (call: Call): Answer => {
      const read = v2BodyOf(call, batchSchema);
      if (isRefused(read)) return read;
      const mails = read.body.map((input) => mailOf(account, input, isTriggered));
      const body = mails.map((mail, index) =>
        isFault(mail) ? { index, failureCode: mail.code, failureReason: mail.reason } : { index },
      );
      const written = mails.flatMap((mail) => (isFault(mail) ? [] : [take(mail)]));
      return { status: 200, body, ...(written.length > 0 ? { written } : {}) };
    };

  const stats = (call: Call, { date = '' }: Params): Answer => {
    const [from, until] = [sinceOf(date), call.query.get('endDate')];
    if (typeof from !== 'number') return from;
    const last = until === null ? clock() : sinceOf(until);
    if (typeof last !== 'number') return last;
    const wanted = call.query.get('aggregatedBy') ?? switches.statsAggregatedBy;
    const by = aggregations.find((word) => word.toLowerCase() === wanted.toLowerCase());
    if (by === undefined) return invalidV2('AggregatedBy is not a valid period.');
    const to = endOfDay(last);
    return { status: 200, body: statsOf(between.all(from, to), { from, to }, by, seed, clock()) };
  };

  const whenActive =
    (handle: MailRoute['handle']): MailRoute['handle'] =>
    (call, params) =>
      switches.transactionalEmail === 'inactive' ? inactive() : handle(call, params);
  const post = (name: MailRoute['name'], path: string, handle: MailRoute['handle']): MailRoute => ({
    name,
    method: 'POST',
    pattern: `/v2/email${path}`,
    handle: whenActive(handle),
  });
  const routes: readonly MailRoute[] = [
    post('emailSend', '', send(false)),
    post('emailSendBatch', '/batch', sendBatch(false)),
    post('emailTriggered', '/triggered-campaign', send(true)),
    post('emailTriggeredBatch', '/triggered-campaign/batch', sendBatch(true)),
    { name: 'emailStats', method: 'GET', pattern: '/v2/email/stats/since-date/:date', handle: whenActive(stats) },
  ];
  return { routes, counts: () => ({ transactionalMails: count.get() ?? 0 }) };
};
