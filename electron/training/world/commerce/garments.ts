/** What Northbank sells: the word, its category, and a price in whole pounds from and to. */
export type Garment = readonly [word: string, category: string, from: number, to: number];

export const garments: readonly [Garment, ...Garment[]] = [
  ['Shirt', 'Shirts', 29, 69],
  ['Polo', 'Shirts', 25, 49],
  ['Blouse', 'Blouses', 29, 79],
  ['Dress', 'Dresses', 49, 149],
  ['Skirt', 'Skirts', 35, 89],
  ['Jumper', 'Knitwear', 39, 119],
  ['Cardigan', 'Knitwear', 45, 129],
  ['Chinos', 'Trousers', 39, 85],
  ['Jeans', 'Trousers', 45, 99],
  ['Jacket', 'Coats & jackets', 79, 249],
  ['Parka', 'Coats & jackets', 129, 299],
  ['Raincoat', 'Coats & jackets', 89, 189],
  ['Scarf', 'Accessories', 15, 59],
  ['Beanie', 'Accessories', 12, 35],
  ['Belt', 'Accessories', 19, 55],
  ['Trainers', 'Shoes', 55, 139],
  ['Boots', 'Shoes', 85, 219],
];

/** Sold by the half metre. */
export const fabric: Garment = ['Fabric by the metre', 'Fabric', 9, 42];

export const lines = [
  'Ilkley',
  'Whitby',
  'Malham',
  'Swaledale',
  'Ribblehead',
  'Otley',
  'Saltaire',
  'Hebden',
  'Kirkstall',
  'Bolton Abbey',
  'Grassington',
  'Robin Hood’s Bay',
] as const;

type Colour = readonly [name: string, code: string];

export const colours: readonly [Colour, ...Colour[]] = [
  ['Navy', 'NVY'],
  ['Black', 'BLK'],
  ['Ecru', 'ECR'],
  ['Moss', 'MOS'],
  ['Rust', 'RST'],
  ['Sky', 'SKY'],
  ['Charcoal', 'CHA'],
];

export const sizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;
