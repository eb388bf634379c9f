import { describe, expect, test } from 'vitest';
import { relationsOf, type ToldField } from '../../../../electron/engine/domain/causes/relations.ts';

const told = (erp: string | null, value: string | null, more: Partial<ToldField> = {}): readonly string[] =>
  relationsOf({ type: 'text', isCode: false, erp, dotdigital: { value }, others: new Map(), ...more }).map(
    ({ mechanism, detail }) => (detail === null ? mechanism : `${mechanism}=${detail}`),
  );

describe('two texts', () => {
  test.each([
    ['cut at so many signs', 'featherstonehaugh', 'feather', 'cut=7'],
    ['without its beginning', 'mr john', 'john', 'front-cut=mr '],
    ['with something behind', 'hart', 'hart (old)', 'suffix-added= (old)'],
    ['with something before', 'hart', 'x-hart', 'prefix-added=x-'],
    ['without its accents', 'müller', 'muller', 'letters-lost'],
    ['read in another encoding', 'müller', 'mã¼ller', 'letters-garbled'],
    ['with question marks for letters', 'müller', 'm?ller', 'letters-garbled'],
    ['without its signs', "o'brien", 'obrien', 'marks-lost'],
  ])('%s', (_what, erp, dotdigital, expected) => {
    expect(told(erp, dotdigital)).toContain(expected);
  });

  test('the value of another field is told as that field, and both together as joined', () => {
    const others = new Map([['lastName', 'hart']] as const);
    expect(told('anna', 'hart', { others })).toContain('other-field=lastName');
    expect(told('anna', 'anna hart', { others })).toContain('joined=lastName');
  });

  test('one code for another is told only where few values stand for many records', () => {
    expect(told('gold', 'g', { isCode: true })).toContain('replaced=gold → g');
    expect(told('gold', 'g')).not.toContain('replaced=gold → g');
  });

  test('what is empty on one side is told by its side', () => {
    expect(told('gold', null)).toEqual(['emptied=dotdigital']);
    expect(told(null, 'gold')).toEqual(['constant=gold', 'emptied=erp']);
  });

  test('two unrelated texts share nothing but what Dotdigital says', () => {
    expect(told('baker street', 'mill lane')).toEqual(['constant=mill lane']);
  });

  test('what is the same has no relation', () => {
    expect(told('hart', 'hart')).toEqual([]);
  });
});

describe('two days', () => {
  const days = (erp: string, dotdigital: string) => told(erp, dotdigital, { type: 'date' });

  test.each([
    ['1980-05-11', '1980-11-05', 'day-month-swapped'],
    ['1980-05-11', '1980-05-10', 'day-shifted=-1'],
    ['1965-05-11', '2065-05-11', 'years-shifted=+100'],
    ['2024-02-29', '2024-03-01', 'day-shifted=+1'],
  ])('%s and %s are %s', (erp, dotdigital, expected) => {
    expect(days(erp, dotdigital)).toContain(expected);
  });

  test('days that lie far apart are not told as shifted', () => {
    expect(days('1980-05-11', '1981-06-12')).toEqual(['constant=1981-06-12']);
  });
});

describe('two numbers', () => {
  const numbers = (erp: string, dotdigital: string) => told(erp, dotdigital, { type: 'number' });

  test.each([
    ['12.99', '15.59', 'ratio=1.2'],
    ['0.99', '1.19', 'ratio=1.2'],
    ['12.5', '1250', 'ratio=100'],
    ['1250', '1.25', 'ratio=1/1000'],
    ['120', '160', 'difference=40'],
    ['0.1', '-0.2', 'difference=-0.3'],
    ['5', '0', 'difference=-5'],
  ])('%s and %s are %s', (erp, dotdigital, expected) => {
    expect(numbers(erp, dotdigital)).toContain(expected);
  });

  test('a rate of tax is found in every amount, however it was rounded', () => {
    const cents = [99, 149, 1_299, 4_500, 8_495, 12_999];
    for (const amount of cents) {
      const with19 = Math.round(amount * 1.19);
      expect(numbers((amount / 100).toFixed(2), (with19 / 100).toFixed(2))).toContain('ratio=1.19');
    }
  });

  test('amounts too long to be one are told as nothing', () => {
    expect(numbers('1', `1${'0'.repeat(40)}`)).toEqual([`constant=1${'0'.repeat(40)}`]);
  });
});

test('a moment read in another zone is told by its minutes', () => {
  const at = (erp: string, dotdigital: string) => told(erp, dotdigital, { type: 'instant' });
  expect(at('2026-10-01T08:00:00Z', '2026-10-01T09:00:00Z')).toContain('time-shifted=+60');
  expect(at('2026-10-01T08:00:00Z', '2026-10-01T08:07:00Z')).not.toContain('time-shifted=+7');
});

test('a phone number whose country was lost is told, also where it can no longer be read', () => {
  const lost: ToldField = {
    type: 'phone',
    isCode: false,
    erp: '+441632960123',
    dotdigital: { unreadable: '1632960123' },
    others: new Map(),
  };
  expect(relationsOf(lost)).toContainEqual({ mechanism: 'country-code', detail: '+44 → ' });
  expect(relationsOf(lost)).toContainEqual({ mechanism: 'written-as', detail: '9999999999' });
});
