import fc from 'fast-check';
import type { ComparedWorld } from './compared-world.ts';
import { answerDouble, doubleAnswer } from './double-answers.ts';
import { editPerson, type PersonEdit, personEdit } from './people-edits.ts';
import { editSale, saleEdit } from './sale-edits.ts';

const edit = fc.oneof(
  { weight: 1, arbitrary: fc.record({ person: personEdit }) },
  { weight: 1, arbitrary: fc.record({ sale: saleEdit }) },
  { weight: 1, arbitrary: fc.record({ double: doubleAnswer }) },
);
/** Some rounds of edits on both sides: customers, contacts, products and orders. After each round both sides are compared. */
const sequence = fc.array(fc.array(edit, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 });

const permission = { ground: 'consent', at: '2026-01-02T03:04:05Z' } as const;
const customer = { firstName: 'Amelia', active: true, test: false, kind: 'person', phone: null, permission } as const;
const contact = {
  firstName: 'Amelia',
  emailStatus: 'subscribed',
  status: 'subscribed',
  consented: true,
  isListed: false,
  lists: [],
} as const;
const [first, second] = [
  { number: 'C0', email: 'a@shop.test' },
  { number: 'C1', email: 'b@shop.test' },
] as const;

/** Two customers and their contacts, so that there is somebody to buy; and one of either whom nothing but orders could link. */
const atFirst: readonly PersonEdit[] = [
  { at: 'erp', who: 0, is: { ...customer, ...first } },
  { at: 'account', who: 0, is: { ...contact, ...first } },
  { at: 'erp', who: 1, is: { ...customer, ...second } },
  { at: 'account', who: 1, is: { ...contact, ...second } },
  { at: 'erp', who: 2, is: { ...customer, number: 'C2', email: null } },
  { at: 'account', who: 2, is: { ...contact, number: null, email: 'c@shop.test', firstName: 'Bruno' } },
];

/** The kinds of cases that were open on the way, by their number: a property over worlds in which nothing is found proves nothing. */
type KindsSeen = Set<number>;

/**
 * So many random sequences, the same ones for the same seed: after each round the open cases of an increment must be those
 * of a full pass, and those of a full pass over a mirror of which nothing was known. Throws with the shortest sequence for which they are not.
 */
export const checkSequences = async (
  world: ComparedWorld,
  { sequences, seed }: { readonly sequences: number; readonly seed: number },
  seen: KindsSeen,
): Promise<void> => {
  const property = fc.asyncProperty(sequence, async (rounds) => {
    world.begin();
    for (const one of atFirst) editPerson(world, one);
    for (const edits of rounds) {
      world.stores.atomically(() => {
        for (const one of edits) {
          if ('person' in one) editPerson(world, one.person);
          else if ('sale' in one) editSale(world, one.sale);
          else answerDouble(world, one.double);
        }
      });
      world.take();
      await world.increment();
      const found = world.openCases();
      await world.full();
      mustBeSame('a full pass after the increment', found, world.openCases());
      world.forgetFound();
      await world.full();
      mustBeSame('a full pass over all', found, world.openCases());
      for (const text of found) seen.add(Number((JSON.parse(text) as readonly unknown[])[2]));
    }
  });
  await fc.assert(property, { numRuns: sequences, seed });
};

const mustBeSame = (what: string, increment: readonly string[], full: readonly string[]): void => {
  if (JSON.stringify(increment) === JSON.stringify(full)) return;
  throw new Error(`an increment leaves ${increment.join(' ')} open; ${what} ${full.join(' ')}`);
};
