import { dataFieldsOf } from '../world/contact.ts';
import { consentFor, drawPermission } from '../world/permission.ts';
import { drawPerson, type Supplies } from '../world/person.ts';
import { createRandom } from '../world/random.ts';
import type { WorldContact, WorldOptions } from '../world/types.ts';

const YEAR = 365 * 86_400_000;

/** A contact who was a customer once: complete, with a number that the ERP lacks and an address that no customer has. */
export const makeOrphan = (
  index: number,
  { contactId, number }: { readonly contactId: number; readonly number: string },
  { seed, now }: WorldOptions,
  supplies: Supplies,
): WorldContact => {
  const random = createRandom(seed, `orphan:${index}`);
  const { values } = drawPerson(random, supplies, true);
  const createdAt = now - YEAR - Math.floor(random.next() * YEAR);
  return {
    contactId,
    createdAt,
    updatedAt: createdAt + Math.floor(random.next() * YEAR),
    email: values.email ?? `orphan-${index}@example.com`,
    emailStatus: 'subscribed',
    optInType: 'Single',
    dataFields: dataFieldsOf(values, number),
    consentRecords: [consentFor(drawPermission('consent', now, random), now, random)],
  };
};
