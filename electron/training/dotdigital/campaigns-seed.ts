import type { StateFile } from '../server/state-file.ts';
import { createRandom } from '../world/random.ts';
import { createCampaignStore, type StoredCampaign } from './campaigns-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const seasons = ['Winter sale', 'New in: spring', 'Summer linen', 'Back to the city', 'Autumn coats', 'The gift guide'];

/** Whom each kind of mail went to, and who that was before the first day: see `audience`. */
const kinds = [
  { name: 'Newsletter', tag: 'newsletter', target: 4_103, divisor: 8, rest: -1 },
  { name: 'Sale preview', tag: 'sale', target: 4_104, divisor: 5, rest: 0 },
  { name: 'Newsletter', tag: 'newsletter', target: 4_103, divisor: 8, rest: -1 },
  { name: 'For Gold and Platinum', tag: 'loyalty', target: 9_001, divisor: 6, rest: 2 },
  { name: 'Great Britain only', tag: 'region', target: 9_002, divisor: 2, rest: 1 },
] as const;

const blank: StoredCampaign = {
  id: 0,
  name: '',
  subject: '',
  type: 'Standard',
  status: 'Unsent',
  tags: [],
  isSplitTest: false,
  sentAt: null,
  lastSentAt: null,
  scheduledAt: null,
  targets: [],
  audience: null,
};

/** Full hours: nobody schedules a campaign for 09:17:03. */
const fullHour = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

const SENT = 30;

const sentOnes = (seed: number, now: number): readonly StoredCampaign[] =>
  Array.from({ length: SENT }, (_unused, index) => {
    const random = createRandom(seed, `campaign:${index}`);
    const { name, tag, target, divisor, rest } = kinds[index % kinds.length] ?? kinds[0];
    const sentAt =
      fullHour(now - ((SENT - index) * 364 - 280) * (DAY_MS / SENT)) + random.below(3) * HOUR_MS - 4 * HOUR_MS;
    const theme = seasons[Math.floor((index * seasons.length) / SENT)] ?? '';
    return {
      ...blank,
      id: 62_001 + index,
      name: `${name} ${index + 1}: ${theme}`,
      subject: random.pick([
        `${theme} is here`,
        `Your ${theme.toLowerCase()}, chosen for you`,
        `${theme}: have a first look`,
      ]),
      status: 'Sent',
      tags: index % 7 === 3 ? [tag, 'promotion'] : [tag],
      isSplitTest: index % 11 === 5,
      sentAt,
      lastSentAt: sentAt,
      targets: [target],
      audience: { divisor, rest },
    };
  });

const scheduled = [
  {
    id: 62_101,
    name: 'Newsletter 31: The gift guide',
    subject: 'Gifts they will wear',
    afterMs: 4 * HOUR_MS,
    target: 4_103,
  },
  {
    id: 62_102,
    name: 'Silver: points to spend',
    subject: 'Your points are waiting',
    afterMs: 28 * HOUR_MS,
    target: 9_003,
  },
  { id: 62_103, name: 'Winter sale, first look', subject: 'Before everybody else', afterMs: 3 * DAY_MS, target: 4_104 },
] as const;

const triggered = [
  ['Welcome', 'Welcome to Northbank'],
  ['Abandoned basket', 'You left something behind'],
  ['Order confirmation', 'Thank you for your order @ORDER_NUMBER@'],
  ['Birthday voucher', 'A present for you'],
] as const;

const others = (now: number): readonly StoredCampaign[] => [
  ...scheduled.map(({ id, name, subject, afterMs }) => ({
    ...blank,
    id,
    name,
    subject,
    tags: ['scheduled'],
    scheduledAt: fullHour(now + afterMs),
  })),
  ...triggered.map(([name, subject], index) => ({
    ...blank,
    id: 62_201 + index,
    name,
    subject,
    type: 'Triggered' as const,
    status: 'Triggered' as const,
    tags: ['service'],
  })),
  { ...blank, id: 62_301, name: 'Draft: spring preview', subject: 'Spring is near' },
  { ...blank, id: 62_302, name: 'Draft: store opening in Bath', subject: 'We are coming to Bath', tags: ['region'] },
  { ...blank, id: 62_303, name: 'Price promise', subject: 'Our price promise', status: 'RequiresWorkflowApproval' },
];

/** Writes the campaigns of the first day. Whom the sent ones went to stands in no row. */
export const writeCampaigns = (file: StateFile, seed: number, now: number): void => {
  const campaigns = createCampaignStore(file);
  for (const campaign of [...sentOnes(seed, now), ...others(now)]) campaigns.save(campaign);
  const send = file.prepare("INSERT OR REPLACE INTO campaign_send VALUES (?, ?, ?, '[]', ?, 0, 'Scheduled')");
  for (const { id, afterMs, target } of scheduled) {
    const sendId = `00000000-0000-4000-8000-0000000${id}`;
    send.run(sendId, id, JSON.stringify([target]), fullHour(now + afterMs));
  }
};
