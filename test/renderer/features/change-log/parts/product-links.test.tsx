import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ProductLinks } from '../../../../../renderer/features/change-log/parts/product-links.tsx';
import { queries } from '../../../../../renderer/ipc/use-query.ts';
import { failure } from '../../../../../shared/errors.ts';
import { verdict } from '../../../../doubles/product-answers.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const all = [verdict(), verdict({ id: 'd0', sku: 'old', recordKey: 'Q-1', role: 'named', productName: null })];
const draw = (isReadOnly = false, answer: () => unknown = () => good({ takenBack: true })) =>
  show(<ProductLinks isReadOnly={isReadOnly} />, {
    'product.verdicts': () => good({ verdicts: all, next: null }),
    'product.take-back': answer,
  });
const first = 'Product TEA-100 “Assam tea” is the catalogue’s item P-77, said by Ada on 18 Nov 2026';

beforeEach(() => {
  freshWindow();
  queries.invalidate('all');
});

test('what people said is told in words, and taken back by SKU and key', async () => {
  const drawn = await draw();
  expect(screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent)).toEqual([
    `${first}Take back`,
    'SKU old of order lines means the catalogue’s item Q-1, said by Ada on 18 Nov 2026Take back',
  ]);
  fireEvent.click(screen.getByRole('button', { name: `Take back: ${first}`, hidden: true }));
  await pass();
  expect(drawn.named('product.take-back').map(({ input }) => input)).toEqual([{ sku: 'TEA-100', recordKey: 'P-77' }]);
  expect(await faultsOf(drawn.container)).toEqual([]);
});

test('a refusal is told, and who may not write has no way back', async () => {
  await draw(false, () => ({ ok: false, error: failure('decision.not-possible', 'Wait until it is done.') }));
  fireEvent.click(screen.getByRole('button', { name: `Take back: ${first}`, hidden: true }));
  await pass();
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('Wait until it is done.');
  freshWindow();
  await draw(true);
  expect(screen.queryAllByRole('button', { hidden: true })).toEqual([]);
});

test('where nothing was said there is nothing', async () => {
  queries.invalidate('all');
  const { container } = await show(<ProductLinks isReadOnly={false} />, {
    'product.verdicts': () => good({ verdicts: [], next: null }),
  });
  expect(container.textContent).toBe('');
});

test('what could not be read is told and can be asked for again', async () => {
  let isBusy = true;
  const { container } = await show(<ProductLinks isReadOnly={false} />, {
    'product.verdicts': () =>
      isBusy ? { ok: false, error: failure('store.busy', 'The file is busy.') } : good({ verdicts: all, next: null }),
  });
  expect(container.textContent).toContain(
    'What people said of products and items could not be read: The file is busy.',
  );
  isBusy = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass();
  expect(container.textContent).toContain(first);
  expect(container.textContent).not.toContain('What is older');
});

test('where there is more than is shown it is told where the rest is', async () => {
  const { container } = await show(<ProductLinks isReadOnly={false} />, {
    'product.verdicts': () => good({ verdicts: all, next: 'd0' }),
  });
  expect(container.querySelector('summary')?.textContent).toContain('2 and more');
  expect(container.textContent).toContain('What is older is found at its case.');
});
