import { fromAddresses, instantOf } from './campaigns-shape.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import { deliveredOf, shareOf, type Totals } from './campaigns-totals.ts';

/** Money in the summary is a text with the sign of the account's currency (contract dotdigital 7.1 [C]). */
const moneyText = (pence: number): string =>
  `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** Every mail is sent as HTML here, so that what is counted of plain text is 0 and the totals are those of HTML. */
const counts = (name: string, count: number) => ({
  [`num${name}`]: count,
  [`numText${name}`]: 0,
  [`numTotal${name}`]: count,
});

const noneOf = ['Forwards', 'EstimatedForwards', 'Replies', 'IspComplaints', 'MailBlocks'];

/** One campaign's sums, with parts from 0 to 1. */
export const summaryAnswer = (campaign: StoredCampaign, totals: Totals) => {
  const delivered = deliveredOf(totals);
  return {
    dateSent: instantOf(campaign.lastSentAt),
    numUniqueOpens: totals.uniqueOpens,
    numUniqueTextOpens: 0,
    numTotalUniqueOpens: totals.uniqueOpens,
    ...counts('Opens', totals.opens),
    ...counts('Clicks', totals.clicks),
    ...counts('PageViews', totals.pageViews),
    ...Object.assign({}, ...noneOf.map((name) => counts(name, 0))),
    ...counts('HardBounces', totals.hardBounces),
    ...counts('SoftBounces', totals.softBounces),
    ...counts('Unsubscribes', totals.unsubscribes),
    ...counts('Sent', totals.sent),
    numRecipientsClicked: totals.uniqueClicks,
    ...counts('Delivered', delivered),
    percentageDelivered: shareOf(delivered, totals.sent),
    percentageUniqueOpens: shareOf(totals.uniqueOpens, delivered),
    percentageOpens: shareOf(totals.opens, delivered),
    percentageUnsubscribes: shareOf(totals.unsubscribes, delivered),
    percentageReplies: 0,
    percentageHardBounces: shareOf(totals.hardBounces, totals.sent),
    percentageSoftBounces: shareOf(totals.softBounces, totals.sent),
    percentageUsersClicked: shareOf(totals.uniqueClicks, delivered),
    percentageClicksToOpens: shareOf(totals.uniqueClicks, totals.uniqueOpens),
    revenue: moneyText(totals.pence),
    conversionRate: shareOf(totals.orders, totals.uniqueClicks),
    assistedRevenue: moneyText(totals.assistedPence),
    numOrders: totals.orders,
  };
};

const percent = (part: number, whole: number): number => Math.round(shareOf(part, whole) * 10_000) / 100;

/** One campaign in the metrics, where percentages are of a hundred and money is a number. */
export const metricsAnswer = (campaign: StoredCampaign, totals: Totals) => ({
  campaignId: campaign.id,
  campaignName: campaign.name,
  campaignType: campaign.type,
  tags: campaign.tags,
  subjectLine: campaign.subject,
  fromName: 'Northbank Apparel',
  fromAddress: fromAddresses[0].email,
  isSplitTest: campaign.isSplitTest,
  dateSent: instantOf(campaign.sentAt),
  lastDateSent: instantOf(campaign.lastSentAt),
  sent: totals.sent,
  delivered: deliveredOf(totals),
  uniqueOpens: totals.uniqueOpens,
  opens: totals.opens,
  clicks: totals.clicks,
  uniqueClicks: totals.uniqueClicks,
  replies: 0,
  hardBounces: totals.hardBounces,
  softBounces: totals.softBounces,
  unsubscribes: totals.unsubscribes,
  forwards: 0,
  sendStatusFails: 0,
  mailBlocks: 0,
  complaints: 0,
  pageViews: totals.pageViews,
  percentageDelivered: percent(deliveredOf(totals), totals.sent),
  percentageUniqueOpens: percent(totals.uniqueOpens, deliveredOf(totals)),
  percentageHardBounces: percent(totals.hardBounces, totals.sent),
  percentageSoftBounces: percent(totals.softBounces, totals.sent),
  percentageReplies: 0,
  percentageUnsubscribes: percent(totals.unsubscribes, totals.sent),
  percentageUniqueClicks: percent(totals.uniqueClicks, deliveredOf(totals)),
  percentageUniqueClicksToOpens: percent(totals.uniqueClicks, totals.uniqueOpens),
  revenue: totals.pence / 100,
  assistedRevenue: totals.assistedPence / 100,
  conversionRate: percent(totals.orders, totals.uniqueClicks),
  orders: totals.orders,
  assistedOrders: totals.assistedOrders,
});
