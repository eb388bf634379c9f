import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { useWhatIf } from '../../../../../renderer/features/mapping/what-if.ts';
import { firstMapping } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, press, show } from '../../../screen.tsx';
import { counted, draftOf, mappingOf, previews, reach } from '../told.ts';

const draw = (hash = 'hash-1', hasDraft = true) =>
  show(<MappingView />, {
    'mapping.get': () => good(mappingOf(hasDraft ? { draft: draftOf(firstMapping, hash) } : {})),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.what-if': () => good(counted),
  });

const card = () => screen.getByRole('region', { name: 'What version 15 changes' });
const cells = (region: HTMLElement) =>
  within(region)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));

beforeEach(freshWindow);

test('W counts what the draft changes, by field and by kind; reach stands beside that of what is in force', async () => {
  await draw();
  press('w');
  await pass();
  expect(cells(card())).toEqual([
    ['Field', 'Values', 'Open', 'Close'],
    ['City', '1,204', '96', '22'],
    ['Fields differ', '', '90', '20'],
    ['Together', '1,204', '90', '20'],
  ]);
  expect(card().textContent).toContain('100 customers looked at in 38 s');
  expect(cells(screen.getByRole('region', { name: 'Who is sent' }))).toEqual([
    ['', 'v14', 'v15'],
    ['Sent', '90', '88'],
    ['Company, not a person', '3', '0'],
    ['Left out by price group or store', '0', '12'],
    ['No email', '7', '0'],
  ]);
});

test('what was counted for another draft is not shown as if it were of this one', async () => {
  await draw('hash-2');
  useWhatIf.setState({ counted });
  await pass();
  expect(card().textContent).toContain('The draft was changed since this was counted.');
  expect(within(card()).queryByRole('table')).toBeNull();
  expect(screen.getByRole('region', { name: 'Who is sent' }).textContent).not.toContain('v15');
  expect(within(card()).getByRole('button', { name: /^Count again/ })).toBeTruthy();
});

test('while it counts, its progress is drawn and it can be stopped', async () => {
  await draw();
  useWhatIf.setState({ lookId: 'one', done: 40, total: 400 });
  await pass();
  expect(within(card()).getByRole<HTMLProgressElement>('progressbar', { name: '40 of 400 records' }).value).toBe(40);
  expect(within(card()).getByRole('button', { name: 'Stop' })).toBeTruthy();
});

test('without a draft there is nothing to count, and W does nothing', async () => {
  const { named } = await draw('', false);
  press('w');
  await pass();
  expect(card().textContent).toContain('Nothing: there is no draft.');
  expect(named('mapping.what-if')).toEqual([]);
});

test('what changes about products and orders stands under a name of its own, and in the sums', async () => {
  await draw();
  useWhatIf.setState({
    counted: {
      ...counted,
      products: {
        looked: 80,
        fields: [{ field: 'category', values: 70, opened: 4, closed: 0 }],
        kinds: [{ kind: 'field-drift', opened: 4, closed: 0 }],
        ...{ values: 70, opened: 4, closed: 0 },
      },
      orders: {
        ...{ looked: 2_000, comeIn: 31, goOut: 0, otherNames: 12 },
        fields: [],
        kinds: [{ kind: 'order-missing', opened: 30, closed: 0 }],
        ...{ values: 43, opened: 30, closed: 0 },
      },
    },
  });
  await pass();
  expect(cells(card())).toEqual([
    ['Field', 'Values', 'Open', 'Close'],
    ['City', '1,204', '96', '22'],
    ['Fields differ', '', '90', '20'],
    ['Products'],
    ['Category', '70', '4', '0'],
    ['Fields differ', '', '4', '0'],
    ['Orders'],
    ['Sent that were not', '31', '', ''],
    ['Under other field names', '12', '', ''],
    ['Missing orders', '', '30', '0'],
    ['Together', '1,317', '124', '20'],
  ]);
  expect(card().textContent).toContain('100 customers, 80 products, 2,000 orders looked at in 38 s');
  press('p');
  await pass();
  expect(screen.getByRole('dialog').textContent).toContain(
    '1,317 values would be sent otherwise; 124 mismatches would open and 20 close.',
  );
});
