import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PairTable } from '../../../../../renderer/features/mismatches/parts/pair-table.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { fieldNames } from '../../../../../shared/domain/fields.ts';
import type { MismatchDetail } from '../../../../../shared/ipc/operations/mismatch.ts';
import { detailOf, rowOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, press, show } from '../../../screen.tsx';

type Problems = Parameters<typeof PairTable>[0]['problems'];

/** The table as the screen draws it: with what was typed so far. */
const Table = ({ detail, problems = [] }: { readonly detail: MismatchDetail; readonly problems?: Problems }) => (
  <PairTable detail={detail} edits={useMismatches((state) => state.drafts[detail.row.id]) ?? {}} problems={problems} />
);
const drift = detailOf(rowOf(1));
const fields = () =>
  screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.replace(/, (differs|malformed).*/, ''));
const marks = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);
const input = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Result for Postcode' });

beforeEach(freshWindow);

test('fields that agree are folded away; who it is and what differs stay', async () => {
  await show(<Table detail={drift} />);
  expect(fields()).toEqual(['Email', 'First name', 'Last name', 'Postcode', 'Permission']);
  const fold = screen.getByRole('button', { name: '11 more fields agree' });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(fold);
  expect(fields()).toHaveLength(fieldNames.length + 1);
  fireEvent.click(screen.getByRole('button', { name: 'Show fewer fields', expanded: true }));
  expect(fields()).toHaveLength(5);
});

test('a field that the contact lacks differs and is not folded among those that agree', async () => {
  const pair = drift.pair.map((row) =>
    row.field === 'homeStore' ? ({ ...row, state: 'differs', dotdigital: null } as const) : row,
  );
  await show(<Table detail={{ ...drift, pair }} />);
  expect(fields()).toContain('Home store');
  expect(screen.getByRole('button', { name: '10 more fields agree' })).toBeDefined();
});

const orderOf = (count: number): MismatchDetail => {
  const fixed = { target: null, result: null, editable: false } as const;
  const total = { field: 'total', erp: '20 GBP', dotdigital: '25 GBP', state: 'differs', ...fixed } as const;
  const lines = Array.from({ length: count }, (_, place): MismatchDetail['pair'][number] => {
    const [erp, dotdigital] = ['1 at 2.50', place === 1 ? '2 at 2.50' : '1 at 2.50'];
    const state = erp === dotdigital ? 'same' : 'differs';
    return { field: 'lines', part: `SKU-${place}`, erp, dotdigital, state, ...fixed };
  });
  const detail = detailOf(rowOf(1, { entity: 'order', kind: 'order-drift', fields: ['total', 'lines'] }));
  const sale = { record: { key: 'SO-1' } } as unknown as NonNullable<MismatchDetail['evidence']['order']>;
  return { ...detail, evidence: { ...detail.evidence, order: sale }, pair: [total, ...lines] };
};

test('of an order with many lines those that agree are folded away, of one with few none', async () => {
  await show(<Table detail={orderOf(60)} />);
  expect(fields()).toEqual(['Total', 'SKU-1']);
  fireEvent.click(screen.getByRole('button', { name: '59 more fields and lines agree' }));
  expect(fields()).toHaveLength(61);
  freshWindow();
  await show(<Table detail={orderOf(8)} />);
  expect(fields()).toHaveLength(9);
});

const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent?.trim());

test('the side that is right is marked, whichever it is; where neither is, none', async () => {
  const withReasons = (reasons: MismatchDetail['reasons']) => show(<Table detail={{ ...drift, reasons }} />);
  await withReasons([{ code: 'erp-masters', fields: ['postcode'] }]);
  expect(heads()).toEqual(['Field', 'ERP masters this', 'Result editable', 'Dotdigital contact 41']);
  freshWindow();
  await withReasons([{ code: 'dotdigital-masters', fields: ['postcode'] }]);
  expect(heads()).toEqual(['Field', 'ERP', 'Result editable', 'Dotdigital contact 41 masters this']);
  freshWindow();
  await withReasons([{ code: 'nobody-masters', fields: ['postcode'] }]);
  expect(heads()).toEqual(['Field', 'ERP', 'Result editable', 'Dotdigital contact 41']);
});

