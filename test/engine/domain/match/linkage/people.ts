import { nobody, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { fractions } from '../../../../../electron/engine/domain/match/linkage/random.ts';

const firstNames =
  'Ruth Karl Anna Peter Maria Omar Grace Ivan Lucy Hugo Nina Paul Clara Felix Irene Oscar Tanya Bruno Della Yusuf'.split(
    ' ',
  );
const lastNames =
  'Ogilvie Brown Weber Novak Rossi Haddad Larsen Moreau Kowalski Silva Byrne Fischer Okafor Lindqvist Petrov Gallo Santos Dupont Ahmed Murphy Castillo Jensen Varga Tanaka Whitfield Abbott Crane Delgado Engel Farrow'.split(
    ' ',
  );
const streets =
  'Mill Park Station Church Victoria Queen Garden Harbour Chapel Castle Orchard Bridge School Forest Meadow'.split(' ');
const cities = 'Leeds York Bath Derby Truro Ely Ripon Wells Exeter Durham'.split(' ');

/** Made-up people, the same for the same seed; nobody is twice among them. */
export const people = (size: number, seed = 1): readonly Person[] => {
  const next = fractions(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(next() * 10)).join('');
  return Array.from({ length: size }, (_, row) => {
    const [first, last] = [pick(firstNames), pick(lastNames)];
    const date = new Date(
      Date.UTC(1940 + Math.floor(next() * 65), Math.floor(next() * 12), 1 + Math.floor(next() * 28)),
    );
    return {
      ...nobody,
      firstName: first,
      lastName: last,
      birthDate: date.toISOString().slice(0, 10),
      email: `${first}.${last}${row}@post.example`.toLowerCase(),
      phone: `07${digits(9)}`,
      street: `${1 + Math.floor(next() * 90)} ${pick(streets)} ${pick(['Street', 'Lane', 'Road'])}`,
      city: pick(cities),
      postcode: `${pick(['LS', 'YO', 'BA', 'DE'])}${digits(1)} ${digits(1)}${pick([...'ABDEF'])}${pick([...'GHJLN'])}`,
    };
  });
};
