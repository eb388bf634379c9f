import { z } from 'zod';
import type { World } from './world.ts';

/** A person whose birth date can be read with day and month swapped: both are months, and they differ. */
export type Person = { readonly number: string; readonly email: string; readonly born: string };

const pageSchema = z.looseObject({
  records: z.array(
    z.looseObject({
      data: z.looseObject({
        number: z.string(),
        kind: z.string(),
        active: z.boolean(),
        test: z.boolean(),
        email: z.string().nullable(),
        permission: z.looseObject({ ground: z.string() }),
      }),
    }),
  ),
});

/** Active persons of the training ERP, no tests, with an address who may be mailed, as it tells them. */
const personsOf = async ({ start: { erp } }: World) => {
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  const { records } = pageSchema.parse(await answer.json());
  return records.flatMap(({ data: { number, kind, active, test, email, permission } }) =>
    kind === 'person' && active && !test && email !== null && permission.ground !== 'opt-out'
      ? [{ number, email }]
      : [],
  );
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A day of birth for the n-th person: any two of day and month that differ, years far apart. */
const bornOn = (place: number): string =>
  `${1950 + (place % 45)}-${two(1 + (place % 12))}-${two(1 + ((place + 1 + (place % 5)) % 12))}`;

export const swapped = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1-$3-$2');

/** Gives so many people, none of them among `spared`, a day of birth that both systems agree on. */
export const giveBirthdays = async (
  world: World,
  count: number,
  spared: ReadonlySet<string>,
): Promise<readonly Person[]> => {
  const { kinds, bounced } = world.truth();
  const twice = new Set(kinds['duplicate-customer'].map(({ survivor }) => survivor));
  const people: Person[] = [];
  for (const one of await personsOf(world)) {
    const born = bornOn(people.length);
    if (people.length === count) break;
    if (spared.has(one.number) || twice.has(one.number) || bounced.includes(one.number)) continue;
    // Not every customer has a contact under just this address.
    const isKnown = await world
      .admin('dotdigital', '/edit', { email: one.email, dataFields: { BIRTHDATE: born } })
      .then(
        () => true,
        () => false,
      );
    if (!isKnown) continue;
    await world.admin('erp', '/edit', { number: one.number, fields: { birthDate: born } });
    people.push({ ...one, born });
  }
  if (people.length < count) throw new Error(`only ${people.length} people are free`);
  return people;
};

/** What a wrong transform of somebody else's writes into Dotdigital. */
export const writeSwapped = async (world: World, people: readonly Person[]): Promise<void> => {
  for (const { email, born } of people)
    await world.admin('dotdigital', '/edit', { email, dataFields: { BIRTHDATE: swapped(born) } });
};
