import type {
  ApartReason,
  CauseEvent,
  CauseFix,
  CauseRow,
  CauseSignature,
  Mechanism,
} from '../../shared/domain/cause.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped, when } from './format.ts';
import { fieldNamed, mechanismWords } from './mechanism-words.ts';
import { comparedFieldText, kindShortText, ownerText } from './names.ts';

export type CauseDetail = OutputOf<'cause.get'>;

const fieldOf = ({ field, kind }: CauseSignature): string =>
  field === null ? kindShortText[kind] : comparedFieldText[field];

/** "Birth date: day and month swapped". */
export const causeTitle = (signature: CauseSignature): string =>
  `${fieldOf(signature)}: ${mechanismWords[signature.mechanism].title(signature.detail ?? '')}`;

/** The pattern in words, and when it was written. */
export const causeBroke = ({ signature, wave }: CauseRow, now: number): string => {
  const pattern = mechanismWords[signature.mechanism].broke(signature.detail ?? '');
  if (wave === null || signature.mechanism === 'written-together') return pattern;
  const span =
    wave.to - wave.from < 60_000 ? `at ${when(wave.from, now)}` : `${when(wave.from, now)} to ${when(wave.to, now)}`;
  return `${pattern} Nine of ten of Dotdigital’s records were last written ${span}.`;
};

/** Neither the ERP nor Dotdigital tells it: no habit of a person can be found by it. */
export const whoWroteText = 'Neither system tells who wrote a value.';

const outside: ReadonlySet<Mechanism> = new Set([
  'same-import',
  'refused',
  'one-contact',
  'collection',
  'changed-together',
]);

/** What would end the cause, as the heading of its step and as what there is to do. */
export const fixTitle = (fix: CauseFix, { mechanism }: CauseSignature): string => {
  switch (fix.do) {
    case 'mapping':
      return `The cause: the mapping of ${fieldNamed(fix.field)}`;
    case 'create-field':
      return `The cause: data field ${fix.name} (${fix.type})`;
    case 'words':
      return mechanism === 'format'
        ? 'The cause: how the value is typed in'
        : `The cause: for ${ownerText[fix.owner].toLowerCase()}`;
  }
};

export const fixText = (fix: CauseFix, signature: CauseSignature): string => {
  switch (fix.do) {
    case 'mapping':
      return `From “${fix.before}” to “${fix.after}”: this closes ${grouped(fix.closes)} of ${grouped(fix.of)} tried, and nothing is sent for them.`;
    case 'create-field':
      return 'Create it, then approve the records: nothing can be written there before.';
    case 'words':
      return wordsFor(signature);
  }
};

const wordsFor = ({ kind, mechanism, field }: CauseSignature): string => {
  if (mechanism === 'format')
    return 'Ask whoever types the value into the ERP, or brings it in, to write it otherwise. Each record is corrected in the ERP.';
  if (mechanism === 'one-source')
    return 'Let that page, shop or till record the permission. Until then ask each person.';
  if (mechanism === 'list-lacks')
    return 'See whether a program, a form or an import should put them into it. Joining may start programs, so each is decided by itself.';
  if (mechanism === 'list-holds-others')
    return 'See whether a program, a form or an import puts them into it: that would put them in again.';
  if ((kind === 'field-drift' || kind === 'reward-drift') && !outside.has(mechanism) && mechanism !== 'emptied')
    return `No other way to read the ERP’s ${fieldNamed(field)} closes these, so something outside Concord writes to Dotdigital. Stop it there first, or it writes them wrongly again.`;
  return 'Concord cannot change what brought this about. Look there first; what is left is fixed record by record.';
};

/** What the mapping that would end a cause makes of approving its records. */
export const mappingFirst =
  'Change the mapping first: until then Concord reads these values otherwise, and approving would write what it reads.';

export const apartText: Readonly<Record<ApartReason, string>> = {
  'off-pattern': 'Came with them, and does not follow the pattern',
  'written-since': 'Written again since',
  'more-differs': 'Differs in more than this',
  'shared-address': 'Shares its address with another customer',
  'came-back': 'A fix of it failed or was taken back',
  'taken-out': 'Taken out by hand',
};

/** "One cause · 412 records". */
export const causeSummary = ({ counts: { together, apart, underWay, aside, closed }, settledAt }: CauseRow): string => {
  if (settledAt !== null) return counted(closed + aside, 'record');
  const open = together + apart;
  if (open === 0) return `${counted(underWay, 'record')} under way`;
  return `One cause · ${counted(open, 'record')}`;
};

/** How many there are, and what became of the others. */
export const causeCounts = ({ counts: { together, apart, underWay, aside, closed } }: CauseRow): string => {
  const rest = [
    ...(underWay > 0 ? [`${grouped(underWay)} under way`] : []),
    ...(closed > 0 ? [`${grouped(closed)} closed`] : []),
    ...(aside > 0 ? [`${grouped(aside)} put aside`] : []),
  ];
  return [`${counted(together + apart, 'record')} open`, ...rest].join(', ');
};

export const eventText = ({ what, count, by }: CauseDetail['history'][number]): string => {
  const own: Readonly<Record<CauseEvent, string>> = {
    found: `Found with ${counted(count, 'record')}`,
    'came-back': `Came back with ${counted(count, 'record')}`,
    approved: `${counted(count, 'record')} approved`,
    drafted: 'The mapping that ends it put down as the draft',
    'taken-out': 'A record taken out',
    'put-back': 'A record put back',
    settled: `Settled: all ${counted(count, 'record')} closed`,
  };
  return by === null ? own[what] : `${own[what]} by ${by}`;
};

export const causesText = {
  title: 'Causes',
  all: (count: number) => `All ${grouped(count)}`,
  fewer: 'Fewer',
  action: 'Cause…',
  failed: 'This cause could not be read',
  broke: 'What broke',
  done: 'What will be done',
  effect: 'Expected effect',
  history: 'History',
  draft: 'Put it down as a draft',
  replace: 'Replace the draft',
  rehearse: 'Count on all customers',
  rehearsing: 'Counting…',
  rehearsed: ({ looked, values, opened, closed }: OutputOf<'cause.rehearse'>): string =>
    `Counted on ${grouped(looked)} customers: ${grouped(values)} would be sent otherwise, ${grouped(closed)} mismatches close, ${grouped(opened)} open.`,
  create: 'Create it in Mapping',
  takeOut: 'Take out',
  putBack: 'Put back',
  together: 'fixed together',
  apart: 'apart',
  stayOpen: 'stay open',
  settled: 'Nothing of it is open any more.',
  closes: 'Mismatches that close',
  stays: 'Stay open',
  unknown: 'unknown',
  programs: 'Programs that may start',
  segments: 'Segments',
  unknownWhy: 'Dotdigital tells neither which programs listen to a value nor who would move between segments.',
} as const;