test('fewer than three fields are not worth folding', async () => {
  await show(<Table detail={{ ...drift, pair: drift.pair.slice(0, 5) }} />);
  expect(fields()).toEqual(['Email', 'Title', 'First name', 'Last name', 'Phone', 'Permission']);
  expect(screen.queryByRole('button', { expanded: false })).toBeNull();
});

test('only the characters that differ are marked, on both sides', async () => {
  await show(<Table detail={drift} />);
  expect(marks()).toEqual(['H', 'X']);
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toContain('Postcode, differs');
});

test('a malformed value is marked as a whole, on the side of the ERP only', async () => {
  await show(<Table detail={detailOf(rowOf(1, { kind: 'malformed-value' }))} />);
  expect(marks()).toEqual(['BS8 1TH']);
  expect(screen.getByText(', malformed in the ERP').closest('th')?.textContent).toBe('Postcode, malformed in the ERP');
});

test('where there is no contact nothing is marked, and the rest is told to be sent', async () => {
  await show(<Table detail={detailOf(rowOf(1, { kind: 'customer-missing', fields: fieldNames }))} />);
  expect(marks()).toEqual([]);
  expect(screen.getByText('no contact')).toBeDefined();
  expect(screen.getByRole('button', { name: /12 more fields are sent as the ERP has them/ })).toBeDefined();
});

test('what is typed is kept as a draft; Esc takes the suggestion again and goes no further', async () => {
  await show(<Table detail={drift} />);
  let heard = 0;
  const hear = () => {
    heard += 1;
  };
  window.addEventListener('keydown', hear);
  expect(input().value).toBe('BS8 1TH');
  fireEvent.change(input(), { target: { value: 'BS1 1AA' } });
  expect(useMismatches.getState().drafts).toEqual({ 1: { postcode: 'BS1 1AA' } });
  expect(input().value).toBe('BS1 1AA');
  press('Escape', input());
  window.removeEventListener('keydown', hear);
  expect([input().value, heard]).toEqual(['BS8 1TH', 0]);
  expect(useMismatches.getState().drafts[1]).toEqual({});
});

test("Dotdigital's value can be kept, and the suggestion taken again, with a button", async () => {
  await show(<Table detail={drift} />);
  fireEvent.click(screen.getByRole('button', { name: "Keep Dotdigital's value for Postcode" }));
  expect(input().value).toBe('BS8 1TX');
  fireEvent.click(screen.getByRole('button', { name: 'Take the suggestion for Postcode again' }));
  expect(input().value).toBe('BS8 1TH');
});

test('an emptied result stays empty instead of falling back to the suggestion', async () => {
  await show(<Table detail={drift} />);
  fireEvent.change(input(), { target: { value: '' } });
  expect(input().value).toBe('');
});

test('a problem stands at its cell and is tied to the field', async () => {
  const problems: Problems = [
    { field: 'postcode', sentence: 'That is not a postcode of GB.' },
    { field: null, sentence: 'Something else.' },
  ];
  await show(<Table detail={drift} problems={problems} />);
  expect(input().getAttribute('aria-invalid')).toBe('true');
  const told = document.getElementById(input().getAttribute('aria-describedby') ?? '');
  expect(told?.textContent).toBe('That is not a postcode of GB.');
  expect(within(screen.getByRole('table')).queryByText('Something else.')).toBeNull();
});

test('a decided mismatch can be read but not written', async () => {
  await show(<Table detail={detailOf(rowOf(1, { status: 'decided' }))} />);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByText('editable')).toBeNull();
});

test('axe finds nothing wrong with the table, with a problem in it or without', async () => {
  const { container } = await show(<Table detail={drift} problems={[{ field: 'postcode', sentence: 'No.' }]} />);
  expect(await faultsOf(container)).toEqual([]);
});
