import type { Seeded } from '../../chaos/seeded.ts';

/** A product as either side holds it. */
export type ProductRow = { readonly sku: string | null; readonly name: string; readonly price: string | null };

/** What the catalogue holds of a product of the ERP: the same thing, or only something like it. */
export type ProductFault = {
  readonly kind: string;
  readonly isSame: boolean;
  readonly spoil: (row: ProductRow, by: Seeded) => ProductRow;
};

const brands = 'Northwave Corvid Halden Ledgerly Maplewood Brightsea Tarnhow Ostrava Pellworm Quayside'.split(' ');
const things =
  'turntable|coffee maker|walking boots|rain jacket|desk lamp|garden hose|wool blanket|cordless drill|espresso cups|travel bag|wall clock|tea kettle|bread knife|bath towel|door mat|bike pump'.split(
    '|',
  );
const colours = 'black white red navy olive sand grey teal'.split(' ');

/** A product with a SKU and a model in its name. */
export const productOf = (by: Seeded, place: number): ProductRow => {
  const model = `${String.fromCharCode(65 + (place % 26), 65 + by.whole(0, 25))}${by.whole(100, 9_999)}`;
  return {
    sku: `${String(by.whole(1, 99)).padStart(4, '0')}-${model}-${by.whole(10, 99)}`,
    name: `${by.pick(brands)} ${by.pick(things)} ${model} ${by.pick(colours)}, ${by.whole(1, 60)} cm`,
    price: `${by.whole(4, 400)}.${by.whole(10, 99)}`,
  };
};

const modelIn = (name: string): string => /\b[A-Z]{2}\d{3,4}\b/.exec(name)?.[0] ?? '';
const other = (row: ProductRow): ProductRow => ({ ...row, sku: null });

export const productFaults: readonly ProductFault[] = [
  { kind: 'as it is', isSame: true, spoil: (row) => row },
  { kind: 'SKU in small letters', isSame: true, spoil: (row) => ({ ...row, sku: row.sku?.toLowerCase() ?? null }) },
  {
    kind: 'SKU without separators',
    isSame: true,
    spoil: (row) => ({ ...row, sku: row.sku?.replaceAll('-', '') ?? null }),
  },
  {
    kind: 'SKU without zeros before it',
    isSame: true,
    spoil: (row) => ({ ...row, sku: row.sku?.replace(/^0+/, '') ?? null }),
  },
  { kind: 'SKU with spaces', isSame: true, spoil: (row) => ({ ...row, sku: ` ${row.sku?.replaceAll('-', ' ')}` }) },
  { kind: 'no SKU, the same name', isSame: true, spoil: other },
  {
    kind: 'no SKU, words in another order',
    isSame: true,
    spoil: (row, by) => ({
      ...other(row),
      name: by
        .shuffled(row.name.replace(',', '').split(' '))
        .join(' ')
        .replace(/\b(\d+)\b(?! cm)/, '$1')
        .replace(/ cm\b/, ''),
    }),
  },
  {
    kind: 'no SKU, the model with a dash',
    isSame: true,
    spoil: (row) => ({ ...other(row), name: row.name.replace(/\b([A-Z]{2})(\d{3,4})\b/, '$1-$2') }),
  },
  {
    kind: 'no SKU, the size without a space',
    isSame: true,
    spoil: (row) => ({ ...other(row), name: row.name.replace(/ cm$/, 'cm') }),
  },
  {
    kind: 'no SKU, only brand, thing and model',
    isSame: true,
    spoil: (row) => ({ ...other(row), name: row.name.replace(/ \w+, \d+ cm$/, '') }),
  },
  {
    kind: 'the next model of the series',
    isSame: false,
    spoil: (row) => ({
      ...other(row),
      name: row.name
        .replace(modelIn(row.name), `${modelIn(row.name).slice(0, 2)}${Number(modelIn(row.name).slice(2)) + 7}`)
        .replace(/(\d+) cm$/, (_all, size: string) => `${Number(size) + 20} cm`),
    }),
  },
  { kind: 'another thing altogether', isSame: false, spoil: (_row, by) => other(productOf(by, 3)) },
];
