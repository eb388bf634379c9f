import type { Telling } from '../../shared/domain/mapping-document.ts';
import { grouped } from './format.ts';

export const ownFieldText = {
  add: 'Add a field',
  find: 'Find a field of the ERP',
  figure: 'refunded ones left out',
  mapped: 'in the table',
  looking: 'Looking…',
  unread: "Run “Customers, in full” once: it reads the ERP's own fields.",
  none: (isSought: boolean): string =>
    isSought ? 'No field of the ERP has this in its name.' : 'The ERP sends no fields of its own.',
  held: (customers: number, all: number, example: string): string =>
    `${grouped(customers)} of ${grouped(all)}, such as “${example.length > 24 ? `${example.slice(0, 23)}…` : example}”`,
  remove: (name: string): string => `Take ${name} out of the mapping`,
  added: (name: string): string => `${name} is in the draft.`,
  full: 'All 32 places for added fields are taken, in the draft or in what is in force.',
} as const;

/** What an own field of the ERP may tell of who somebody is. */
export const tellingText = {
  label: 'Tells who somebody is',
  choices: { no: 'no', company: 'company', identifier: 'membership or tax number' },
  effect: {
    no: 'It is sent and compared, and says nothing of who belongs to whom.',
    company:
      'Where neither number nor email links two records, the same company speaks for one person and another one against. Colleagues share it: by itself it makes nobody one person.',
    identifier:
      'Where neither number nor email links two records, the same number speaks strongly for one person and another one against. A number that a family or a firm shares is none: choose no.',
  },
} as const satisfies {
  readonly label: string;
  readonly choices: Readonly<Record<Telling | 'no', string>>;
  readonly effect: Readonly<Record<Telling | 'no', string>>;
};
