import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MismatchesView } from '../../../../renderer/features/mismatches/view.tsx';
import { queries } from '../../../../renderer/ipc/use-query.ts';
import { failure } from '../../../../shared/errors.ts';
import { candidate, productCase } from '../../../doubles/product-answers.ts';
import { good, windowAnswers } from '../../../doubles/window-answers.ts';
import { freshWindow, pass, press, show } from '../../screen.tsx';

type Kind = Parameters<typeof productCase>[0];

const open = async (kind: Kind, answer: () => unknown) => {
  const facts = () => productCase(kind).row;
  const drawn = await show(<MismatchesView />, {
    ...windowAnswers(1, facts),
    'mismatch.get': () => good(productCase(kind)),
    'product.candidates': answer,
    'product.same': () => good({ decisionId: 'd' }),
    'product.not-same': () => good({ decisionId: 'd' }),
  });
  await pass(500);
  return drawn;
};
const proposed = () => good({ candidates: [candidate()], said: [] });
const saying = {
  id: 1,
  evidenceHash: productCase('product-missing').evidenceHash,
  candidate: 'P-77',
  seen: 'tea100 7',
};

beforeEach(() => {
  freshWindow();
  queries.invalidate('all');
});

test('A says that the proposed one is the same, and writes nothing', async () => {
  const drawn = await open('product-missing', proposed);
  expect(screen.getByRole('button', { name: 'The same product A' })).toBeDefined();
  press('a');
  await pass();
  expect(drawn.named('product.same').map(({ input }) => input)).toEqual([saying]);
  expect(drawn.named('decision.approve')).toEqual([]);
});

test('N says that it is not, and P does what the case itself would have', async () => {
  const drawn = await open('product-missing', proposed);
  press('n');
  await pass();
  expect(drawn.named('product.not-same').map(({ input }) => input)).toEqual([saying]);
  press('p');
  await pass();
  expect(drawn.named('decision.approve')).toMatchObject([{ input: { id: 1, keep: null } }]);
});

test('a SKU of order lines means an item, and nothing else can be done about it by a key', async () => {
  const drawn = await open('sku-unmapped', proposed);
  expect(screen.getByRole('button', { name: 'It means this item A' })).toBeDefined();
  press('a');
  await pass();
  expect(drawn.named('product.same')).toHaveLength(1);
});

test('what is merely possible has to be chosen first: until then A does what it always did', async () => {
  const possible = () => good({ candidates: [candidate({ confidence: 'possible', method: 'text' })], said: [] });
  const drawn = await open('product-missing', possible);
  expect(screen.getByRole('button', { name: 'Approve A' })).toBeDefined();
  press('n');
  await pass();
  expect(drawn.named('product.not-same')).toEqual([]);
  fireEvent.click(screen.getByRole('radio', { name: /P-77/ }));
  await pass();
  press('a');
  await pass();
  expect([drawn.named('product.same').length, drawn.named('decision.approve').length]).toEqual([1, 0]);
});

test('where one is proposed, the fix is not offered for all alike', async () => {
  await open('product-missing', proposed);
  expect(screen.queryByRole('button', { name: /^Like this/ })).toBeNull();
});

test('where nothing is proposed, A does what it always did', async () => {
  const drawn = await open('product-missing', () => good({ candidates: [], said: [] }));
  press('n');
  press('a');
  await pass();
  expect(drawn.named('product.not-same')).toEqual([]);
  expect(drawn.named('decision.approve')).toHaveLength(1);
});

test('while it is looked for, A decides nothing; then it does', async () => {
  let found = (_answer: unknown): void => undefined;
  const answer = new Promise((resolve) => {
    found = resolve;
  });
  const drawn = await open('product-missing', () => answer);
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
  found(good({ candidates: [], said: [] }));
  await pass();
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toHaveLength(1);
});

test('where it could not be looked for, that is said and the fix of the case is there', async () => {
  const drawn = await open('product-missing', () => ({ ok: false, error: failure('bug', 'It broke.') }));
  expect(document.body.textContent).toContain('What may be the same could not be looked for: It broke.');
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toHaveLength(1);
});

test('nothing is asked about people', async () => {
  const drawn = await show(<MismatchesView />, windowAnswers(3));
  await pass(500);
  expect(drawn.named('product.candidates')).toEqual([]);
});
