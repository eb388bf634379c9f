import { expect, test } from 'vitest';
import { importSize, type PairToRead, readMany } from '../../../electron/engine/flows/read-many.ts';
import { isPlainUpdate } from '../../../shared/domain/bulk.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';
import { contactOf, customerOf, never, startRig } from './rig.ts';

/** So many approved drifts over an account that is read in pages of which one contact is left out or unreadable. */
const setUp = async (count: number) => {
  const rig = startRig();
  for (let id = 1; id <= count; id += 1) {
    rig.erp.set(`E${id}`, customerOf(`C${id}`, { city: 'York' }));
    rig.account.set(id, contactOf(id, `C${id}`, {}, { CITY: 'Leeds' }));
  }
  await rig.sync();
  const entries = Array.from({ length: count }, () => rig.approve('field-drift').entries[0]).flatMap(
    (one) => one ?? [],
  );
  const pairs = entries.flatMap(({ decisionId, changeSet }): readonly PairToRead[] => {
    const evidence = rig.stores.decisions.evidence(decisionId);
    return evidence === null || !isPlainUpdate(changeSet) ? [] : [{ evidence, changeSet }];
  });
  const single: number[] = [];
  let pages = 0;
  const page = { removed: [], unusable: [], watermark: null, calls: 1 };
  const { erp, dotdigital } = rig.deps.connectors;
  const hidden = new Set<number>();
  const deps = {
    ...rig.deps,
    connectors: {
      erp: {
        ...erp,
        readCustomers: async () => {
          pages += 1;
          const records = [...rig.erp].map(([id, value]) => ({ id, version: '1', modifiedAt: 1, value }));
          return ok({ ...page, records, next: null });
        },
      },
      dotdigital: {
        ...dotdigital,
        readContacts: async () => {
          pages += 1;
          const records = [...rig.account.values()].filter(({ contactId }) => !hidden.has(contactId));
          return ok({ ...page, records, next: null });
        },
        readContact: (...given: Parameters<typeof dotdigital.readContact>) => {
          if (given[0].by === 'contactId') single.push(given[0].value);
          return dotdigital.readContact(...given);
        },
      },
    },
  };
  return { rig, deps, pairs, single, hidden, pages: () => pages };
};

test('many pairs are read by a page of each side', async () => {
  const { deps, pairs, single, pages } = await setUp(8);
  const read = await readMany(deps, pairs, never);
  expect(read.every((one) => one.ok && one.value.contact !== null && one.value.customer !== null)).toBe(true);
  expect([single, pages()]).toEqual([[], 2]);
});

test('a contact that the pages do not show is asked for by itself, and only that says that it is gone', async () => {
  const { rig, deps, pairs, single, hidden } = await setUp(8);
  hidden.add(3);
  hidden.add(4);
  rig.account.delete(4);
  const read = await readMany(deps, pairs, never);
  const contactOfPair = (contactId: number) => {
    const one = read[pairs.findIndex(({ changeSet }) => changeSet.contactId === contactId)];
    return one?.ok === true ? one.value.contact : 'unread';
  };
  expect(contactOfPair(3)).toMatchObject({ contactId: 3 });
  expect(contactOfPair(4)).toBeNull();
  expect([...single].sort()).toEqual([3, 4]);
});

test('few pairs are read one by one', async () => {
  const { deps, pairs, single, pages } = await setUp(3);
  await readMany(deps, pairs, never);
  expect([...single].sort()).toEqual([1, 2, 3]);
  expect(pages()).toBe(0);
});

test('a page that cannot be read leaves every pair unread, and none gone', async () => {
  const { deps, pairs } = await setUp(8);
  const away = async () => err(failure('remote.unavailable', 'away'));
  const dotdigital = { ...deps.connectors.dotdigital, readContacts: away };
  const read = await readMany({ ...deps, connectors: { ...deps.connectors, dotdigital } }, pairs, never);
  expect(new Set(read.map(({ ok: isRead }) => isRead))).toEqual(new Set([false]));
});

test('what was not read because of a stop is not told as gone', async () => {
  const { deps, pairs } = await setUp(3);
  const read = await readMany(deps, pairs, AbortSignal.abort());
  expect(read).toEqual(Array(3).fill({ ok: false, error: expect.objectContaining({ code: 'cancelled' }) }));
});

test.each([
  ['few enough pages on both sides', 9_000, 40_000, 2_000],
  ['too many pages of customers', 20_000, 20_000, 200],
  ['too many pages of contacts', 9_000, 90_000, 200],
])('an import carries as many changes as fit %s', async (_, customers, contacts, size) => {
  const { stores, ...deps } = startRig().deps;
  const counts = () => ({ ...stores.mirror.counts(), customers, contacts });
  const big = { ...deps, stores: { ...stores, mirror: { ...stores.mirror, counts } } };
  expect(importSize(big, 5_000)).toBe(size);
  expect(importSize(big, 120)).toBe(120);
});
