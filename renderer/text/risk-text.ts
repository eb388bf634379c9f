import type { RowImpact } from '../../shared/domain/impact.ts';
import type { Impact } from '../../shared/domain/reason.ts';
import { ago, ahead, counted, dateText, exactMoment, grouped, listed } from './format.ts';

const riskCodes = [
  'next-send',
  'no-send-known',
  'send-not-told',
  'worth',
  'no-settled-figure',
  'risk-not-known-yet',
] as const;
type RiskCode = (typeof riskCodes)[number];
type RiskImpact = Extract<Impact, { readonly code: RiskCode }>;

/** Whether it tells of people, money or time. */
export const isRiskImpact = (impact: Impact): impact is RiskImpact => riskCodes.some((code) => code === impact.code);

/** What is at risk, and who says so. */
export type ImpactText = { readonly sentence: string; readonly source: string };

/** What is at risk in people, money and time, and who says so. */
export const riskText = (impact: RiskImpact, now: number): ImpactText => {
  switch (impact.code) {
    case 'next-send':
      return nextSendText(impact, now);
    case 'no-send-known':
      return { sentence: noSendText(impact), source: campaignsRead(impact.at, now) };
    case 'send-not-told':
      return {
        sentence: `Which campaign shows this ${nounOf[impact.about]}, or goes to people because of it, cannot be told.`,
        source: 'Dotdigital names no products and no orders of a campaign',
      };
    case 'worth':
      return { sentence: worthText(impact), source: ordersRead(impact.at, now) };
    case 'no-settled-figure':
      return { sentence: noFigureText(impact), source: ordersRead(impact.at, now) };
    case 'risk-not-known-yet':
      return {
        sentence: 'The people, the money and the next send are being worked out.',
        source: 'Concord, from what is mirrored',
      };
  }
};

type Of<Code extends RiskCode> = Extract<RiskImpact, { readonly code: Code }>;

const nextSendText = ({ campaign, sendAt, namedBy, more, at }: Of<'next-send'>, now: number): ImpactText => {
  const due = sendAt <= now ? 'is due now' : `goes out ${ahead(sendAt, now)}, ${exactMoment(sendAt)},`;
  const others =
    more === 0 ? '' : ` ${counted(more, 'more campaign')} to come ${more === 1 ? 'goes' : 'go'} there too.`;
  return {
    sentence: `The campaign “${campaign}” ${due} and has this person in its audience.${others}`,
    source:
      namedBy === null
        ? `lists of the campaign, ${campaignsRead(at, now)}`
        : `its target was named by hand, by ${namedBy}: Dotdigital does not tell it; lists as mirrored`,
  };
};

const noSendText = ({ sends, notTold, at }: Of<'no-send-known'>): string => {
  if (at === null) return 'Which campaign goes out next is not known here yet.';
  if (sends === 0) return 'No campaign is scheduled.';
  const known = `No audience that is known of ${counted(sends, 'scheduled campaign')} has this person in it.`;
  return notTold === 0 ? known : `${known} Of ${notTold} Dotdigital does not tell whom they reach.`;
};

const nounOf: Readonly<Record<Of<'worth'>['about'], string>> = {
  customer: 'person',
  order: 'order',
  item: 'product',
  posting: 'order',
  account: 'account',
};

const sinceText = (since: string | null): string => (since === null ? '' : ` since ${dateText(since)}`);

const worthText = ({ about, amount, currency, orders, people, others, since }: Of<'worth'>): string => {
  const beside = others.length === 0 ? '' : `, and ${listed(others.map(moneyText))} besides`;
  const sum = `${moneyText({ amount, currency })}${beside}`;
  if (about === 'order') return `The order is worth ${sum}; it is settled.`;
  const settled = `in ${counted(orders, 'settled order')}${sinceText(since)}`;
  if (about === 'item')
    return `It sold ${sum} ${settled}${people === null ? '' : `, to ${counted(people, 'customer')}`}.`;
  return `This person bought for ${sum} ${settled}.`;
};

