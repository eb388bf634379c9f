import { dataFieldsOf } from '../world/contact.ts';
import type { Person } from '../world/one-person.ts';
import { drawPlace, type Supplies } from '../world/person.ts';
import { internationalPhone } from '../world/phone.ts';
import { createRandom, type Random } from '../world/random.ts';
import type { WorldContact, WorldCustomer, WorldOptions } from '../world/types.ts';
import { drawList } from './lists.ts';

/**
 * The same person under an address of email that the first record does not have, so that only all else together tells: in
 * another street, with another phone, or with the same in another writing, in turn. Loyalty began anew.
 */
export const underAnotherAddress = (
  { country, values }: Person,
  place: number,
  random: Random,
  { addresses, phoneOf }: Supplies,
): Person => {
  const { firstName, lastName } = values;
  const changes = [
    () => ({ street: drawPlace(country, random).street }),
    () => ({ phone: phoneOf(country) }),
    () => ({ phone: internationalPhone(country.phone, values.phone ?? ''), title: null }),
  ] as const;
  return {
    country,
    values: {
      ...values,
      ...(changes[place % changes.length] ?? changes[0])(),
      email: addresses.forPerson(firstName ?? '', lastName ?? '', country.emailDomains, random),
      loyaltyTier: 'Bronze',
      loyaltyPoints: String(random.below(200)),
    },
  };
};

type Second = { readonly contactId: number; readonly email: string; readonly place: number };

/**
 * A contact of a customer who has one already, and who signed up once more: another address, no customer number, and a list
 * that the first one is not in. In turn without a title, without the address of the house, and unsubscribed.
 */
export const signedUpAgain = (
  first: WorldContact,
  { data }: WorldCustomer,
  { contactId, email, place }: Second,
  { seed, now }: WorldOptions,
): WorldContact => {
  const random = createRandom(seed, `signed-up-again:${data.number}`);
  const createdAt = first.createdAt + Math.ceil((now - first.createdAt) * (0.2 + random.next() * 0.6));
  const lacking = [{ title: null }, { street: null, city: null, postcode: null }, {}] as const;
  const isOut = place % 3 === 2;
  return {
    ...first,
    contactId,
    createdAt,
    updatedAt: createdAt,
    email,
    emailStatus: isOut ? 'unsubscribed' : 'subscribed',
    optInType: 'Single',
    dataFields: dataFieldsOf({ ...data, ...lacking[place % lacking.length], priceGroup: null, homeStore: null }, null),
    consentRecords: [
      {
        text: 'Enter me in the prize draw, and send me the Northbank newsletter.',
        dateTimeConsented: new Date(createdAt).toISOString(),
        url: 'https://www.northbank.example/prize-draw',
        ipAddress: `198.51.100.${1 + random.below(254)}`,
        userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)',
      },
    ],
    inLists: isOut ? [] : [drawList.id],
  };
};
