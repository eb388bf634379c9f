import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ProductCard } from '../../../../../renderer/features/mismatches/parts/product-card.tsx';
import type { ProductMatch } from '../../../../../renderer/features/mismatches/product-match.ts';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { candidate, productCase, verdict } from '../../../../doubles/product-answers.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const proposed = (...candidates: readonly ReturnType<typeof candidate>[]): ProductMatch => {
  const [chosen = candidate()] = candidates;
  return { is: 'proposed', candidates: candidates.length === 0 ? [chosen] : candidates, chosen, said: [] };
};
const draw = (kind: Parameters<typeof productCase>[0], match: ProductMatch) =>
  show(<ProductCard detail={productCase(kind)} match={match} />, {
    'product.take-back': () => good({ takenBack: true }),
  });
const text = () => document.body.textContent ?? '';

beforeEach(freshWindow);

test('the product and what may be it stand side by side, with how likely it is and why', async () => {
  const { container } = await draw(
    'product-missing',
    proposed(
      candidate(),
      candidate({ id: 'P-78', confidence: 'possible', reasons: ['The words agree by 51 %', 'The price is the same'] }),
    ),
  );
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Is it',
    'Product TEA-100',
    'Item P-77this onenear certain',
    'Item P-78possible',
  ]);
  expect(text()).toContain('The words agree by 51 %. The price is the same');
  expect(text()).toContain('The 2 likeliest. Nothing is linked until you say so');
  expect(text()).not.toMatch(/undefined|NaN|\[object/);
  expect(await faultsOf(container)).toEqual([]);
});

test('another one can be chosen', async () => {
  await draw('product-missing', proposed(candidate(), candidate({ id: 'P-78' })));
  fireEvent.click(screen.getByRole('radio', { name: /P-78/ }));
  expect(useMismatches.getState().keeps[1]).toBe('P-78');
});

test('an item is held against products of the ERP, and of a SKU alone nothing differs', async () => {
  await draw('item-orphan', proposed(candidate({ id: 'TEA-0100', side: 'erp', sku: 'TEA-0100' })));
  expect(screen.getByRole('columnheader', { name: 'Item P-77' })).toBeDefined();
  expect(screen.getByRole('columnheader', { name: /^Product TEA-0100/ })).toBeDefined();
  freshWindow();
  await draw('sku-unmapped', proposed());
  expect(screen.getByRole('columnheader', { name: 'SKU TEA-100' })).toBeDefined();
  expect(within(screen.getByRole('row', { name: /^Price/ })).queryByText('empty')).toBeNull();
});

const sentences: readonly (readonly [ProductMatch, string])[] = [
  [{ is: 'looking', said: [] }, 'Looking through what both systems call their products…'],
  [{ is: 'none', said: [] }, 'No item of the catalogue without a product is like it, by SKU or by name.'],
  [{ is: 'unread', sentence: 'No.', retry: () => undefined, said: [] }, 'could not be looked for: No.'],
];
test.each(sentences)('where it is %o, it says so', async (match, sentence) => {
  const { container } = await draw('product-missing', match);
  expect(text()).toContain(sentence);
  expect(await faultsOf(container)).toEqual([]);
});

test('what was said is told, and can be taken back', async () => {
  const drawn = await draw('product-missing', { is: 'none', said: [verdict({ verdict: 'different' })] });
  const sentence = 'Product TEA-100 “Assam tea” is not the catalogue’s item P-77, said by Ada on 18 Nov 2026';
  expect(text()).toContain(sentence);
  fireEvent.click(screen.getByRole('button', { name: `Take back: ${sentence}` }));
  await pass();
  expect(drawn.named('product.take-back').map(({ input }) => input)).toEqual([{ sku: 'TEA-100', recordKey: 'P-77' }]);
});
