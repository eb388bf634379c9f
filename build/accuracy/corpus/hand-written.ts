import { blank, type Row } from './row.ts';

/** Two records as people really wrote them, and whether they are one person. Written by hand, each with its story. */
export type Story = { readonly story: string; readonly one: Row; readonly other: Row; readonly isSame: boolean };

const row = (
  first: string | null,
  last: string | null,
  born: string | null,
  email: string | null,
  phone: string | null,
  place: readonly [street: string | null, city: string | null, postcode: string | null] = [null, null, null],
  more: Partial<Row> = {},
): Row => ({
  ...blank,
  first,
  last,
  born,
  email,
  phone,
  street: place[0],
  city: place[1],
  postcode: place[2],
  ...more,
});

const mill = ['14 Mill Lane', 'Leeds', 'LS8 2QN'] as const;
const park = ['Flat 3, 88 Park Road', 'York', 'YO10 4DR'] as const;

export const stories: readonly Story[] = [
  {
    story: 'Ruth married and kept her email',
    isSame: true,
    one: row('Ruth', 'Ogilvie', '1979-03-05', 'ruth.o@post.example', '07700 900418', mill),
    other: row('Ruth', 'Ogilvie-Hartnoll', null, 'ruth.o@post.example', '+44 7700 900418', mill),
  },
  {
    story: 'Thomasina changed provider and surname in one year',
    isSame: true,
    one: row('Thomasina', 'Pettigrew', '1981-06-11', 't.pettigrew@post.example', '07700 551907', [
      '23 Larkspur Avenue',
      'Leeds',
      'LS17 6AB',
    ]),
    other: row('Thomasina', 'Vandermeer', '1981-06-11', 'r.vandermeer@fastpost.example', '07700551907', [
      '23 Larkspur Avenue',
      'Leeds',
      'LS17 6AB',
    ]),
  },
  {
    story: 'Ruth and her husband share everything but the name',
    isSame: false,
    one: row('Sigrun', 'Ackerley', '1975-01-15', 'ackerleys@post.example', '0113 496 0101', [
      '6 Eversley Place',
      'Leeds',
      'LS6 3HB',
    ]),
    other: row('Desmond', 'Ackerley', '1973-09-02', 'ackerleys@post.example', '0113 496 0101', [
      '6 Eversley Place',
      'Leeds',
      'LS6 3HB',
    ]),
  },
  {
    story: 'the couple again, without birth dates',
    isSame: false,
    one: row('Petra', 'Wolstenholme', null, 'wolstenholme.family@post.example', '0113 496 0102', park),
    other: row('Garfield', 'Wolstenholme', null, 'wolstenholme.family@post.example', '0113 496 0102', park),
  },
  {
    story: "the son who got his father's name and old phone",
    isSame: false,
    one: row('Edmund', 'Trelawney', '1948-02-20', 'edmund.trelawney@post.example', '07700 900420', mill),
    other: row('Edmund', 'Trelawney', '1977-08-08', 'ed.trelawney@fastpost.example', '07700 900420', park),
  },
  {
    story: 'Łukasz as the call centre wrote him',
    isSame: true,
    one: row('Łukasz', 'Błaszczyk', '1990-12-01', 'lblaszczyk@post.example', '07700 900421', park),
    other: row('Lukasz', 'Blaszczyk', '1990-01-12', 'lblaszczyk@post.example', null, [null, 'York', null]),
  },
  {
    story: 'Jürgen from the German shop',
    isSame: true,
    one: row('Jürgen', 'Großschädl', '1968-04-30', 'j.grossschaedl@post.example', null, [
      'Lindenstraße 7a',
      'Köln',
      '50674',
    ]),
    other: row('Juergen', 'Grossschaedl', '1968-04-30', 'juergen.g@fastpost.example', null, [
      'Lindenstr. 7a',
      'Koeln',
      '50674',
    ]),
  },
  {
    story: "names in each other's field, address in short",
    isSame: true,
    one: row('Chidi', 'Okonjo', '1985-10-10', 'chidi.okonjo@post.example', '07700 900422', [
      '201 Victoria Terrace',
      'Cardiff',
      'CF10 5TT',
    ]),
    other: row('OKONJO', 'CHIDI', '1985-10-10', 'okonjo.c@fastpost.example', '07700 900422', [
      '201 Victoria Terr.',
      'Caerdydd',
      'cf105tt',
    ]),
  },
  {
    story: 'the plumber who orders as himself and as his firm',
    isSame: true,
    one: row(
      'Barnaby',
      'Thistlewood',
      null,
      'barnaby@thistlewood.example',
      '0117 496 0111',
      ['9 Quay Street', 'Bristol', 'BS1 4DB'],
      { firm: 'Thistlewood Plumbing Ltd' },
    ),
    other: row(
      'Barnaby',
      'Thistlewood',
      null,
      'info@thistlewood.example',
      '+44 117 496 0111',
      ['9 Quay St', 'Bristol', 'BS1 4DB'],
      { firm: 'Thistlewood Plumbing' },
    ),
  },
  {
    story: 'his colleague on the same mailbox',
    isSame: false,
    one: row(
      'Marigold',
      'Eastaway',
      null,
      'info@eastaway-print.example',
      '0117 496 0112',
      ['11 Quay Street', 'Bristol', 'BS1 4DC'],
      { firm: 'Eastaway Print Ltd' },
    ),
    other: row(
      'Fenton',
      'Drabble',
      null,
      'info@eastaway-print.example',
      '0117 496 0112',
      ['11 Quay Street', 'Bristol', 'BS1 4DC'],
      { firm: 'Eastaway Print Ltd' },
    ),
  },
  {
    story: 'Niamh, heard over the phone',
    isSame: true,
    one: row('Niamh', 'Gallchobhair', '1993-05-17', 'niamh.g@post.example', '07700 900423', [
      '3 Elmfield Close',
      'Belfast',
      'BT9 6AA',
    ]),
    other: row('Neve', 'Gallagher', '1993-05-17', 'niamh.g@post.example', '07700 900423', [
      '3 Elmfield Close',
      'Belfast',
      'BT9 6AA',
    ]),
  },
  {
    story: 'an order by guest checkout: name, street, nothing else',
    isSame: true,
    one: row('Wilhelmina', 'Quartermaine', '1958-08-19', 'mina.q@post.example', '07700 900424', [
      'The Old Forge, Church Lane',
      'Norwich',
      'NR3 1AB',
    ]),
    other: row('Mina', 'Quartermaine', null, null, null, ['Old Forge, Church Lane', 'Norwich', 'NR3 1AB'], {
      orders: ['SO-771001'],
    }),
  },
  {
    story: 'a student who moved out of a shared house',
    isSame: false,
    one: row('Tobias', 'Eggleston', '2001-02-03', 'tobias.e@post.example', '07700 900425', [
      '5 Grange Avenue',
      'Sheffield',
      'S10 2TN',
    ]),
    other: row('Ottoline', 'Brathwaite', '2001-09-09', 'ottoline.b@post.example', '07700 900426', [
      '5 Grange Avenue',
      'Sheffield',
      'S10 2TN',
    ]),
  },
  {
    story: 'a phone number that was given out again',
    isSame: false,
    one: row('Cosmo', 'Larkin', '1966-06-06', 'cosmo.larkin@post.example', '07700 900427', [
      '118 Gladstone Road',
      'Leeds',
      'LS11 5RT',
    ]),
    other: row('Bridget', 'Amberley', '1999-03-21', 'bridget.a@fastpost.example', '07700 900427', park),
  },
  {
    story: 'the same person on a tagged address',
    isSame: true,
    one: row('Delphine', 'Mouret', '1988-07-07', 'delphine.mouret@post.example', null),
    other: row('Delphine', 'Mouret', null, 'delphine.mouret+sale@post.example', null),
  },
  {
    story: 'Mohammed and Mohamad, one letter and one country code apart',
    isSame: true,
    one: row('Mohammed', 'El-Sayegh', '1983-11-30', 'm.elsayegh@post.example', '07700 900428', park),
    other: row('Mohamad', 'El Sayegh', '1983-11-30', null, '0044 7700 900428', park),
  },
  {
    story: 'two cousins of one name in one town',
    isSame: false,
    one: row('Imran', 'Chaudhry-Bux', '1980-01-04', 'imran.cb@post.example', '07700 900429', [
      '61 Albert Road',
      'Bradford',
      'BD1 2ST',
    ]),
    other: row('Imran', 'Chaudhry-Bux', '1992-10-23', 'imran92@fastpost.example', '07700 900430', [
      '7 Canal Street',
      'Bradford',
      'BD3 9XY',
    ]),
  },
  {
    story: 'the year of birth was mistyped at the till',
    isSame: true,
    one: row('Henrietta', 'Cobbold', '1971-09-14', 'h.cobbold@post.example', '07700 900431', [
      '4 Rosemount',
      'Leeds',
      'LS12 1BB',
    ]),
    other: row('Henrietta', 'Cobbold', '1917-09-14', 'henrietta.cobbold@work.example', '07700 900431', [
      '4 Rosemount',
      'Leeds',
      'LS12 1BB',
    ]),
  },
  {
    story: "a gift: the buyer's email, the receiver's name and address",
    isSame: false,
    one: row('Leopold', 'Ashworthy', '1962-12-12', 'leo.ashworthy@post.example', '07700 900432', mill),
    other: row('Cordelia', 'Finnemore', null, 'leo.ashworthy@post.example', null, [
      '40 Sycamore Drive',
      'Exeter',
      'EX4 4QJ',
    ]),
  },
  {
    story: 'she writes her two surnames in both orders',
    isSame: true,
    one: row('María José', 'Ibáñez Villaseñor', '1977-05-25', 'mj.ibanez@post.example', null, [
      'Calle Mayor 12',
      'Madrid',
      '28013',
    ]),
    other: row('Maria Jose', 'Villasenor Ibanez', '1977-05-25', 'mjose77@fastpost.example', null, [
      'C/ Mayor 12',
      'Madrid',
      '28013',
    ]),
  },
  {
    story: 'mother and daughter of one initial',
    isSame: false,
    one: row('Jocasta', 'Pemberley', '1955-04-04', 'j.pemberley@post.example', '01904 496 011', park),
    other: row('Juno', 'Pemberley', '1984-02-29', 'j.pemberley@post.example', '01904 496 011', park),
  },
  {
    story: 'an initial on the invoice',
    isSame: true,
    one: row('Percival', 'Scrimgeour', '1949-10-31', 'percy.s@post.example', '0131 496 0201', [
      '2 Dovecote Terrace',
      'Edinburgh',
      'EH3 9AA',
    ]),
    other: row('P', 'Scrimgeour', null, null, '0131 496 0201', ['2 Dovecote Terrace', 'Edinburgh', 'EH3 9AA']),
  },
  {
    story: 'placeholders in every field',
    isSame: false,
    one: row('Test', 'Customer', '1900-01-01', null, '00000000000', ['.', 'Leeds', 'LS1 1AA']),
    other: row('Unknown', 'Customer', '1900-01-01', null, '00000000000', ['.', 'Leeds', 'LS1 1AA']),
  },
  {
    story: 'a company that was entered twice, once with its contact',
    isSame: false,
    one: row(
      null,
      null,
      null,
      'accounts@fernhillvets.example',
      '01242 496 030',
      ['1 Fernhill', 'Cheltenham', 'GL50 1AA'],
      { firm: 'Fernhill Veterinary Centre' },
    ),
    other: row(
      'Rosalind',
      'Tapscott',
      null,
      'rosalind@fernhillvets.example',
      '01242 496 030',
      ['1 Fernhill', 'Cheltenham', 'GL50 1AA'],
      { firm: 'Fernhill Veterinary Centre' },
    ),
  },
];
