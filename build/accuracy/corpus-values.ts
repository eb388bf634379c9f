import { differingMask } from '../../electron/engine/domain/mismatch/compare.ts';
import { customerRow } from '../../electron/engine/domain/normalise/derive.ts';
import { type FieldName, type FieldValues, fieldBit, fieldNameSchema } from '../../shared/domain/fields.ts';
import { firstVersion } from '../../shared/domain/mapping-document.ts';
import { customerFact } from '../../shared/domain/mirror.ts';
import { type ValueFault, valueFaults } from './corpus/value-faults.ts';
import type { AccuracyLine } from './lines.ts';
import type { Score } from './score.ts';

const today = '2026-11-26';

/** A record in which nothing is wrong. */
const sound: FieldValues = {
  email: 'ruth@example.com',
  title: null,
  firstName: 'Ruth',
  lastName: 'Ogilvie',
  phone: '07400 123456',
  birthDate: '1979-03-05',
  street: '14 Mill Lane',
  city: 'Leeds',
  postcode: 'LS8 2QN',
  country: 'GB',
  language: 'en',
  loyaltyTier: 'Gold',
  loyaltyPoints: '120',
  priceGroup: 'B',
  homeStore: 'Leeds',
};

/** What the rules find: the fields that drift and those that are malformed. */
const found = (fault: ValueFault): { readonly drift: number; readonly malformed: number } => {
  const field: FieldName = fieldNameSchema.parse(fault.field);
  const [erp, dotdigital] = [
    { ...sound, [field]: fault.erp },
    { ...sound, [field]: fault.dotdigital },
  ];
  const permission = { ground: 'consent', at: null, source: null, text: null, orderReference: null } as const;
  const given = customerFact.active | customerFact.person;
  const parts = { id: '1', number: '1', version: null, modifiedAt: null, values: erp, permission, given };
  const { malformed } = customerRow(parts, today, firstVersion);
  return { malformed, drift: differingMask(erp, dotdigital, malformed, today, firstVersion) };
};

/** Whether a fault is found as what it is, in its field and in no other. */
const isFoundAsItIs = (fault: ValueFault): boolean => {
  const { drift, malformed } = found(fault);
  const bit = fieldBit(fieldNameSchema.parse(fault.field));
  return drift === (fault.is === 'drift' ? bit : 0) && malformed === (fault.is === 'malformed' ? bit : 0);
};

/** The figure of all faults in values, and the kinds that are not found as what they are. */
export const valueLines = (): { readonly lines: readonly AccuracyLine[]; readonly missed: readonly string[] } => {
  const missed = valueFaults.filter((fault) => !isFoundAsItIs(fault));
  const real = valueFaults.filter(({ is }) => is !== 'same');
  const score: Score = {
    right: real.length - missed.filter(({ is }) => is !== 'same').length,
    missed: missed.filter(({ is }) => is !== 'same').length,
    wrong: missed.length,
  };
  const note = `${valueFaults.length} kinds, ${valueFaults.length - real.length} of them only dressed differently`;
  return {
    lines: [{ name: 'own corpus, values', score, goal: { precision: 1, recall: 1 }, note }],
    missed: missed.map(({ kind, field }) => `  not found as what it is: ${field}, ${kind}`),
  };
};
