import { expect, test } from 'vitest';
import { type CauseSignature, causeKey, signatureOfKey } from '../../../shared/domain/cause.ts';

test.each<CauseSignature>([
  { kind: 'field-drift', mechanism: 'day-month-swapped', field: 'birthDate', detail: null },
  { kind: 'price-drift', mechanism: 'ratio', field: 'price', detail: '1.2' },
  { kind: 'field-drift', mechanism: 'replaced', field: 'country', detail: '"a",[b]|c → d' },
])('a signature and its key are one: $mechanism', (signature) => {
  expect(signatureOfKey(causeKey(signature))).toEqual(signature);
});
