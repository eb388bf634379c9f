import fc from 'fast-check';
import type { ComparedWorld } from './compared-world.ts';

const place = fc.nat(3);

/** What a comparison of a whole side, or a person, says of two records of it, whoever they are. */
export const doubleAnswer = fc.record({
  side: fc.constantFrom('erp' as const, 'dotdigital' as const),
  one: place,
  other: place,
  says: fc.constantFrom('same' as const, 'same' as const, 'nothing' as const, 'apart' as const, 'taken-back' as const),
});
type DoubleAnswer = typeof doubleAnswer extends fc.Arbitrary<infer T> ? T : never;

/** Keeps an answer as the store does; nothing where one of the records is not there, as it was last read. */
export const answerDouble = ({ stores }: ComparedWorld, { side, one, other, says }: DoubleAnswer): void => {
  const { mirror, doubles } = stores;
  const rowAt = (at: number) => (side === 'erp' ? mirror.customerById(`cus-${at}`) : mirror.contactById(at + 1));
  const [row, partner] = [rowAt(one), rowAt(other)];
  if (row === null || partner === null || row.rid === partner.rid) return;
  const [id, otherId] = [one, other].map((at) => (side === 'erp' ? `cus-${at}` : String(at + 1)));
  if (id === undefined || otherId === undefined) return;
  if (says === 'apart') doubles.say(side, { one: id, other: otherId, by: 'proof', at: 1, decisionId: 'd' });
  else if (says === 'taken-back') doubles.takeBack(side, id, otherId);
  else if (says === 'nothing') doubles.dropPair(side, row.rid, partner.rid);
  else {
    const pair = { rid: row.rid, other: partner.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
    doubles.keepPair(side, pair, [row.hash, partner.hash]);
  }
};
