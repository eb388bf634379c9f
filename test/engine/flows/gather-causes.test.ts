import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherCauses, owe } from '../../../electron/engine/flows/gather-causes.ts';
import { causeKey } from '../../../shared/domain/cause.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 18, 12);

const numberOf = (place: number): string => `C-${String(place).padStart(3, '0')}`;

/** The day that both sides agree on; no two customers have the same. */
const bornOn = (place: number): string => `19${60 + (place % 30)}-${pad(1 + (place % 11))}-12`;
const pad = (value: number): string => String(value).padStart(2, '0');
const swapped = (date: string): string => {
  const [year, month, day] = date.split('-');
  return `${year}-${day}-${month}`;
};

/** So many people, whose birth date Dotdigital got with day and month swapped, within minutes of each other. */
const swappedWorld = (count: number): Rig => {
  const rig = startRig();
  for (let place = 1; place <= count; place += 1) {
    rig.erp.set(`u${place}`, customerOf(numberOf(place), { birthDate: bornOn(place) }));
    rig.account.set(
      place,
      contactOf(place, numberOf(place), { updatedAt: noon + place * 1_000 }, { BIRTHDATE: swapped(bornOn(place)) }),
    );
  }
  return rig;
};

const setContact = (rig: Rig, place: number, birthDate: string, updatedAt: number, more = {}): void =>
  void rig.account.set(place, contactOf(place, numberOf(place), { updatedAt }, { BIRTHDATE: birthDate, ...more }));

const gather = async (rig: Rig, full = false): Promise<void> => {
  const done = await gatherCauses(rig.deps, { full, signal: never });
  if (!done.ok) throw new Error(done.error.sentence);
};

/** What stands: every cause with its open cases, by the customer's number. */
const standing = ({ stores }: Rig) => {
  const members = stores.causes.openCases(0, 10_000).map(({ caseId, causeId, apart }) => {
    const key = stores.causes.get(causeId)?.key;
    return `${stores.mismatches.get(caseId)?.matchKey} ${key} ${apart ?? ''}`;
  });
  return { members, settled: stores.causes.all().map(({ key, settledAt }) => `${key} ${settledAt !== null}`) };
};

const swappedKey = causeKey({
  kind: 'field-drift',
  mechanism: 'day-month-swapped',
  field: 'birthDate',
  detail: null,
});

describe('many cases with one mechanism', () => {
  test('are one cause, with those set apart that do not go with it', async () => {
    const rig = swappedWorld(24);
    // Somebody wrote the contact since, something else differs too, and one came with them but is another day.
    setContact(rig, 1, swapped(bornOn(1)), noon + 30 * hour);
    setContact(rig, 2, swapped(bornOn(2)), noon, { CITY: 'Leeds' });
    setContact(rig, 3, '1971-01-31', noon);
    await rig.sync();
    await gather(rig);
    const [cause] = rig.stores.causes.all();
    expect(cause?.key).toBe(swappedKey);
    expect(cause?.settledAt).toBeNull();
    const apart = rig.stores.causes
      .openCases(0, 100)
      .filter((one) => one.apart !== null)
      .map(({ caseId, apart: reason }) => [rig.stores.mismatches.get(caseId)?.matchKey, reason]);
    expect(apart.sort()).toEqual([
      ['C-001', 'written-since'],
      ['C-002', 'more-differs'],
      ['C-003', 'off-pattern'],
    ]);
    expect(rig.stores.causes.counts(cause?.id ?? 0)).toEqual([
      { isApart: false, status: 'open', count: 21 },
      { isApart: true, status: 'open', count: 3 },
    ]);
  });

  test('are settled when the last is gone, and taken up again when they come back', async () => {
    const rig = swappedWorld(14);
    await rig.sync();
    await gather(rig);
    for (let place = 1; place <= 14; place += 1) setContact(rig, place, bornOn(place), noon + hour);
    await rig.sync();
    await gather(rig);
    expect(rig.stores.causes.all().map(({ settledAt }) => settledAt !== null)).toEqual([true]);
    for (let place = 1; place <= 13; place += 1) setContact(rig, place, swapped(bornOn(place)), noon + 2 * hour);
    await rig.sync();
    await gather(rig);
    const [cause] = rig.stores.causes.all();
    expect(cause?.settledAt).toBeNull();
    expect(rig.stores.causes.history(cause?.id ?? 0).map(({ what, count }) => [what, count])).toEqual([
      ['found', 14],
      ['settled', 14],
      ['came-back', 13],
    ]);
  });

  test('stay one cause while a few of them are left', async () => {
    const rig = swappedWorld(14);
    await rig.sync();
    await gather(rig);
    for (let place = 1; place <= 12; place += 1) setContact(rig, place, bornOn(place), noon + hour);
    await rig.increment();
    await gather(rig);
    expect(standing(rig).members).toHaveLength(2);
  });

  test('are no cause where they are few', async () => {
    const rig = swappedWorld(11);
    await rig.sync();
    await gather(rig);
    expect(standing(rig)).toEqual({ members: [], settled: [] });
  });

  test('a case that an operator took out stays apart', async () => {
    const rig = swappedWorld(14);
    await rig.sync();
    await gather(rig);
    const [first] = rig.stores.causes.openCases(0, 1);
    if (first === undefined) throw new Error('no case');
    rig.stores.atomically(() => rig.stores.causes.setApart(first.caseId, 'taken-out'));
    await gather(rig, true);
    expect(rig.stores.causes.ofCase(first.caseId)?.apart).toBe('taken-out');
  });
});

