import { mill, park, record, type Story } from './story.ts';

/** Written by hand. */
export const otherStories: readonly Story[] = [
  {
    story: 'Ruth and her husband share everything but the name',
    isSame: false,
    one: record('Sigrun', 'Ackerley', '1975-01-15', 'ackerleys@post.example', '0113 496 0101', [
      '6 Eversley Place',
      'Leeds',
      'LS6 3HB',
    ]),
    other: record('Desmond', 'Ackerley', '1973-09-02', 'ackerleys@post.example', '0113 496 0101', [
      '6 Eversley Place',
      'Leeds',
      'LS6 3HB',
    ]),
  },
  {
    story: 'the couple again, without birth dates',
    isSame: false,
    one: record('Petra', 'Wolstenholme', null, 'wolstenholme.family@post.example', '0113 496 0102', park),
    other: record('Garfield', 'Wolstenholme', null, 'wolstenholme.family@post.example', '0113 496 0102', park),
  },
  {
    story: "the son who got his father's name and old phone",
    isSame: false,
    one: record('Edmund', 'Trelawney', '1948-02-20', 'edmund.trelawney@post.example', '07700 900420', mill),
    other: record('Edmund', 'Trelawney', '1977-08-08', 'ed.trelawney@fastpost.example', '07700 900420', park),
  },
  {
    story: 'his colleague on the same mailbox',
    isSame: false,
    one: record(
      'Marigold',
      'Eastaway',
      null,
      'info@eastaway-print.example',
      '0117 496 0112',
      ['11 Quay Street', 'Bristol', 'BS1 4DC'],
      { firm: 'Eastaway Print Ltd' },
    ),
    other: record(
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
    story: 'a student who moved out of a shared house',
    isSame: false,
    one: record('Tobias', 'Eggleston', '2001-02-03', 'tobias.e@post.example', '07700 900425', [
      '5 Grange Avenue',
      'Sheffield',
      'S10 2TN',
    ]),
    other: record('Ottoline', 'Brathwaite', '2001-09-09', 'ottoline.b@post.example', '07700 900426', [
      '5 Grange Avenue',
      'Sheffield',
      'S10 2TN',
    ]),
  },
  {
    story: 'a phone number that was given out again',
    isSame: false,
    one: record('Cosmo', 'Larkin', '1966-06-06', 'cosmo.larkin@post.example', '07700 900427', [
      '118 Gladstone Road',
      'Leeds',
      'LS11 5RT',
    ]),
    other: record('Bridget', 'Amberley', '1999-03-21', 'bridget.a@fastpost.example', '07700 900427', park),
  },
  {
    story: 'two cousins of one name in one town',
    isSame: false,
    one: record('Imran', 'Chaudhry-Bux', '1980-01-04', 'imran.cb@post.example', '07700 900429', [
      '61 Albert Road',
      'Bradford',
      'BD1 2ST',
    ]),
    other: record('Imran', 'Chaudhry-Bux', '1992-10-23', 'imran92@fastpost.example', '07700 900430', [
      '7 Canal Street',
      'Bradford',
      'BD3 9XY',
    ]),
  },
  {
    story: "a gift: the buyer's email, the receiver's name and address",
    isSame: false,
    one: record('Leopold', 'Ashworthy', '1962-12-12', 'leo.ashworthy@post.example', '07700 900432', mill),
    other: record('Cordelia', 'Finnemore', null, 'leo.ashworthy@post.example', null, [
      '40 Sycamore Drive',
      'Exeter',
      'EX4 4QJ',
    ]),
  },
  {
    story: 'mother and daughter of one initial',
    isSame: false,
    one: record('Jocasta', 'Pemberley', '1955-04-04', 'j.pemberley@post.example', '01904 496 011', park),
    other: record('Juno', 'Pemberley', '1984-02-29', 'j.pemberley@post.example', '01904 496 011', park),
  },
  {
    story: 'the till took an order for the customer before',
    isSame: false,
    one: record(
      'Ignatius',
      'Pell',
      '1969-02-11',
      'ignatius.pell@post.example',
      '07700 900434',
      ['2 Harbour Row', 'Hull', 'HU1 1TT'],
      { orders: ['SO-771010', 'SO-771011'] },
    ),
    other: record(
      'Sunniva',
      'Marchbanks',
      null,
      'sunniva.m@post.example',
      null,
      ['50 Dock Street', 'Hull', 'HU9 3RW'],
      {
        orders: ['SO-771011'],
      },
    ),
  },
  {
    story: 'he pays, her name is on the parcel: two orders of one home',
    isSame: false,
    one: record('Alaric', 'Venables', null, 'alaric.venables@post.example', '07700 900435', mill, {
      orders: ['SO-771020', 'SO-771021'],
    }),
    other: record('Mirabel', 'Venables', null, 'mirabel.venables@post.example', null, mill, {
      orders: ['SO-771020', 'SO-771021'],
    }),
  },
  {
    story: 'placeholders in every field',
    isSame: false,
    one: record('Test', 'Customer', '1900-01-01', null, '00000000000', ['.', 'Leeds', 'LS1 1AA']),
    other: record('Unknown', 'Customer', '1900-01-01', null, '00000000000', ['.', 'Leeds', 'LS1 1AA']),
  },
  {
    story: 'a company that was entered twice, once with its contact',
    isSame: false,
    one: record(
      null,
      null,
      null,
      'accounts@fernhillvets.example',
      '01242 496 030',
      ['1 Fernhill', 'Cheltenham', 'GL50 1AA'],
      { firm: 'Fernhill Veterinary Centre' },
    ),
    other: record(
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
