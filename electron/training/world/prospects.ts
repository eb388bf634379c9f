import { dataFieldsOf } from './contact.ts';
import { drawPerson, type Supplies } from './person.ts';
import { createRandom } from './random.ts';
import type { ContactStatus, WorldContact, WorldOptions } from './types.ts';

const YEAR = 365 * 86_400_000;

const statuses: readonly [ContactStatus, ...ContactStatus[]] = [
  'subscribed',
  'subscribed',
  'subscribed',
  'subscribed',
  'subscribed',
  'softBounced',
  'unsubscribed',
];

/** A contact who never bought anything: no ERP number, and an address that no customer has. */
export const makeProspect = (
  index: number,
  contactId: number,
  { seed, now }: WorldOptions,
  supplies: Supplies,
): WorldContact => {
  const random = createRandom(seed, `prospect:${index}`);
  const { values } = drawPerson(random, supplies, false);
  const { email, firstName, lastName, country, language } = values;
  const empty = Object.fromEntries(Object.keys(values).map((name) => [name, null]));
  const known = { ...values, ...empty, firstName, lastName, country, language };
  const createdAt = now - Math.floor(random.next() * YEAR);
  return {
    contactId,
    createdAt,
    updatedAt: createdAt,
    email: email ?? `prospect-${index}@example.com`,
    emailStatus: random.pick(statuses),
    optInType: random.chance(0.3) ? 'Double' : 'Single',
    dataFields: dataFieldsOf(known, null),
    consentRecords: [
      {
        text: 'Tell me when the new collection is in the stores.',
        dateTimeConsented: new Date(createdAt).toISOString(),
        url: 'https://www.northbank.example/newsletter',
        ipAddress: `198.51.100.${1 + random.below(254)}`,
        userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
      },
    ],
  };
};
