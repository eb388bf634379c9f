import type { Person } from '../world/one-person.ts';
import type { Random } from '../world/random.ts';

/**
 * The same person, entered a second time: the same name and address of email, perhaps in capitals, no birth date, and
 * loyalty that began anew.
 */
export const enteredAgain = ({ country, values }: Person, place: number, random: Random): Person => ({
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
  const waiting = new Map<string, { readonly person: Person; readonly number: string }>();
  return {
    /**
     * The person of this pair, drawn or made again of the first record, and the number of the other record when that was
     * made already.
     */
    personAt: (pair: string, number: string, draw: () => Person, again: (first: Person) => Person) => {
      const first = waiting.get(pair);
      if (first === undefined) {
        const person = draw();
        waiting.set(pair, { person, number });
        return { person, survivor: null };
      }
      waiting.delete(pair);
      return { person: again(first.person), survivor: first.number };
    },
  };
};
export type Pairs = ReturnType<typeof createPairs>;
