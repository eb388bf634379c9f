import type { Random } from '../world/random.ts';
import type { WorldContact } from '../world/types.ts';

const SIGN_UP = 'https://www.northbank.example/competition';

/**
 * A second contact of the same customer: the same number, another address, created later. Every third has unsubscribed; the
 * others differ in the consent that stands on record.
 */
export const secondContact = (
  first: WorldContact,
  place: number,
  { contactId, email, now }: { readonly contactId: number; readonly email: string; readonly now: number },
  random: Random,
): WorldContact => {
  const createdAt = first.createdAt + Math.ceil((now - first.createdAt) * (0.2 + random.next() * 0.6));
  const consent = {
    text: 'Enter me in the draw, and send me the Northbank newsletter.',
    dateTimeConsented: new Date(createdAt).toISOString(),
    url: SIGN_UP,
    ipAddress: `198.51.100.${1 + random.below(254)}`,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  };
  return {
    ...first,
    contactId,
    createdAt,
    updatedAt: createdAt,
    email,
    emailStatus: place % 3 === 2 ? 'unsubscribed' : 'subscribed',
    optInType: 'Single',
    consentRecords: place % 3 === 2 ? first.consentRecords : [consent],
  };
};
