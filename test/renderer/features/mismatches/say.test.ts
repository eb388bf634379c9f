import { beforeEach, expect, test, vi } from 'vitest';
import { useChangeLog } from '../../../../renderer/features/change-log/store.ts';
import { ignore } from '../../../../renderer/features/mismatches/decide.ts';
import { mismatchActions } from '../../../../renderer/features/mismatches/mismatch-actions.ts';
import type { ProductMatch } from '../../../../renderer/features/mismatches/product-match.ts';
import { useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import { useNavigation } from '../../../../renderer/frame/navigation.ts';
import { failure } from '../../../../shared/errors.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { err } from '../../../../shared/result.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { candidate, productCase } from '../../../doubles/product-answers.ts';
import { duplicateCustomers } from '../../../doubles/record-details.ts';
import { detailOf, good, rowOf, windowAnswers } from '../../../doubles/window-answers.ts';

type Context = Partial<Parameters<typeof mismatchActions>[0]>;

const bridgeWith = (answers: object = {}) => {
  const said = () => good({ decisionId: 'decision-1' });
  const back = () => good({ takenBack: true });
  const fake = fakeBridge({
    ...windowAnswers(3),
    'decision.two-records': () => good({}),
    'decision.take-back-two-records': back,
    'product.same': said,
    'product.not-same': said,
    'product.take-back': back,
    'decision.ignore': () => good({}),
    ...answers,
  });
  installBridge(fake.bridge);
  return fake;
};
const press = (id: string, detail: MismatchDetail | null, context: Context = {}): void =>
  mismatchActions({ detail, gap: null, isReadOnly: false, ...context })
    .find((action) => action.id === id)
    ?.run();
const settled = (): Promise<void> =>
  vi.waitFor(() => expect(useMismatches.getState().list.isLoading).toBe(false)).then(() => undefined);
const proposed = (one: ReturnType<typeof candidate>): Context => {
  const match: ProductMatch = { is: 'proposed', candidates: [one], chosen: one, said: [] };
  return { match };
};
const inputs = (fake: ReturnType<typeof bridgeWith>, name: Parameters<typeof fake.named>[0]) =>
  fake.named(name).map(({ input }) => input);

beforeEach(() => {
  useMismatches.setState(useMismatches.getInitialState(), true);
  useNavigation.setState(useNavigation.getInitialState(), true);
  useChangeLog.setState(useChangeLog.getInitialState(), true);
});

test('U takes back that two records are two people, from whichever open case is shown by then, and shows that case again', async () => {
  const fake = bridgeWith();
  const { row } = duplicateCustomers();
  press('not-same', duplicateCustomers());
  await vi.waitFor(() => expect(fake.named('mismatch.page')).toHaveLength(1));
  await settled();
  press('take-back', detailOf(rowOf(2)));
  await vi.waitFor(() => expect(useMismatches.getState().selectedId).toBe(row.id));
  expect(inputs(fake, 'decision.take-back-two-records')).toEqual([{ id: row.id, otherId: 'C-1' }]);
  expect(useNavigation.getState().screen).toBe('mismatches');
  press('take-back', detailOf(rowOf(2)));
  expect(useNavigation.getState().screen).toBe('change-log');
  expect(fake.named('decision.take-back-two-records')).toHaveLength(1);
});

test.each([
  ['approve', 'product-missing', candidate({ id: 'P-99' }), { sku: 'TEA-100', recordKey: 'P-99' }],
  ['not-same', 'product-missing', candidate({ id: 'P-99' }), { sku: 'TEA-100', recordKey: 'P-99' }],
  ['approve', 'item-orphan', candidate({ id: 'TEA-0100', side: 'erp' }), { sku: 'TEA-0100', recordKey: 'P-77' }],
  ['not-same', 'item-orphan', candidate({ id: 'TEA-0100', side: 'erp' }), { sku: 'TEA-0100', recordKey: 'P-77' }],
] as const)('U takes back what %s said of a %s, also where nothing is left to select', async (id, kind, one, pair) => {
  const fake = bridgeWith();
  press(id, productCase(kind), proposed(one));
  await vi.waitFor(() => expect(fake.named('product.same').length + fake.named('product.not-same').length).toBe(1));
  press('take-back', null);
  await vi.waitFor(() => expect(inputs(fake, 'product.take-back')).toEqual([pair]));
  expect(useMismatches.getState().lastSaid).toBeNull();
});

test('what was decided after it, a refusal, and a case with a change of its own leave U to the change log', async () => {
  const fake = bridgeWith();
  press('not-same', duplicateCustomers());
  await ignore(detailOf(rowOf(2)), 'known');
  press('take-back', detailOf(rowOf(3)));
  expect(useNavigation.getState().screen).toBe('change-log');

  press('not-same', duplicateCustomers());
  const outbox = { id: 'change-7', state: 'verified', attempts: 1, nextAttemptAt: null, sentence: null } as const;
  press('take-back', detailOf(rowOf(3, { status: 'resolved' }), { outbox }));
  expect(useChangeLog.getState().selectedId).toBe('change-7');
  press('take-back', detailOf(rowOf(3)), { isReadOnly: true });
  expect(fake.named('decision.take-back-two-records')).toHaveLength(0);

  const refused = bridgeWith({ 'decision.two-records': () => err(failure('apply.stale', 'It changed.')) });
  press('not-same', duplicateCustomers());
  await vi.waitFor(() => expect(useMismatches.getState().notice?.sentence).toBe('It changed.'));
  expect(useMismatches.getState().lastSaid).toBeNull();
  expect(refused.named('decision.take-back-two-records')).toHaveLength(0);
});

test('a taking back that is refused says why in the case', async () => {
  bridgeWith({ 'decision.take-back-two-records': () => err(failure('not-found', 'It is gone.')) });
  press('not-same', duplicateCustomers());
  press('take-back', null);
  await vi.waitFor(() => expect(useMismatches.getState().notice).toEqual({ id: 1, sentence: 'It is gone.' }));
});
