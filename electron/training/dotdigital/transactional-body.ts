import { z } from 'zod';
import { contentOf } from './campaigns-links.ts';
import { fromAddresses } from './campaigns-shape.ts';
import type { Account } from './contact-writes.ts';
import { isEmail } from './values.ts';

const MOST_ADDRESSES = 100;
const MOST_METADATA = 1_500;
const MOST_ATTACHED_BYTES = 15 * 1_048_576;

const text = z.string().nullish();
const addresses = z.array(z.string()).nullish();

/** One mail, its keys in lower case; what is wrong with a part is told in the words of the account. */
const mailSchema = z.looseObject({
  toaddresses: addresses,
  ccaddresses: addresses,
  bccaddresses: addresses,
  subject: text,
  fromaddress: text,
  campaignid: z.number().int().nullish(),
  personalizationvalues: z.unknown().optional(),
  metadata: z.unknown().optional(),
  attachments: z.array(z.looseObject({ filename: z.string(), mimetype: z.string(), content: z.string() })).nullish(),
});
type MailBody = z.infer<typeof mailSchema>;

export type Mail = {
  readonly recipients: number;
  readonly fromAddress: string;
  readonly subject: string;
  readonly campaignId: number | null;
};

export type Fault = { readonly status: number; readonly code: string; readonly reason: string };

const fault = (status: number, code: string, sentence: string): Fault => ({
  status,
  code,
  reason: `${sentence} ${code}`,
});
const invalid = (sentence: string): Fault => fault(400, 'ERROR_PARAMETER_INVALID', sentence);

const areAddresses = (list: readonly string[] | null | undefined, least: number): boolean =>
  (list ?? []).length >= least && (list ?? []).length <= MOST_ADDRESSES && (list ?? []).every(isEmail);

const attachedBytes = ({ attachments }: MailBody): number =>
  (attachments ?? []).reduce((sum, { content }) => sum + Math.floor((content.length * 3) / 4), 0);

/** What is wrong with any mail (contract dotdigital 2.2, 7.4 [C]). */
const envelopeFault = (mail: MailBody): Fault | null => {
  if (!areAddresses(mail.toaddresses, 1)) return invalid('ToAddresses field is empty or invalid.');
  if (!areAddresses(mail.ccaddresses, 0)) return invalid('CcAddresses field is invalid.');
  if (!areAddresses(mail.bccaddresses, 0)) return invalid('BccAddresses field is invalid.');
  const metadata = mail.metadata == null ? '' : JSON.stringify(mail.metadata);
  if (metadata.length > MOST_METADATA) return invalid('Metadata is longer than 1500 characters.');
  return attachedBytes(mail) > MOST_ATTACHED_BYTES ? invalid('Attachments are larger than 15 MB.') : null;
};

const valuesSchema = z.array(z.looseObject({ name: z.string().min(1), value: z.string().nullable() })).nullish();

/** The places in a campaign that values are put into, as @NAME@. */
const placesIn = (content: string): readonly string[] =>
  [...content.matchAll(/@([A-Z0-9_]+)@/g)].flatMap(([, name]) => name ?? []);

const personalisationFault = (account: Account, mail: MailBody, content: string): Fault | null => {
  const values = valuesSchema.safeParse(mail.personalizationvalues);
  const wrong = fault(400, 'ERROR_INVALID_PERSONALISATION_VALUES', 'The personalisation values are invalid.');
  if (!values.success) return wrong;
  const given = new Set((values.data ?? []).map(({ name }) => name.toUpperCase()));
  const isMissing = placesIn(content).some((place) => !given.has(place));
  return isMissing && account.switches.missingPersonalisation === 'refuse' ? wrong : null;
};

/** Silently the account's own address where the wanted one is not registered (contract dotdigital 7.4 [C]). */
const fromOf = ({ fromaddress }: MailBody): string =>
  fromAddresses.find(({ email }) => email === fromaddress?.toLowerCase())?.email ?? fromAddresses[0].email;

/** Reads one mail, free or of a triggered campaign. */
export const mailOf = (account: Account, input: unknown, isTriggered: boolean): Mail | Fault => {
  const parsed = mailSchema.safeParse(input);
  if (!parsed.success) return invalid(`${parsed.error.issues[0]?.path.join('.') || 'The mail'} is missing or invalid.`);
  const mail = parsed.data;
  const refused = envelopeFault(mail);
  if (refused) return refused;
  const recipients = [mail.toaddresses, mail.ccaddresses, mail.bccaddresses].reduce(
    (sum, all) => sum + (all ?? []).length,
    0,
  );
  const sent = { recipients, fromAddress: fromOf(mail) };
  if (!isTriggered) {
    return mail.subject
      ? { ...sent, subject: mail.subject, campaignId: null }
      : invalid('Subject field is empty or invalid.');
  }
  if (mail.campaignid == null) return invalid('CampaignId field is empty or invalid.');
  const campaign = account.campaigns.byId(mail.campaignid);
  if (campaign === null) return fault(404, 'ERROR_CAMPAIGN_NOT_FOUND', 'Error:');
  if (campaign.type !== 'Triggered') return fault(400, 'ERROR_CAMPAIGN_INVALID', 'The campaign is not triggered.');
  const { htmlContent } = contentOf(campaign, account.seed);
  const wrong = personalisationFault(account, mail, campaign.subject + htmlContent);
  return wrong ?? { ...sent, subject: campaign.subject, campaignId: campaign.id };
};

/** Whether the mail was refused. */
export const isFault = (mail: Mail | Fault): mail is Fault => 'code' in mail;