describe('while the causes are gathered', () => {
  /** Gathers them, with this done once it is known how they stood, and before anything is written. */
  const gatherWith = async (rig: Rig, meanwhile: () => void): Promise<void> => {
    const { causes } = rig.stores;
    const openCases: typeof causes.openCases = (after, limit) => {
      const some = causes.openCases(after, limit);
      if (some.length === 0) meanwhile();
      return some;
    };
    const deps = { ...rig.deps, stores: { ...rig.stores, causes: { ...causes, openCases } } };
    expect(await gatherCauses(deps, { full: false, signal: never })).toMatchObject({ ok: true });
  };
  const setApart = ({ stores, deps }: Rig, caseId: number, apart: 'taken-out' | null): void =>
    stores.atomically(() => {
      stores.causes.setApart(caseId, apart);
      owe(deps);
    });

  test('what is taken out stays taken out, also when it is to be set apart for what it says', async () => {
    const rig = swappedWorld(14);
    await rig.sync();
    await gather(rig);
    const [first] = rig.stores.causes.openCases(0, 1);
    const caseId = first?.caseId ?? 0;
    setContact(rig, 1, swapped(bornOn(1)), noon, { CITY: 'Leeds' });
    await rig.sync();
    await gatherWith(rig, () => setApart(rig, caseId, 'taken-out'));
    expect(rig.stores.causes.ofCase(caseId)?.apart).toBe('taken-out');
    await gather(rig);
    expect(rig.stores.causes.ofCase(caseId)?.apart).toBe('taken-out');
  });

  test('what is put back is set apart for what it says by the next look', async () => {
    const rig = swappedWorld(14);
    setContact(rig, 1, swapped(bornOn(1)), noon, { CITY: 'Leeds' });
    await rig.sync();
    await gather(rig);
    const [first] = rig.stores.causes.openCases(0, 1);
    const caseId = first?.caseId ?? 0;
    setApart(rig, caseId, 'taken-out');
    await gather(rig);
    setContact(rig, 2, swapped(bornOn(2)), noon, { CITY: 'Leeds' });
    await rig.sync();
    await gatherWith(rig, () => setApart(rig, caseId, null));
    expect(rig.stores.causes.ofCase(caseId)?.apart).toBeNull();
    await gather(rig);
    expect(rig.stores.causes.ofCase(caseId)?.apart).toBe('more-differs');
  });

  test('a stop in between leaves them to be gathered, though nothing is read anew', async () => {
    const rig = swappedWorld(14);
    await rig.sync();
    const stopping = new AbortController();
    const { causes } = rig.stores;
    const looks: typeof causes.looks = (after, limit) => {
      stopping.abort();
      return causes.looks(after, limit);
    };
    const deps = { ...rig.deps, stores: { ...rig.stores, causes: { ...causes, looks } } };
    expect((await gatherCauses(deps, { full: false, signal: stopping.signal })).ok).toBe(false);
    await gather(rig);
    expect(standing(rig).members).toHaveLength(14);
  });
});

test('a missing data field explains its empty values, the case about the field included', async () => {
  const rig = startRig();
  for (let place = 1; place <= 15; place += 1) {
    rig.erp.set(`u${place}`, customerOf(numberOf(place), { loyaltyTier: 'Gold' }));
    rig.account.set(place, contactOf(place, numberOf(place)));
  }
  const fields = ['ERP_ID', 'FIRSTNAME', 'LASTNAME', 'COUNTRY'].map((name) => ({ name, type: 'String' }));
  rig.stores.atomically(() => rig.stores.dataFields.replace(fields, noon));
  await rig.sync();
  await gather(rig);
  expect(rig.stores.causes.all().map(({ signature }) => [signature.mechanism, signature.detail])).toEqual([
    ['data-field', 'LOYALTY_TIER'],
  ]);
});

test('when it is stopped, the next look goes on from there', async () => {
  const rig = swappedWorld(14);
  await rig.sync();
  const stopping = new AbortController();
  stopping.abort();
  expect((await gatherCauses(rig.deps, { full: false, signal: stopping.signal })).ok).toBe(false);
  await gather(rig);
  expect(standing(rig).members).toHaveLength(14);
});

const edit = fc.record({
  place: fc.integer({ min: 1, max: 30 }),
  what: fc.constantFrom('swap', 'right', 'other', 'late', 'more', 'gone', 'erp'),
});

test('after any edits the causes are the same, whether only what changed is looked at or everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 20 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const rig = swappedWorld(20);
      await rig.sync();
      await gather(rig);
      let at = noon + hour;
      for (const edits of rounds) {
        for (const { place, what } of edits) {
          at += 60_000;
          if (!rig.erp.has(`u${place}`))
            rig.erp.set(`u${place}`, customerOf(numberOf(place), { birthDate: bornOn(place) }));
          if (what === 'erp') rig.erp.set(`u${place}`, customerOf(numberOf(place), { birthDate: '1950-01-02' }));
          else if (what === 'gone') rig.account.delete(place);
          else if (what === 'more') setContact(rig, place, swapped(bornOn(place)), noon, { CITY: 'Leeds' });
          else if (what === 'late') setContact(rig, place, swapped(bornOn(place)), at + 99 * hour);
          else if (what === 'other') setContact(rig, place, '1971-01-31', at);
          else setContact(rig, place, what === 'swap' ? swapped(bornOn(place)) : bornOn(place), at);
        }
        await rig.increment();
        await gather(rig);
        const found = standing(rig);
        await gather(rig, true);
        expect(standing(rig)).toEqual(found);
      }
    }),
    { numRuns: 12 },
  );
});
