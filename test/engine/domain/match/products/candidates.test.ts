import { expect, test } from 'vitest';
import {
  candidatesOn,
  knownOf,
  type Shelf,
  shelving,
} from '../../../../../electron/engine/domain/match/products/candidates.ts';
import type { Item } from '../../../../../electron/engine/domain/match/products/item.ts';

const item = (sku: string | null, name: string, price: string | null = null): Item => ({
  sku,
  name,
  brand: null,
  description: null,
  price,
});

const shelfOf = (items: readonly Item[], others: readonly Item[] = []): Shelf => {
  const steps = shelving(items.map(knownOf), others.map(knownOf));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const catalogue = [
  item('tea100', 'Assam tea'),
  item('LC-52', 'Corvid LC-52D64U 52" widescreen LCD TV', '1950.00'),
  item('LC-46', 'Corvid LC-46D64U 46" widescreen LCD TV', '1450.00'),
  item('GH', 'Garden hose 25 m'),
  item('MUG', 'Blue mug'),
];

const found = (shelf: Shelf, wanted: Item, isOpen: (place: number) => boolean = () => true, most = 5) =>
  candidatesOn(shelf, knownOf(wanted), isOpen, most);

test('a SKU that differs in its dress alone goes first and is near certain', () => {
  const [first] = found(shelfOf(catalogue), item('TEA-0100', 'Blue mug'));
  expect(first?.place).not.toBe(0);
  const [dressed, ...others] = found(shelfOf(catalogue), item('TEA-100', 'Blue mug'));
  expect(dressed).toMatchObject({ place: 0, method: 'normalised-sku', confidence: 'near-certain' });
  expect(others.map(({ place }) => place)).toEqual([4]);
});

test('where several have it, none is near certain, and the reason says so', () => {
  const shelf = shelfOf([...catalogue, item('TEA 100', 'Assam tea, loose')]);
  const all = found(shelf, item('TEA-100', 'Other'));
  expect(all.map(({ place, confidence }) => [place, confidence])).toEqual([
    [0, 'likely'],
    [5, 'likely'],
  ]);
  expect(all[0]?.reasons[0]).toMatch(/; so are 1 others$/);
});

test('else models, words and prices speak, and never for certain', () => {
  const all = found(shelfOf(catalogue), item('X', 'Corvid 52 inch LCD Television - LC52D64', '1999.00'));
  expect(all[0]).toMatchObject({ place: 1, method: 'text' });
  expect(all[0]?.reasons[0]).toBe('The model LC52D64 is named by both');
  expect(all.every(({ confidence }) => confidence !== 'near-certain')).toBe(true);
});

test('a sibling in another size is merely possible, and stands behind the right one', () => {
  const garments = [
    item('1', 'Otley Jeans, Charcoal, M', '65.95'),
    item('2', 'Otley Jeans, Charcoal, S', '65.95'),
    item('3', 'Otley Jeans, Rust, S', '65.95'),
    item('4', 'Whitby Parka, Sky, M'),
  ];
  const all = found(shelfOf(garments), item('X', 'Otley Jeans, Charcoal, S', '65.95'));
  expect(all.map(({ place, confidence }) => [place, confidence])).toEqual([
    [1, 'likely'],
    [0, 'possible'],
  ]);
  expect(all[1]?.reasons).toContain('The size of the garment differs');
});

test('a sibling in another colour is merely possible, however alike the rest', () => {
  const all = ['Otley', 'Whitby'].flatMap((maker) =>
    ['Jeans', 'Parka'].flatMap((thing) =>
      ['Charcoal', 'Rust', 'Moss'].map((colour) => item(null, `${maker} ${thing}, ${colour}, S`, '65.95')),
    ),
  );
  const isRust = (place: number): boolean => all[place]?.name === 'Otley Jeans, Rust, S';
  expect(found(shelfOf(all, all), item('X', 'Otley Jeans, Charcoal, S', '65.95'), isRust)).toMatchObject([
    { method: 'text', confidence: 'possible' },
  ]);
});

test('only what is open is proposed, and no more than asked for', () => {
  const shelf = shelfOf(Array.from({ length: 8 }, (_, place) => item(`S${place}`, `Blue mug ${place}`)));
  expect(found(shelf, item('X', 'Blue mug'), (place) => place > 4).map(({ place }) => place)).toEqual([5, 6, 7]);
  expect(found(shelf, item('X', 'Blue mug'), () => true, 2)).toHaveLength(2);
});

test('a word that hundreds of linked siblings share still leads to the one that is open', () => {
  const garments = Array.from({ length: 500 }, (_, place) => item(`S${place}`, 'Otley Jeans, Charcoal, M'));
  const shelf = shelfOf(garments, garments);
  expect(found(shelf, item('X', 'Otley Jeans, Charcoal, M'))).toEqual([]);
  const [only, ...others] = found(shelf, item('X', 'Otley Jeans, Charcoal, M'), (place) => place === 450);
  expect([only?.place, others]).toEqual([450, []]);
});

test('nothing is proposed for what is like nothing', () => {
  expect(found(shelfOf(catalogue), item('ZZ', 'Winter tyre'))).toEqual([]);
  expect(found(shelfOf([]), item('ZZ', 'Winter tyre'))).toEqual([]);
});

test('a long shelf is made in steps', () => {
  const many = Array.from({ length: 3_500 }, (_, place) => knownOf(item(`S${place}`, `Mug ${place}`)));
  let steps = 0;
  for (const making = shelving(many, many); making.next().done !== true; ) steps += 1;
  expect(steps).toBeGreaterThan(9);
});
