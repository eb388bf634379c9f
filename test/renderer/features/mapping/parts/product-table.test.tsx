import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { OrderNames } from '../../../../../renderer/features/mapping/parts/order-names.tsx';
import { ProductTable } from '../../../../../renderer/features/mapping/parts/product-table.tsx';
import { useMapping } from '../../../../../renderer/features/mapping/store.ts';
import { firstMapping } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';
import { mappingOf } from '../told.ts';

const answers = { 'mapping.set-draft': () => good({ hash: 'kept', problems: [] }) };
const draw = (isReadOnly = false) =>
  show(<ProductTable mapping={mappingOf()} document={firstMapping} isReadOnly={isReadOnly} />, answers);
const field = () => screen.getByRole('textbox', { name: 'Where Stock goes' });
const stock = () => useMapping.getState().edited?.products.find(({ field: name }) => name === 'stock')?.target;

beforeEach(freshWindow);

test('a catalogue field is written and kept when it is left, or by Enter; blank is not sent', async () => {
  await draw();
  fireEvent.change(field(), { target: { value: 'qty' } });
  expect(stock()).toBeUndefined();
  fireEvent.blur(field());
  expect(stock()).toBe('qty');
  fireEvent.change(field(), { target: { value: '' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(stock()).toBeNull();
});

test('a name that cannot be is said so and not kept', async () => {
  await draw();
  fireEvent.change(field(), { target: { value: '1st price' } });
  fireEvent.blur(field());
  expect(stock()).toBeUndefined();
  expect(screen.getByText('A letter, then letters, digits and _')).toBeTruthy();
  expect(await faultsOf(document.body)).toEqual([]);
});

test('where nothing may be changed the names stand as text', async () => {
  await draw(true);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText('image_path')).toBeTruthy();
});

test('the names of order fields are chosen', async () => {
  await show(<OrderNames document={firstMapping} isReadOnly={false} />, answers);
  fireEvent.click(screen.getByRole('radio', { name: /^orderTotal/ }));
  expect(useMapping.getState().edited?.orders).toBe('camelCase');
});
