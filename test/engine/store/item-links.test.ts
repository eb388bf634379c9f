import { expect, test } from 'vitest';
import type { ItemVerdict } from '../../../electron/engine/store/item-link-store.ts';
import { type Item, itemFact, recordFact } from '../../../shared/domain/sales.ts';
import { inMemory } from './opened.ts';

const item = (sku: string): Item => ({
  sku,
  name: 'Jumper',
  price: '10',
  specialPrice: null,
  stock: '1',
  url: 'u',
  imageUrl: 'i',
  description: null,
  category: null,
});
const sold = itemFact.active | itemFact.hasPrice;

const opened = (heard?: (sql: string) => void) => {
  const stores = inMemory(heard);
  const product = (sku: string, facts = sold): void =>
    stores.sales.saveItem(sku, { key: sku, facts, hash: 1, owner: null, data: item(sku), nextAt: null });
  const record = (id: string, sku: string, reference: string | null = null): void =>
    void stores.replica('dd_item').upsert(
      [
        {
          id,
          version: null,
          modifiedAt: null,
          key: sku,
          owner: null,
          reference,
          facts: recordFact.readable,
          hash: 1,
          data: { value: item(reference ?? sku), json: {} },
        },
      ],
      0,
    );
  const dirty = (): readonly string[] => stores.saleCases.dirtyKeys('item', 100);
  return { ...stores, product, record, dirty, clean: () => stores.saleCases.clearAllDirty('item') };
};

const said = (sku: string, recordKey: string, changes: Partial<ItemVerdict> = {}): ItemVerdict => ({
  sku,
  recordKey,
  verdict: 'same',
  role: 'product',
  by: 'anna',
  at: 5,
  decisionId: `${sku}/${recordKey}`,
  ...changes,
});

test('a record goes to the product that it was said to be, and back; all that it goes by is judged anew', () => {
  const { itemLinks, saleCases, product, record, dirty, clean } = opened();
  product('A-1');
  record('K', 'a1');
  clean();
  itemLinks.say(said('A-1', 'K'));
  expect(dirty()).toEqual(['A-1', 'a1']);
  expect(itemLinks.skuOf('K')).toBe('A-1');
  expect(itemLinks.ownSku('K')).toBe('a1');
  expect(
    saleCases
      .itemsIn(['A-1'])
      .get('A-1')
      ?.records.map(({ key }) => key),
  ).toEqual(['K']);
  expect(saleCases.itemsIn(['a1']).get('a1')).toMatchObject({ records: [], isNamed: true });
  clean();
  expect(itemLinks.takeBack('A-1', 'K')).toEqual(said('A-1', 'K'));
  expect(dirty()).toEqual(['A-1', 'a1']);
  expect(itemLinks.skuOf('K')).toBeNull();
  expect(saleCases.itemsIn(['a1']).get('a1')).toMatchObject({ records: [{ key: 'K' }], isNamed: false });
  expect(itemLinks.takeBack('A-1', 'K')).toBeNull();
});

test('free is what has no product that is sold and was said to be nobody’s; left is what is sold and has no item', () => {
  const { itemLinks, product, record } = opened();
  for (const sku of ['A', 'B', 'C']) product(sku);
  product('OLD', itemFact.hasPrice);
  product('UNPRICED', itemFact.active);
  record('A', 'A');
  record('K', 'k');
  record('O', 'OLD');
  itemLinks.say(said('B', 'K'));
  expect([...itemLinks.productsLeft()].flat().map(({ id }) => id)).toEqual(['C', 'UNPRICED']);
  expect([...itemLinks.records()].flat().map(({ id, isFree }) => [id, isFree])).toEqual([
    ['A', false],
    ['K', false],
    ['O', true],
  ]);
  expect(itemLinks.product('C')).toMatchObject({ isFree: true });
  expect(itemLinks.product('B')).toMatchObject({ isFree: false });
  expect([itemLinks.product('none'), itemLinks.record('none')]).toEqual([null, null]);
});

test('a product has one item and an item one product; a SKU of order lines changes nothing about whose it is', () => {
  const { itemLinks, saleCases, product, record, dirty, clean } = opened();
  product('A');
  product('B');
  record('K', 'k');
  itemLinks.say(said('A', 'K'));
  expect(() => itemLinks.say(said('B', 'K'))).toThrow(/UNIQUE/);
  expect(() => itemLinks.say(said('A', 'L'))).toThrow(/UNIQUE/);
  clean();
  itemLinks.say(said('x', 'K', { role: 'named' }));
  expect(dirty()).toEqual(['x']);
  expect(itemLinks.skuOf('K')).toBe('A');
  expect(saleCases.itemsIn(['x']).get('x')?.isNamed).toBe(true);
});

test('an item that comes or goes has every SKU judged anew that it goes by', () => {
  const { itemLinks, product, record, dirty, clean, replica } = opened();
  product('A');
  record('K', 'k');
  itemLinks.say(said('A', 'K'));
  itemLinks.say(said('x', 'K', { role: 'named' }));
  clean();
  replica('dd_item').remove(['K']);
  expect(dirty()).toEqual(['A', 'k', 'x']);
  clean();
  record('K', 'A', 'k');
  expect(dirty()).toEqual(['A', 'k', 'x']);
  clean();
  record('K', 'A', 'k2');
  expect(dirty()).toEqual(['k', 'k2']);
});

test('what was said is found by SKU, by record and as a list, the newest first', () => {
  const { itemLinks } = opened();
  const all = [
    said('A', 'K', { verdict: 'different', decisionId: '1' }),
    said('A', 'L', { verdict: 'different', decisionId: '2' }),
    said('B', 'L', { decisionId: '3' }),
  ];
  for (const one of all) itemLinks.say(one);
  expect(itemLinks.verdictsOf('A').map(({ recordKey }) => recordKey)).toEqual(['K', 'L']);
  expect(itemLinks.verdictsOfRecord('L').map(({ sku }) => sku)).toEqual(['A', 'B']);
  expect(itemLinks.page(null, 2).map(({ decisionId }) => decisionId)).toEqual(['3', '2']);
  expect(itemLinks.page('2', 2).map(({ decisionId }) => decisionId)).toEqual(['1']);
  expect(itemLinks.verdict('A', 'K')?.verdict).toBe('different');
});

test('the stamp is another whenever anything that is looked through is', () => {
  const { itemLinks, product, record } = opened();
  const stamps = [itemLinks.stamp()];
  product('A');
  stamps.push(itemLinks.stamp());
  record('K', 'k');
  stamps.push(itemLinks.stamp());
  itemLinks.say(said('A', 'K'));
  stamps.push(itemLinks.stamp());
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('what is left of the products, and whether it changed, is read from an index alone', () => {
  const ran: string[] = [];
  const { db, itemLinks, product } = opened((sql) => ran.push(sql));
  product('A');
  ran.length = 0;
  const read = [[...itemLinks.productsLeft()].flat().map(({ id }) => id), itemLinks.stamp()];
  expect(read[0]).toEqual(['A']);
  const plans = ran.map((sql) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()));
  expect(plans.length).toBeGreaterThan(1);
  for (const plan of plans) expect(plan).toMatch(/USING COVERING INDEX erp_item_key/);
});
