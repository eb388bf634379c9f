import { mill, park, record, type Story } from './story.ts';

/** Written by hand. */
export const sameStories: readonly Story[] = [
  {
    story: 'Ruth married and kept her email',
    isSame: true,
    one: record('Ruth', 'Ogilvie', '1979-03-05', 'ruth.o@post.example', '07700 900418', mill),
    other: record('Ruth', 'Ogilvie-Hartnoll', null, 'ruth.o@post.example', '+44 7700 900418', mill),
  },
  {
    story: 'Thomasina changed provider and surname in one year',
    isSame: true,
    one: record('Thomasina', 'Pettigrew', '1981-06-11', 't.pettigrew@post.example', '07700 551907', [
      '23 Larkspur Avenue',
      'Leeds',
      'LS17 6AB',
    ]),
    other: record('Thomasina', 'Vandermeer', '1981-06-11', 'r.vandermeer@fastpost.example', '07700551907', [
      '23 Larkspur Avenue',
      'Leeds',
      'LS17 6AB',
    ]),
  },
  {
    story: 'Łukasz as the call centre wrote him',
    isSame: true,
    one: record('Łukasz', 'Błaszczyk', '1990-12-01', 'lblaszczyk@post.example', '07700 900421', park),
    other: record('Lukasz', 'Blaszczyk', '1990-01-12', 'lblaszczyk@post.example', null, [null, 'York', null]),
  },
  {
    story: 'Jürgen from the German shop',
    isSame: true,
    one: record('Jürgen', 'Großschädl', '1968-04-30', 'j.grossschaedl@post.example', null, [
      'Lindenstraße 7a',
      'Köln',
      '50674',
    ]),
    other: record('Juergen', 'Grossschaedl', '1968-04-30', 'juergen.g@fastpost.example', null, [
      'Lindenstr. 7a',
      'Koeln',
      '50674',
    ]),
  },
  {
    story: "names in each other's field, address in short",
    isSame: true,
    one: record('Chidi', 'Okonjo', '1985-10-10', 'chidi.okonjo@post.example', '07700 900422', [
      '201 Victoria Terrace',
      'Cardiff',
      'CF10 5TT',
    ]),
    other: record('OKONJO', 'CHIDI', '1985-10-10', 'okonjo.c@fastpost.example', '07700 900422', [
      '201 Victoria Terr.',
      'Caerdydd',
      'cf105tt',
    ]),
  },
  {
    story: 'the plumber who orders as himself and as his firm',
    isSame: true,
    one: record(
      'Barnaby',
      'Thistlewood',
      null,
      'barnaby@thistlewood.example',
      '0117 496 0111',
      ['9 Quay Street', 'Bristol', 'BS1 4DB'],
      { firm: 'Thistlewood Plumbing Ltd' },
    ),
    other: record(
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
    story: 'Niamh, heard over the phone',
    isSame: true,
    one: record('Niamh', 'Gallchobhair', '1993-05-17', 'niamh.g@post.example', '07700 900423', [
      '3 Elmfield Close',
      'Belfast',
      'BT9 6AA',
    ]),
    other: record('Neve', 'Gallagher', '1993-05-17', 'niamh.g@post.example', '07700 900423', [
      '3 Elmfield Close',
      'Belfast',
      'BT9 6AA',
    ]),
  },
  {
    story: 'an order by guest checkout: name, street, nothing else',
    isSame: true,
    one: record('Wilhelmina', 'Quartermaine', '1958-08-19', 'mina.q@post.example', '07700 900424', [
      'The Old Forge, Church Lane',
      'Norwich',
      'NR3 1AB',
    ]),
    other: record('Mina', 'Quartermaine', null, null, null, ['Old Forge, Church Lane', 'Norwich', 'NR3 1AB'], {
      orders: ['SO-771001'],
    }),
  },
  {
    story: 'the caterer who left her firm: a new name, home and mailbox, but her phone and her order',
    isSame: true,
    one: record(
      'Clementine',
      'Harbottle',
      null,
      'clementine@harbottle-catering.example',
      '07700 900433',
      ['3 Ropewalk', 'Hull', 'HU1 2BB'],
      { orders: ['SO-771002', 'SO-771003'] },
    ),
    other: record(
      'Clem',
      'Featherstone',
      null,
      'clem.f@fastpost.example',
      '07700 900433',
      ['19 Abbey Road', 'Whitby', 'YO21 1AA'],
      { orders: ['SO-771003'] },
    ),
  },
  {
    story: 'the same person on a tagged address',
    isSame: true,
    one: record('Delphine', 'Mouret', '1988-07-07', 'delphine.mouret@post.example', null),
    other: record('Delphine', 'Mouret', null, 'delphine.mouret+sale@post.example', null),
  },
  {
    story: 'Mohammed and Mohamad, one letter and one country code apart',
    isSame: true,
    one: record('Mohammed', 'El-Sayegh', '1983-11-30', 'm.elsayegh@post.example', '07700 900428', park),
    other: record('Mohamad', 'El Sayegh', '1983-11-30', null, '0044 7700 900428', park),
  },
  {
    story: 'the year of birth was mistyped at the till',
    isSame: true,
    one: record('Henrietta', 'Cobbold', '1971-09-14', 'h.cobbold@post.example', '07700 900431', [
      '4 Rosemount',
      'Leeds',
      'LS12 1BB',
    ]),
    other: record('Henrietta', 'Cobbold', '1917-09-14', 'henrietta.cobbold@work.example', '07700 900431', [
      '4 Rosemount',
      'Leeds',
      'LS12 1BB',
    ]),
  },
  {
    story: 'she writes her two surnames in both orders',
    isSame: true,
    one: record('María José', 'Ibáñez Villaseñor', '1977-05-25', 'mj.ibanez@post.example', null, [
      'Calle Mayor 12',
      'Madrid',
      '28013',
    ]),
    other: record('Maria Jose', 'Villasenor Ibanez', '1977-05-25', 'mjose77@fastpost.example', null, [
      'C/ Mayor 12',
      'Madrid',
      '28013',
    ]),
  },
  {
    story: 'an initial on the invoice',
    isSame: true,
    one: record('Percival', 'Scrimgeour', '1949-10-31', 'percy.s@post.example', '0131 496 0201', [
      '2 Dovecote Terrace',
      'Edinburgh',
      'EH3 9AA',
    ]),
    other: record('P', 'Scrimgeour', null, null, '0131 496 0201', ['2 Dovecote Terrace', 'Edinburgh', 'EH3 9AA']),
  },
];
