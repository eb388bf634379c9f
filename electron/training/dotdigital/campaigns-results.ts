import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { campaignIn } from './campaigns.ts';
import { type Activity, createActivity, lastActivityAt } from './campaigns-activity.ts';
import { activityAnswer, type Event, noActivity } from './campaigns-events.ts';
import { createRecipients, type Recipient } from './campaigns-recipients.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';
import { v2Contact } from './v2-contact.ts';
import { contactNotFoundV2, fieldNamesOf } from './v2-contacts.ts';
import { type Paging, pagingOf, sinceOf } from './v2-paging.ts';

export type Did = { readonly recipient: Recipient; readonly activity: Activity };

/** So many of what comes, after those that are skipped; the rest is not even drawn. */
function* windowOf<T>(items: Iterable<T>, { select, skip }: Paging): Generator<T> {
  let place = 0;
  for (const item of items) {
    if (place >= skip) yield item;
    place += 1;
    if (place >= skip + select) return;
  }
}

function* eventsOf(all: Iterable<Did>, of: (did: Did) => readonly Event[], since: number): Generator<unknown> {
  for (const did of all) for (const { at, answer } of of(did)) if (at >= since) yield answer;
}

function* someOf<T>(all: Iterable<T>, fits: (item: T) => boolean): Generator<T> {
  for (const item of all) if (fits(item)) yield item;
}

const isAfter = (since: number) => (did: Did) =>
  did.recipient.sentAt >= since || (lastActivityAt(did.activity) ?? 0) >= since;

/** What everybody did about campaigns, drawn anew at each question (contract dotdigital 7.1 [C]). */
export const createDeeds = (file: StateFile, { clock, seed, switches }: Account) => {
  const recipients = createRecipients(file);
  function* of(campaign: StoredCampaign): Generator<Did> {
    const now = clock();
    const activityOf = createActivity(seed, campaign, switches.inventedOrders);
    for (const recipient of recipients.of(campaign, now)) yield { recipient, activity: activityOf(recipient, now) };
  }
  return {
    recipients,
    of,
    /** What the contact that a path names did about it; null when it was not sent to it. */
    one: (campaign: StoredCampaign, contact = ''): Did | null => {
      const recipient = /^\d{1,15}$/.test(contact) ? recipients.one(campaign, Number(contact), clock()) : null;
      return (
        recipient && {
          recipient,
          activity: createActivity(seed, campaign, switches.inventedOrders)(recipient, clock()),
        }
      );
    },
    /** Whether anybody did anything about it since, or was sent it. */
    since: (campaign: StoredCampaign, since: number): boolean => {
      for (const did of of(campaign)) if (isAfter(since)(did)) return true;
      return false;
    },
  };
};

export type Deeds = ReturnType<typeof createDeeds>;

/** The calls on what people did about one campaign, all of them or one. */
export const createResultCalls = (account: Account, deeds: Deeds) => {
  const page = (call: Call, params: Params, itemsOf: (campaign: StoredCampaign) => Iterable<unknown>): Answer => {
    const named = campaignIn(account, params);
    if ('status' in named) return named;
    const paging = pagingOf(call);
    return 'status' in paging ? paging : { status: 200, body: [...windowOf(itemsOf(named.found), paging)] };
  };
  const since = (params: Params, then: (since: number) => Answer): Answer => {
    const at = sinceOf(params.date ?? '');
    return typeof at === 'number' ? then(at) : at;
  };
  const didIn = (params: Params): Did | Answer => {
    const named = campaignIn(account, params);
    if ('status' in named) return named;
    return deeds.one(named.found, params.contact) ?? contactNotFoundV2();
  };
  return {
    activities: (call: Call, params: Params) => page(call, params, (campaign) => asActivities(deeds.of(campaign))),
    activitiesSince: (call: Call, params: Params) =>
      since(params, (at) => page(call, params, (campaign) => asActivities(someOf(deeds.of(campaign), isAfter(at))))),
    /** Somebody whom it was not sent to is not found, or did nothing, as switched [I]. */
    activity: (_call: Call, params: Params): Answer => {
      const did = didIn(params);
      if (!('status' in did)) return { status: 200, body: activityAnswer(did) };
      const contact = /^\d{1,15}$/.test(params.contact ?? '') ? account.contacts.byId(Number(params.contact)) : null;
      const isKnown = !('status' in campaignIn(account, params)) && contact !== null;
      if (!isKnown || account.switches.activityOfOthers === 'not-found') return did;
      return { status: 200, body: noActivity(contact.contactId, contact.email) };
    },
    events: (of: (did: Did) => readonly Event[]) => (call: Call, params: Params) =>
      page(call, params, (campaign) => eventsOf(deeds.of(campaign), of, 0)),
    eventsSince: (of: (did: Did) => readonly Event[]) => (call: Call, params: Params) =>
      since(params, (at) => page(call, params, (campaign) => eventsOf(deeds.of(campaign), of, at))),
    eventsOfOne:
      (of: (did: Did) => readonly Event[]) =>
      (call: Call, params: Params): Answer => {
        const did = didIn(params);
        if ('status' in did) return did;
        return page(call, params, () => of(did).map(({ answer }) => answer));
      },
    hardBounces: (call: Call, params: Params): Answer => {
      const isHard = ({ activity }: Did): boolean => activity.bounced === 'hard';
      const found = page(call, params, (campaign) => idsOf(someOf(deeds.of(campaign), isHard)));
      if (!Array.isArray(found.body)) return found;
      const names = /^true$/i.test(call.query.get('withFullData') ?? '') ? fieldNamesOf(account) : null;
      const contacts = found.body.flatMap((id: number) => account.contacts.byId(id) ?? []);
      return { status: 200, body: contacts.map((contact) => v2Contact(contact, names)) };
    },
  };
};

function* asActivities(all: Iterable<Did>): Generator<unknown> {
  for (const did of all) yield activityAnswer(did);
}

function* idsOf(all: Iterable<Did>): Generator<number> {
  for (const { recipient } of all) yield recipient.contactId;
}
