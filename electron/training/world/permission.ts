import type { Permission } from '../../../shared/domain/customer.ts';
import type { Random } from './random.ts';
import type { Ground, WorldConsent } from './types.ts';

const DAY = 86_400_000;

const consentTexts = [
  'Yes, email me about new collections, offers and my loyalty points.',
  'I would like to hear from Northbank Apparel by email. I can unsubscribe at any time.',
  'Send me the Northbank newsletter.',
] as const;

const consentSources = [
  'https://www.northbank.example/signup',
  'https://www.northbank.example/checkout',
  'Till receipt form, Leeds Briggate',
  'Loyalty card application',
] as const;

const softText = 'We will email you about similar products. Untick to say no.';

const optOutSources = [
  'Telephone call to customer service',
  'Letter',
  'Unsubscribe form',
  'Asked at the till',
] as const;

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)',
] as const;

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

const without: Permission = { ground: 'none', at: null, source: null, text: null, orderReference: null };

/** The ERP's permission of this ground, given within the two years before `now`. */
export const drawPermission = (ground: Ground, now: number, random: Random): Permission => {
  const at = instant(now - Math.floor((2 + random.next() * 728) * DAY));
  switch (ground) {
    case 'consent':
      return { ...without, ground, at, source: random.pick(consentSources), text: random.pick(consentTexts) };
    case 'soft-opt-in':
      return {
        ground,
        at,
        source: 'https://www.northbank.example/checkout',
        text: softText,
        orderReference: `SO-${10_000 + random.below(90_000)}`,
      };
    case 'opt-out':
      return { ...without, ground, at, source: random.pick(optOutSources), text: 'Asked not to be mailed.' };
    case 'none':
      return without;
  }
};

const urlOf = (source: string | null): string =>
  source?.startsWith('https://') ? source : 'https://www.northbank.example/stores';

/** The consent record that Dotdigital holds for a permission; for one unknown to the ERP, a sign-up at Dotdigital's page. */
export const consentFor = (permission: Permission, now: number, random: Random): WorldConsent => {
  const order = permission.orderReference === null ? '' : ` Order ${permission.orderReference}.`;
  return {
    text: `${permission.text ?? 'Subscribed on the landing page of the spring campaign.'}${order}`,
    dateTimeConsented: permission.at ?? instant(now - Math.floor((2 + random.next() * 700) * DAY)),
    url: permission.at === null ? 'https://www.northbank.example/spring' : urlOf(permission.source),
    ipAddress: `203.0.113.${1 + random.below(254)}`,
    userAgent: random.pick(agents),
  };
};
