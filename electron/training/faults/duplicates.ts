import type { Person } from '../world/one-person.ts';
import type { Random } from '../world/random.ts';

/**
 * The same person, entered a second time: the same name and address of email, perhaps in capitals, no birth date, and
 * loyalty that began anew.
 */
const enteredAgain = ({ country, values }: Person, place: number, random: Random): Person => ({
  country,
  values: {
    ...values,
    email: place % 2 === 0 ? values.email : (values.email?.toUpperCase() ?? null),
    birthDate: place % 3 === 0 ? values.birthDate : null,
    loyaltyTier: 'Bronze',
    loyaltyPoints: String(random.below(200)),
  },
});

/**
 * Brings the two records of each person together. They are made far apart from each other; whoever comes first by number
 * is invented, and kept until the second comes.
 */
export const createPairs = () => {
  const waiting = new Map<number, { readonly person: Person; readonly number: string }>();
  return {
    /** The person at this place of the pairs, and the number of the other record when that was made already. */
    personAt: (place: number, number: string, random: Random, draw: () => Person) => {
      const first = waiting.get(place);
      if (first === undefined) {
        const person = draw();
        waiting.set(place, { person, number });
        return { person, survivor: null };
      }
      waiting.delete(place);
      return { person: enteredAgain(first.person, place, random), survivor: first.number };
    },
  };
};
export type Pairs = ReturnType<typeof createPairs>;
