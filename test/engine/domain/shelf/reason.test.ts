import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countReach } from '../../../../electron/engine/domain/mapping/reach.ts';
import {
  countShelf,
  furtherReasons,
  type ShelfStanding,
  shelfReasonOf,
} from '../../../../electron/engine/domain/shelf/reason.ts';
import { customerFact } from '../../../../shared/domain/mirror.ts';

const { active, person, test: testFact, optedOut, hasEmail } = customerFact;
const sound: ShelfStanding = {
  facts: active | person | hasEmail,
  given: null,
  isEmailMalformed: false,
  isPermitted: true,
  contact: 'none',
  isDuplicate: false,
};

test.each([
  [{}, 'waiting'],
  [{ contact: 'live' }, null],
  [{ contact: 'removed' }, 'contact-removed'],
  [{ isDuplicate: true }, 'duplicate'],
  [{ isDuplicate: true, contact: 'live' }, null],
  [{ facts: person | hasEmail, contact: 'live' }, 'inactive'],
  [{ facts: active | hasEmail }, 'company'],
  [{ facts: sound.facts | testFact }, 'test'],
  [{ facts: sound.facts | testFact, given: active | person }, 'excepted'],
  [{ facts: sound.facts | optedOut }, 'opted-out'],
  [{ facts: active | person }, 'no-email'],
  [{ isEmailMalformed: true }, 'email-not-valid'],
  [{ isPermitted: false, isDuplicate: true }, 'no-permission'],
] as const)('%j: %s', (change, reason) => {
  expect(shelfReasonOf({ ...sound, ...change })).toBe(reason);
});

test('behind the first reason the others that hold are told, in the same order', () => {
  const away = { ...sound, facts: 0, isEmailMalformed: true, isPermitted: false };
  expect([shelfReasonOf(away), ...furtherReasons(away)]).toEqual(['inactive', 'company', 'no-email', 'no-permission']);
  // An opt-out is a permission taken back: that there is none is not said once more.
  expect(furtherReasons({ ...away, facts: active | optedOut })).toEqual(['opted-out', 'no-email']);
  expect(furtherReasons({ ...sound, isEmailMalformed: true })).toEqual([]);
});

const standings = fc.record({
  facts: fc.integer({ min: 0, max: 63 }),
  given: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
  isEmailMalformed: fc.boolean(),
  isPermitted: fc.boolean(),
  contact: fc.constantFrom('live' as const, 'removed' as const, 'none' as const),
  isDuplicate: fc.boolean(),
});

test('whoever is counted stands in exactly one place: nothing is left over, and nobody is counted twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(standings, fc.integer({ min: 1, max: 50 }))), (all) => {
      const [counting, reach] = [countShelf(), countReach()];
      for (const [standing, count] of all) {
        counting.add(standing, count);
        reach.add(standing, count);
      }
      const { customers, arrived, reasons } = counting.counts();
      expect(customers).toBe(all.reduce((sum, [, count]) => sum + count, 0));
      expect(arrived + reasons.reduce((sum, { count }) => sum + count, 0)).toBe(customers);
      // The mapping screen tells the same of the same rules.
      const own = new Set(['duplicate', 'contact-removed', 'waiting']);
      expect(reasons.filter(({ reason }) => !own.has(reason))).toEqual(reach.reach().leftOut);
    }),
    { numRuns: 300 },
  );
});
