import type { Activity } from './campaigns-activity.ts';
import type { Recipient } from './campaigns-recipients.ts';
import { instantOf } from './campaigns-shape.ts';

/** One thing that happened, when, and how it is answered (contract dotdigital 7.1 [C]: the forms). */
export type Event = { readonly at: number; readonly answer: unknown };

type Did = { readonly recipient: Recipient; readonly activity: Activity };

const who = ({ contactId, email }: Recipient) => ({ contactId, email });

export const opensOf = ({ recipient, activity }: Did): readonly Event[] =>
  activity.opens.map((at) => ({
    at,
    answer: {
      ...who(recipient),
      mailClient: activity.mailClient,
      mailClientVersion: activity.mailClient,
      ipAddress: activity.ipAddress,
      userAgent: activity.userAgent,
      isHtml: true,
      isForward: false,
      dateOpened: instantOf(at),
    },
  }));

const clickAnswer = ({ recipient, activity }: Did, { at, url, keyword }: Activity['clicks'][number]) => ({
  ...who(recipient),
  url,
  ipAddress: activity.ipAddress,
  userAgent: activity.userAgent,
  dateClicked: instantOf(at),
  keyword,
});

export const clicksOf = (did: Did): readonly Event[] =>
  did.activity.clicks.map((click) => ({ at: click.at, answer: clickAnswer(did, click) }));

/** No link is in a group here. */
export const groupedClicksOf = (did: Did): readonly Event[] =>
  did.activity.clicks.map((click) => ({ at: click.at, answer: { ...clickAnswer(did, click), groups: [] } }));

export const viewsOf = ({ recipient, activity }: Did): readonly Event[] =>
  activity.views.map(({ at, url }) => ({ at, answer: { ...who(recipient), url, dateViewed: instantOf(at) } }));

/** What the shop's script tells of an order that came by a click: its value, and its number when switched so. */
export const roiOf = ({ recipient, activity }: Did, withNumbers: boolean): readonly Event[] => {
  const { order } = activity;
  if (order === null || order.assisted) return [];
  const marker = (markerName: string, dataType: string, value: unknown): Event => ({
    at: order.at,
    answer: { ...who(recipient), markerName, dataType, value, dateEntered: instantOf(order.at) },
  });
  const value = marker('OrderTotal', 'Numeric', order.value);
  return withNumbers ? [value, marker('OrderNumber', 'String', order.number)] : [value];
};

/** All that a contact did, in numbers. */
export const activityAnswer = ({ recipient, activity }: Did) => ({
  ...who(recipient),
  numOpens: activity.opens.length,
  numPageViews: activity.views.length,
  numClicks: activity.clicks.length,
  numForwards: 0,
  numEstimatedForwards: 0,
  numReplies: 0,
  dateSent: instantOf(recipient.sentAt),
  dateFirstOpened: instantOf(activity.opens.at(0) ?? null),
  dateLastOpened: instantOf(activity.opens.at(-1) ?? null),
  firstOpenIp: activity.opens.length > 0 ? activity.ipAddress : null,
  unsubscribed: activity.unsubscribedAt !== null && activity.bounced === null,
  softBounced: activity.bounced === 'soft',
  hardBounced: activity.bounced === 'hard',
});

/** The same of somebody who was never sent the campaign. */
export const noActivity = (contactId: number, email: string | null) => ({
  contactId,
  email,
  numOpens: 0,
  numPageViews: 0,
  numClicks: 0,
  numForwards: 0,
  numEstimatedForwards: 0,
  numReplies: 0,
  dateSent: null,
  dateFirstOpened: null,
  dateLastOpened: null,
  firstOpenIp: null,
  unsubscribed: false,
  softBounced: false,
  hardBounced: false,
});