const noFigureText = ({ about, since, at }: Of<'no-settled-figure'>): string => {
  if (about === 'order') return 'The ERP has not settled this order: it has no figure that would count.';
  if (about === 'posting') return 'The ERP does not have this order yet: it has no figure that would count.';
  if (at === null) return `What this ${nounOf[about]} ${about === 'item' ? 'sold' : 'bought'} is not known here yet.`;
  return `The ERP has no settled order of this ${nounOf[about]}${sinceText(since)}.`;
};

const campaignsRead = (at: number | null, now: number): string =>
  at === null ? 'campaigns have not been read yet' : `campaigns read ${ago(at, now)}`;
const ordersRead = (at: number | null, now: number): string =>
  at === null ? 'the orders of the ERP have not been read yet' : `settled orders of the ERP, read ${ago(at, now)}`;

/** "£611.00", "SEK 1,200.00": the whole amount, never rounded; "1,200.00 kr" where that is no code of a currency. */
export const moneyText = ({ amount, currency }: { readonly amount: string; readonly currency: string }): string => {
  const format = moneyFormat(currency);
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const places = format?.resolvedOptions().minimumFractionDigits ?? 2;
  const shownFraction = fraction.padEnd(places, '0');
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${shownFraction === '' ? '' : `.${shownFraction}`}`;
  const isNegative = amount.startsWith('-');
  if (format === null) return `${isNegative ? '-' : ''}${digits} ${currency}`.trim();
  let isWritten = false;
  return format
    .formatToParts(isNegative ? -1 : 1)
    .map(({ type, value }) => {
      if (type !== 'integer' && type !== 'fraction' && type !== 'decimal' && type !== 'group') return value;
      if (isWritten) return '';
      isWritten = true;
      return digits;
    })
    .join('');
};

/** By currency: making one takes far longer than using it. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Null for what is no three letters, which Intl refuses. */
const moneyFormat = (currency: string): Intl.NumberFormat | null => {
  if (!/^[a-z]{3}$/i.test(currency)) return null;
  const format = moneyFormats.get(currency) ?? new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  moneyFormats.set(currency, format);
  return format;
};

/** What a row tells of money, in few letters: whole units, rounded down and marked as such by being short. */
export const shortMoneyText = ({ amount, currency }: RowImpact): string | null => {
  if (amount === null || currency === null) return null;
  return moneyText({ amount: amount.split('.')[0] ?? '0', currency }).replace(/\.0+(?=\D|$)/, '');
};

/** "Sends in 19 h, in the audience of Autumn Drop": the time comes first, so that a long name does not hide it. */
export const inAudienceText = (campaign: string, sendAt: number, now: number): string =>
  `${sendAt <= now ? 'Due now' : `Sends ${ahead(sendAt, now)}`}, in the audience of ${campaign}`;

/** What the list does not show yet: "3 new, and the order has changed". */
export const newsText = (added: number, isReordered: boolean): string => {
  if (added === 0) return 'The order has changed';
  return `${grouped(added)} new${isReordered ? ', and the order has changed' : ''}`;
};

const due = 'due';

/** How long until the send, in few letters: "19 h", "3 d", "due". */
export const toSendText = (sendAt: number, now: number): string =>
  sendAt <= now ? due : sendAt - now < 60_000 ? '1 min' : ahead(sendAt, now).replace(/^in /, '');

/** The heading over the cases of one send: "Autumn Drop · sends in 19 h". */
export const sendHeading = (
  { name, sendAt }: { readonly name: string; readonly sendAt: number },
  now: number,
): string => `${name} · ${sendAt <= now ? 'due now' : `sends ${ahead(sendAt, now)}`}`;

export const riskNames = {
  notTied: 'Not tied to a campaign',
  noneKnown: 'No campaign to come is known',
  counting: 'counting…',
  targetNotTold: 'target not told',
  showNews: 'Show',
  anyCampaign: 'Any campaign',
  campaign: 'Campaign',
  passed: 'A campaign that has gone out',
  toSend: (told: string): string =>
    told === due ? 'a send that touches it is due' : `until a send that touches it: ${told}`,
  /** What is heard before the time that is shown. */
  beforeSend: (told: string): string => (told === due ? 'send ' : 'sends in '),
  worth: (told: string): string => `worth ${told}`,
} as const;
