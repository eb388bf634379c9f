import type { System } from '../../shared/domain/change.ts';
import type { Reason } from '../../shared/domain/reason.ts';
import { fieldList } from './mismatch-text.ts';

/** What the head of each side says of its being right; null where it is right about none of what the case is about. */
export const masterNotes = (reasons: readonly Reason[]): Readonly<Record<System, string | null>> => {
  const told = reasons.flatMap((reason) =>
    reason.code === 'erp-masters' || reason.code === 'dotdigital-masters' || reason.code === 'nobody-masters'
      ? [reason]
      : [],
  );
  // Where nothing is said of it, it is about what the ERP alone is right about.
  if (told.length === 0) return { erp: 'masters this', dotdigital: null };
  const noteOf = (system: System): string | null => {
    const own = told.find(({ code }) => code === `${system}-masters`);
    if (own === undefined) return null;
    return told.length === 1 ? 'masters this' : `masters ${fieldList(own.fields)}`;
  };
  return { erp: noteOf('erp'), dotdigital: noteOf('dotdigital') };
};
