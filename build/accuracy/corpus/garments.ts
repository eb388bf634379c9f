import type { Seeded } from '../../chaos/seeded.ts';
import type { ProductFault, ProductRow } from './products.ts';

const makers = 'Otley Whitby Swaledale Malham Grassington Hebden Ilkley Pickering Settle Keld'.split(' ');
const garments = 'jeans|parka|raincoat|fleece|walking boots|wool jumper|linen shirt|rain trousers|sun hat|gilet'.split(
  '|',
);
const colours = ['charcoal', 'rust', 'sky', 'moss', 'navy', 'stone'] as const;
const sizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;

/** A garment in a colour and a size: its name has no model, and its siblings differ in one word. */
export const garmentOf = (by: Seeded, place: number): ProductRow => ({
  sku: `GA-${String(place).padStart(5, '0')}`,
  name: `${by.pick(makers)} ${by.pick(garments)}, ${by.pick(colours)}, ${by.pick(sizes)}`,
  price: `${by.whole(10, 160)}.95`,
});

const other = (row: ProductRow, name: string): ProductRow => ({ ...row, sku: null, name });
const next = (all: readonly string[], one: string): string => all[(all.indexOf(one) + 1) % all.length] ?? one;

export const garmentFaults: readonly ProductFault[] = [
  { kind: 'a garment without its SKU', isSame: true, spoil: (row) => other(row, row.name) },
  {
    kind: 'a garment, its size before its colour',
    isSame: true,
    spoil: (row) => other(row, row.name.replace(/, (\w+), (\w+)$/, ', $2, $1')),
  },
  {
    kind: 'another size of the garment',
    isSame: false,
    spoil: (row) =>
      other(
        row,
        row.name.replace(/\w+$/, (size) => next(sizes, size)),
      ),
  },
  {
    kind: 'another colour of the garment',
    isSame: false,
    spoil: (row) =>
      other(
        row,
        row.name.replace(/, (\w+),/, (_all, colour: string) => `, ${next(colours, colour)},`),
      ),
  },
];
