import { counted, grouped } from './format.ts';

/** What the part “Lists” of the mapping says. */
export const listRuleText = {
  intro:
    'Which lists of Dotdigital customers belong in, by what the ERP says of them. Whoever is missing in one, or is too much, is a case; nothing is put right by itself.',
  none: 'No list yet: who is in which list is not compared.',
  add: 'Add a list',
  find: 'Find a list',
  noneFound: 'No list of the account has this in its name.',
  unread: 'The lists of the account are read by the job “Campaigns”; run it once.',
  taken: 'has a rule',
  reserved: 'kept by Dotdigital itself',
  looking: 'Looking…',
  full: (most: number): string => `A mapping has at most ${grouped(most)} lists.`,
  contacts: (count: number): string => counted(count, 'contact'),
  editorOf: (name: string): string => `Who belongs in ${name}`,
  who: 'Who belongs in it',
  choices: {
    everyone: 'Every customer who is sent',
    'those-with': 'Those with certain values',
  },
  field: 'Of which field',
  oneOf: 'One of these values',
  takesOut: 'Other customers who are sent and are in it leave it',
  sent: 'Only who is sent and can be mailed is asked for. Nobody is put back into a list that they left.',
  drop: (name: string): string => `Drop ${name}`,
  saving: 'being saved',
  countFirst: 'Count what changes, to see whom it would add and take out.',
  gaps: (add: number, takeOut: number): string =>
    add + takeOut === 0
      ? 'Everybody is where they belong.'
      : `${grouped(add)} would have to join, ${grouped(takeOut)} to leave.`,
} as const;
