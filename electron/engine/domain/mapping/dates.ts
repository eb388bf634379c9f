import type { DateFormat } from '../../../../shared/domain/transform.ts';
import { isCalendarDate } from '../normalise/date.ts';

type Parts = { readonly year: string; readonly month: string; readonly day: string };

const patterns: Readonly<Record<DateFormat, RegExp>> = {
  'yyyy-MM-dd': /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  'dd/MM/yyyy': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  'MM/dd/yyyy': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  'dd.MM.yyyy': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  'dd-MM-yyyy': /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
  yyyyMMdd: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
};

/** A date in this format, or in ISO form, with or without a time, as a day that exists (YYYY-MM-DD); else null. */
export const readDate = (text: string, format: DateFormat): string | null => {
  const parts = patterns[format].exec(text)?.groups ?? isoPattern.exec(text)?.groups;
  if (parts === undefined) return null;
  const { year = '', month = '', day = '' } = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
};

const isoPattern = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ].*)?$/;

/** A day (YYYY-MM-DD) in this format. */
export const writeDate = (date: string, format: DateFormat): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Parts = { year, month, day };
  return format.replace('yyyy', parts.year).replace('MM', parts.month).replace('dd', parts.day);
};
