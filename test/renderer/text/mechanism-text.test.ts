import { describe, expect, test } from 'vitest';
import {
  causeBroke,
  causeCounts,
  causeSummary,
  causeTitle,
  eventText,
  fixText,
  fixTitle,
} from '../../../renderer/text/mechanism-text.ts';
import { nameAddedFields } from '../../../renderer/text/names.ts';
import { type CauseRow, type CauseSignature, causeEvents, mechanisms } from '../../../shared/domain/cause.ts';

const now = Date.UTC(2026, 10, 26, 12);

const signatureOf = (change: Partial<CauseSignature> = {}): CauseSignature => ({
  kind: 'field-drift',
  mechanism: 'day-month-swapped',
  field: 'birthDate',
  detail: null,
  ...change,
});

const rowOf = (change: Partial<CauseRow> = {}): CauseRow => ({
  id: 1,
  signature: signatureOf(),
  owner: 'marketing',
  counts: { together: 403, apart: 9, underWay: 0, aside: 0, closed: 0 },
  foundAt: now,
  since: now,
  wave: null,
  settledAt: null,
  ...change,
});

describe('the words of every mechanism', () => {
  test.each(mechanisms.map((mechanism) => [mechanism]))(
    '%s has a title, a sentence and what there is to do',
    (mechanism) => {
      const signature = signatureOf({
        mechanism,
        detail: /shifted/.test(mechanism) ? '+60' : '2026-11-18T05:00:00.000Z',
      });
      const words = [
        causeTitle(signature),
        causeBroke(rowOf({ signature }), now),
        fixTitle({ do: 'words', owner: 'integration' }, signature),
        fixText({ do: 'words', owner: 'integration' }, signature),
      ];
      for (const text of words) expect(text).not.toMatch(/undefined|null|NaN|Invalid/);
    },
  );

  test.each<[Partial<CauseSignature>, string]>([
    [{}, 'Date of birth: day and month swapped'],
    [{ mechanism: 'cut', field: 'city', detail: '6' }, 'City: cut at 6 characters'],
    [{ mechanism: 'other-field', field: 'firstName', detail: 'lastName' }, 'First name: holds last name'],
    [{ mechanism: 'country-code', field: 'phone', detail: '+44 → ' }, 'Phone: begins otherwise, +44 → nothing'],
    [{ mechanism: 'time-shifted', field: 'orderedAt', detail: '-60' }, 'Ordered: 1 hour earlier'],
    [{ kind: 'list-gap', mechanism: 'list-lacks', field: null, detail: 'VIP' }, 'Lists: VIP lacks who belongs in it'],
    [
      { kind: 'list-gap', mechanism: 'list-holds-others', field: null, detail: 'VIP' },
      'Lists: VIP holds who does not belong in it',
    ],
    [
      { kind: 'import-rejected', mechanism: 'same-import', field: null, detail: 'i: x' },
      'Refused: refused by one import',
    ],
  ])('%j is told as %s', (change, expected) => {
    const [behind] = expected.split(': ').slice(1);
    expect(causeTitle(signatureOf(change))).toContain(behind ?? expected);
  });
});

test('when the records were written is told where they were written together', () => {
  const wave = { from: Date.UTC(2026, 10, 18, 5, 58), to: Date.UTC(2026, 10, 18, 6, 20) };
  expect(causeBroke(rowOf({ wave }), now)).toMatch(/Nine of ten of Dotdigital’s records were last written 18 Nov 2026/);
  expect(causeBroke(rowOf(), now)).not.toMatch(/Nine of ten/);
});

test('a cause says how many wait, what is under way, and when it is settled', () => {
  expect(causeSummary(rowOf())).toBe('One cause · 412 records');
  const sent = { together: 0, apart: 0, underWay: 403, aside: 0, closed: 9 };
  expect(causeSummary(rowOf({ counts: sent }))).toBe('403 records under way');
  expect(causeCounts(rowOf({ counts: sent }))).toBe('0 records open, 403 under way, 9 closed');
  expect(causeSummary(rowOf({ counts: { ...sent, underWay: 0 }, settledAt: now }))).toBe('9 records');
});

test('the mapping that ends a cause is told as it is and as it would be', () => {
  const fix = { do: 'mapping', field: 'birthDate', before: 'a', after: 'b', closes: 400, of: 403 } as const;
  expect(fixText(fix, signatureOf())).toBe(
    'From “a” to “b”: this closes 400 of 403 tried, and nothing is sent for them.',
  );
  expect(fixTitle(fix, signatureOf())).toBe('The cause: the mapping of date of birth');
});

test('what the ERP calls a field is not put in small letters', () => {
  nameAddedFields([{ field: 'extra1', name: 'VAT Code' }]);
  expect(causeTitle(signatureOf({ mechanism: 'other-field', field: 'city', detail: 'extra1' }))).toBe(
    'City: holds VAT Code',
  );
});

test('every event of its history is told, with who did it', () => {
  for (const what of causeEvents) {
    expect(eventText({ at: now, what, count: 2, by: null })).not.toMatch(/undefined/);
    expect(eventText({ at: now, what, count: 2, by: 'anna' })).toMatch(/by anna$/);
  }
});
