import { createRandom, type Random } from '../world/random.ts';
import { type Link, linksOf } from './campaigns-links.ts';
import type { Recipient } from './campaigns-recipients.ts';
import type { StoredCampaign } from './campaigns-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Nobody does anything about a mail after this time. */
export const ACTIVITY_ENDS_MS = 21 * DAY_MS;

export type Click = Link & { readonly at: number };

/** An order in the shop after a click, or with `assisted` after an open alone. Only invented ones are assisted. */
export type Order = {
  readonly at: number;
  readonly value: number;
  readonly number: string;
  readonly assisted: boolean;
};

/** What somebody did about a campaign by now, each part in order of time. */
export type Activity = {
  readonly opens: readonly number[];
  readonly clicks: readonly Click[];
  readonly views: readonly { readonly at: number; readonly url: string }[];
  readonly order: Order | null;
  readonly bounced: 'hard' | 'soft' | null;
  readonly unsubscribedAt: number | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly mailClient: string;
};

type Client = Pick<Activity, 'mailClient' | 'userAgent'>;

const clients: readonly [Client, ...Client[]] = [
  {
    mailClient: 'Apple Mail',
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15',
  },
  {
    mailClient: 'Gmail',
    userAgent: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  },
  { mailClient: 'Outlook', userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Edg/131.0' },
  { mailClient: 'Samsung Mail', userAgent: 'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 Mobile' },
];

/** A time that is mostly short and seldom long. */
const waiting = (random: Random, mean: number): number => Math.round(-Math.log(1 - random.next()) * mean);

const clicksAfter = (openedAt: number, links: readonly Link[], random: Random): readonly Click[] => {
  let at = openedAt;
  return Array.from({ length: 1 + random.below(3) }, () => {
    at += 5_000 + random.below(3 * MINUTE_MS);
    return { ...(links[random.below(links.length)] ?? { url: '', keyword: '' }), at };
  });
};

const orderOf = (
  lastClickAt: number | undefined,
  lastOpenAt: number,
  contactId: number,
  random: Random,
): Order | null => {
  const [chance, value, wait] = [random.next(), 18 + random.below(22_000) / 100, random.next()];
  const number = `WEB-${String(1_000_000 + ((contactId * 7_919 + Math.floor(wait * 1e6)) % 8_999_999))}`;
  const whole = { value: Math.round(value * 100) / 100, number };
  if (lastClickAt !== undefined && chance < 0.09) {
    return { ...whole, at: lastClickAt + 3 * MINUTE_MS + Math.floor(wait * 50 * MINUTE_MS), assisted: false };
  }
  if (lastClickAt === undefined && chance < 0.012) {
    return { ...whole, at: lastOpenAt + HOUR_MS + Math.floor(wait * 2 * DAY_MS), assisted: true };
  }
  return null;
};

const bounceOf = ({ leftBy }: Recipient, random: Random): Activity['bounced'] => {
  const isSoft = random.chance(0.008);
  if (leftBy === 'hardBounced') return 'hard';
  return leftBy === 'softBounced' || (leftBy === null && isSoft) ? 'soft' : null;
};

type Drawn = Pick<Activity, 'opens' | 'clicks' | 'views' | 'order'>;

const nothing: Drawn = { opens: [], clicks: [], views: [], order: null };

const drawActivity = (appeal: number, links: readonly Link[], recipient: Recipient, random: Random): Drawn => {
  const { contactId, sentAt } = recipient;
  const opensIt = random.next() < appeal;
  const first = sentAt + MINUTE_MS + waiting(random, 6 * HOUR_MS);
  const later = Array.from({ length: Math.min(4, waiting(random, 0.9)) }, () => waiting(random, 20 * HOUR_MS));
  if (!opensIt) return nothing;
  let last = first;
  const opens = [first, ...later.map((wait) => (last += MINUTE_MS + wait))];
  const clicks = random.chance(0.17) ? clicksAfter(first, links, random) : [];
  const views = clicks
    .flatMap(({ at, url }) =>
      Array.from({ length: 1 + random.below(3) }, (_unused, index) => ({ at: at + index * 40_000, url })),
    )
    .sort((one, other) => one.at - other.at);
  return { opens, clicks, views, order: orderOf(clicks.at(-1)?.at, opens.at(-1) ?? first, contactId, random) };
};

/** The order that the world has: a click some minutes before it, within the hour of direct tracking (contract 7.2 [C]). */
const withOrder = (
  drawn: Drawn,
  { orderAt, orderPence, orderNumber, sentAt }: Recipient,
  links: readonly Link[],
  random: Random,
): Drawn => {
  if (orderAt === null || orderPence === null || orderNumber === null || orderAt < sentAt + HOUR_MS) return drawn;
  const at = orderAt - 3 * MINUTE_MS - random.below(45 * MINUTE_MS);
  const click = { ...(links[random.below(links.length)] ?? { url: '', keyword: '' }), at };
  return {
    opens: [...drawn.opens, at - 20_000].sort((one, other) => one - other),
    clicks: [...drawn.clicks, click].sort((one, other) => one.at - other.at),
    views: [...drawn.views, { at, url: click.url }].sort((one, other) => one.at - other.at),
    order: { at: orderAt, value: orderPence / 100, number: orderNumber, assisted: false },
  };
};

/** Leaving is done by a link in the mail, so that it was opened. */
const withLeaving = (drawn: Drawn, unsubscribedAt: number | null): Drawn =>
  unsubscribedAt === null
    ? drawn
    : { ...drawn, opens: [...drawn.opens, unsubscribedAt].sort((one, other) => one - other) };

const fromMember = ({ contactId }: Recipient, seed: number) => {
  const random = createRandom(seed, `member:${contactId}`);
  const client = random.pick(clients);
  return { ...client, interest: random.next(), ipAddress: `203.0.113.${1 + random.below(254)}` };
};

/**
 * What a recipient did about a campaign by now. It follows from the seed, the campaign and the contact alone and comes to light
 * as time passes: nothing that was told is ever told otherwise. Bounces and leaving follow from the contact's own state, and
 * orders from the world; `inventsOrders` adds some that no shop has.
 */
export const createActivity = (seed: number, campaign: StoredCampaign, inventsOrders: boolean) => {
  const links = linksOf(campaign, seed);
  const appeal = 0.24 + createRandom(seed, `appeal:${campaign.id}`).next() * 0.2;
  return (recipient: Recipient, now: number): Activity => {
    const random = createRandom(seed, `activity:${campaign.id}:${recipient.contactId}`);
    const { interest, ...client } = fromMember(recipient, seed);
    const bounced = bounceOf(recipient, random);
    const unsubscribedAt = recipient.leftBy === 'unsubscribed' ? recipient.leftAt : null;
    const until = Math.min(now, recipient.sentAt + ACTIVITY_ENDS_MS);
    const alone = drawActivity(appeal * (0.4 + 1.2 * interest), links, recipient, random);
    const drawn = withOrder(inventsOrders ? alone : { ...alone, order: null }, recipient, links, random);
    const { opens, clicks, views, order } = bounced === null ? withLeaving(drawn, unsubscribedAt) : nothing;
    return {
      ...client,
      bounced,
      unsubscribedAt,
      opens: opens.filter((at) => at <= until),
      clicks: clicks.filter(({ at }) => at <= until),
      views: views.filter(({ at }) => at <= until),
      order: order !== null && order.at <= until ? order : null,
    };
  };
};

/** When somebody last did something about it, or null. */
export const lastActivityAt = ({ opens, clicks, views, order, unsubscribedAt }: Activity): number | null => {
  const times = [opens.at(-1), clicks.at(-1)?.at, views.at(-1)?.at, order?.at, unsubscribedAt];
  const known = times.flatMap((at) => at ?? []);
  return known.length === 0 ? null : Math.max(...known);
};
