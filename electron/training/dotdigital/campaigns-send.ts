import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { campaignNotFound } from './campaigns.ts';
import type { Sending, SendStatus, StoredSend, Target } from './campaigns-sending.ts';
import { instantOf } from './campaigns-shape.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';
import { refusalV2 } from './refusals.ts';
import { isRefused, v2BodyOf } from './v2-body.ts';
import { invalidV2, sinceOf } from './v2-paging.ts';

const MOST_CONTACTS = 10;

const sendSchema = z.object({
  campaignid: z.number().int(),
  addressbookids: z.array(z.number().int()).nullish(),
  contactids: z.array(z.number().int()).nullish(),
  senddate: z.string().nullish(),
  splittestoptions: z.unknown().optional(),
});
type SendBody = z.infer<typeof sendSchema>;

const notPermitted = (): Answer => refusalV2(400, 'Send not permitted at this time. ERROR_CAMPAIGN_SENDNOTPERMITTED');

const SENDABLE: readonly string[] = ['Unsent', 'Sent', 'Cancelled', 'Triggered'];

/** Why this campaign cannot be sent now, whatever the target. */
const campaignRefusal = (account: Account, sending: Sending, campaign: StoredCampaign | null): Answer | null => {
  if (campaign === null) return campaignNotFound();
  if (campaign.type === 'Triggered') return null;
  if (!SENDABLE.includes(campaign.status) || sending.openOf(campaign.id).length > 0) return notPermitted();
  return campaign.status === 'Sent' && account.switches.campaignResend === 'refuse' ? notPermitted() : null;
};

const contactRefusal = (account: Account, contactIds: readonly number[]): Answer | null => {
  const found = contactIds.map((id) => account.contacts.byId(id));
  if (found.some((contact) => contact === null || contact.binned)) {
    return refusalV2(400, 'Error: ERROR_CONTACT_NOT_FOUND');
  }
  const isReached = found.every((contact) => contact?.emailStatus === 'subscribed' && contact.email !== null);
  return isReached || account.switches.suppressedInSend === 'skip'
    ? null
    : refusalV2(400, 'Contact is suppressed. ERROR_CONTACT_SUPPRESSED');
};

/** Why nothing can be sent to this target (contract dotdigital 7.1 [C]; which code for which, B [I]). */
const targetRefusal = (account: Account, { listIds, contactIds }: Target): Answer | null => {
  if (contactIds.length > MOST_CONTACTS) return refusalV2(400, 'At most 10 contacts a call. ERROR_CONTACT_TOOMANY');
  if (listIds.length + contactIds.length === 0 && account.switches.emptySendTarget === 'refuse') {
    return refusalV2(400, 'There is no list and no contact. ERROR_CAMPAIGN_SEND_INVALID');
  }
  const isKnown = (id: number) => account.lists.byId(id) !== null || account.segments.byId(id) !== null;
  if (!listIds.every(isKnown)) return refusalV2(400, 'Error: ERROR_ADDRESSBOOK_NOT_FOUND');
  return contactRefusal(account, contactIds);
};

/** The instant that a body asks for, or null for as soon as may be. */
const dateIn = ({ switches, clock }: Account, { senddate }: SendBody): number | null | Answer => {
  if (senddate == null) return null;
  const at = sinceOf(senddate);
  if (typeof at !== 'number' || at > clock()) return at;
  return switches.pastSendDate === 'now' ? null : invalidV2('The send date is over.');
};

const answerOf = (send: StoredSend, isTold: boolean, splitTestOptions: unknown = null) => ({
  id: send.id,
  campaignId: send.campaignId,
  addressBookIds: isTold ? send.listIds : null,
  contactIds: isTold ? send.contactIds : null,
  sendDate: instantOf(send.beginsAt),
  splitTestOptions: splitTestOptions ?? null,
  status: send.status,
});

/** The calls that send campaigns (contract dotdigital 7.1 [C]); what they start goes on with the account's clock. */
export const createSendCalls = (account: Account, sending: Sending) => {
  const { campaigns, switches, clock } = account;

  const start = (call: Call, spreadMs: number): Answer => {
    const read = v2BodyOf(call, sendSchema);
    if (isRefused(read)) return read;
    const { campaignid, addressbookids, contactids, splittestoptions } = read.body;
    const campaign = campaigns.byId(campaignid);
    const target = { listIds: addressbookids ?? [], contactIds: contactids ?? [] };
    const refused = campaignRefusal(account, sending, campaign) ?? targetRefusal(account, target);
    if (refused || campaign === null) return refused ?? campaignNotFound();
    const date = spreadMs > 0 ? null : dateIn(account, read.body);
    if (typeof date === 'object' && date !== null) return date;
    if (sending.reach(target) > switches.emailCredits) {
      return refusalV2(400, 'There are not enough credits. ERROR_SEND_LIMITEXCEEDED');
    }
    const status: SendStatus = date === null ? 'NotSent' : 'Scheduled';
    const beginsAt = date ?? clock() + switches.sendStartMs;
    const send = { ...target, id: randomUUID(), campaignId: campaign.id, beginsAt, spreadMs, status };
    sending.put(send);
    if (date !== null) campaigns.save({ ...campaign, status: scheduledStatus(campaign), scheduledAt: date });
    const written = [{ recordId: `campaign:${campaign.id}`, key: send.id, changed: true }];
    return { status: switches.sendAnswerStatus, body: answerOf(send, true, splittestoptions), written };
  };

  return {
    send: (call: Call) => start(call, 0),
    sendOptimised: (call: Call) => start(call, Math.max(1, switches.optimisedSendMs)),
    /** No source tells the code for a send that there is not [I]. */
    status: (_call: Call, { send: id = '' }: Params): Answer => {
      const found = sending.find(id);
      if (!found) return refusalV2(404, 'The send was not found. ERROR_CAMPAIGN_NOT_FOUND');
      return { status: 200, body: answerOf(found, switches.sendTargets === 'told') };
    },
  };
};

/** A campaign that waits for its time is still unsent (contract dotdigital 7.1 [C]). */
const scheduledStatus = ({ type, status }: StoredCampaign) => (type === 'Triggered' ? status : 'Unsent');
