import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { OrderNames } from '../../../../../renderer/features/mapping/parts/order-names.tsx';
import { ProductTable } from '../../../../../renderer/features/mapping/parts/product-table.tsx';
import { useMapping } from '../../../../../renderer/features/mapping/store.ts';
import { firstMapping } from '../../../../../shared/domain/mapping-document.ts';
import { good, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';
import { mappingOf } from '../told.ts';

const catalogue = {
  readAt: toldAt,
  records: 80,
  fields: [
    { name: 'sku', type: 'STRING', isList: false, records: 80 },
    { name: 'price', type: 'FLOAT', isList: false, records: 80 },
    { name: 'imagePath', type: 'STRING', isList: false, records: 80 },
    { name: 'categories', type: 'RECORD', isList: true, records: 12 },
    { name: 'quantity', type: null, isList: false, records: 3 },
  ],
};
const answers = {
  'mapping.set-draft': () => good({ hash: 'kept', problems: [] }),
  'mapping.catalogue-fields': () => good(catalogue),
};
const draw = (isReadOnly = false, told = {}) =>
  show(<ProductTable mapping={mappingOf()} document={firstMapping} isReadOnly={isReadOnly} />, { ...answers, ...told });
const open = () => fireEvent.click(screen.getByRole('button', { name: 'Where Stock goes: stock' }));
const stock = () => useMapping.getState().edited?.products.find(({ field: name }) => name === 'stock')?.target;
const choices = () =>
  within(screen.getByRole('list', { name: 'Catalogue field' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

beforeEach(freshWindow);

test('the fields of the catalogue are offered with what they hold, and one of them is chosen', async () => {
  await draw();
  open();
  expect(choices()).toEqual([
    'Not sent and not compared',
    'imagePathText, in all',
    'quantityin 3 of 80',
    'pricetakes Price',
    'categoriestakes Category',
  ]);
  expect(await faultsOf(document.body)).toEqual([]);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'QUAN' } });
  expect(choices()).toEqual(['Not sent and not compared', 'quantityin 3 of 80']);
  fireEvent.click(screen.getByRole('button', { name: /^quantity/ }));
  expect(stock()).toBe('quantity');
});

test('a field can be left out, or be one that is not there yet; a name that cannot be is not taken', async () => {
  await draw();
  open();
  fireEvent.click(screen.getByRole('button', { name: 'Not sent and not compared' }));
  expect(stock()).toBeNull();
  open();
  const name = screen.getByRole('textbox', { name: 'Name of a new field' });
  fireEvent.change(name, { target: { value: '1st price' } });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use it' }).disabled).toBe(true);
  fireEvent.change(name, { target: { value: 'qty' } });
  fireEvent.click(screen.getByRole('button', { name: 'Use it' }));
  expect(stock()).toBe('qty');
});

test('what the catalogue lacks is said; another spelling of the same field is no lack, nor is what was never read', async () => {
  await draw();
  const lacking = () =>
    screen.getAllByRole('row').filter(({ textContent }) => textContent?.includes('not in the catalogue yet'));
  expect(lacking().map(({ textContent }) => textContent)).toEqual(
    ['Name', 'Special price', 'Stock', 'Address of the page', 'Description'].map((name) =>
      expect.stringContaining(name),
    ),
  );
  freshWindow();
  await draw(false, { 'mapping.catalogue-fields': () => good({ readAt: null, records: 0, fields: [] }) });
  expect(lacking()).toEqual([]);
  open();
  expect(screen.getByText('The catalogue has not been read yet.')).toBeTruthy();
});

test('where nothing may be changed the names stand as text', async () => {
  await draw(true);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('image_path')).toBeTruthy();
});

test('the names of order fields are chosen', async () => {
  await show(<OrderNames document={firstMapping} isReadOnly={false} />, answers);
  fireEvent.click(screen.getByRole('radio', { name: /^orderTotal/ }));
  expect(useMapping.getState().edited?.orders).toBe('camelCase');
});
