import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Sending, StoredSend } from './campaigns-sending.ts';
import { campaignStatuses, type StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';

const target = { listIds: z.array(z.number().int()).optional(), contactIds: z.array(z.number().int()).optional() };

const editSchema = z.strictObject({
  campaignId: z.number().int(),
  /** Schedules it, or moves it to another time or target. */
  schedule: z.strictObject({ at: z.number().int(), ...target }).optional(),
  /** Sends it at once, to whoever can be mailed now. */
  sendNow: z.strictObject(target).optional(),
  /** Takes back what is scheduled or on its way; who was mailed was mailed. */
  cancel: z.literal(true).optional(),
  status: z.enum(campaignStatuses).optional(),
});
type Edit = z.infer<typeof editSchema>;

const targetOf = (edit: { listIds?: number[] | undefined; contactIds?: number[] | undefined }, open?: StoredSend) => ({
  listIds: edit.listIds ?? open?.listIds ?? [],
  contactIds: edit.contactIds ?? open?.contactIds ?? [],
});

const problemOf = ({ lists, segments }: Account, listIds: readonly number[], contactIds: readonly number[]) => {
  if (listIds.length + contactIds.length === 0) return 'There is no target.';
  const isKnown = (id: number) => lists.byId(id) !== null || segments.byId(id) !== null;
  return listIds.every(isKnown) ? null : 'There is no such list or segment.';
};

const send = (account: Account, sending: Sending, campaign: StoredCampaign, edit: Edit): string | null => {
  const wanted = edit.schedule ?? edit.sendNow;
  if (wanted === undefined) return null;
  const [open] = sending.openOf(campaign.id);
  if (open?.status === 'Sending') return 'The campaign is being sent.';
  const to = targetOf(wanted, open);
  const problem = problemOf(account, to.listIds, to.contactIds);
  if (problem !== null) return problem;
  const at = edit.schedule?.at ?? account.clock();
  const next = { id: open?.id ?? randomUUID(), campaignId: campaign.id, spreadMs: open?.spreadMs ?? 0, ...to };
  const scheduled: StoredSend = { ...next, beginsAt: at, status: 'Scheduled' };
  sending.put(scheduled);
  if (edit.sendNow) sending.begin(scheduled);
  else account.campaigns.save({ ...campaign, status: 'Unsent', scheduledAt: at });
  return null;
};

/** Does with a campaign what a marketer in the account would. Says why not, or null when it is done. */
export const createCampaignEdit =
  (account: Account, sending: Sending) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    const { campaignId, cancel, status } = parsed.data;
    const campaign = account.campaigns.byId(campaignId);
    if (campaign === null) return 'There is no such campaign.';
    if (cancel) {
      const open = sending.openOf(campaignId);
      if (open.length === 0) return 'Nothing of it is scheduled or on its way.';
      for (const one of open) sending.put({ ...one, status: 'Cancelled' });
      account.campaigns.save({ ...campaign, status: 'Cancelled', scheduledAt: null });
    }
    if (status !== undefined) account.campaigns.save({ ...campaign, status });
    return send(account, sending, campaign, parsed.data);
  };
