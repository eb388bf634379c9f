import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMapping } from '../../../../../renderer/features/mapping/store.ts';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { firstMapping } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';
import { mappingOf, previews, reach } from '../told.ts';

const draw = async () => {
  useMapping.setState({ area: 'rules' });
  await show(<MappingView />, {
    'mapping.get': () => good(mappingOf()),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.set-draft': () => good({ hash: 'kept', problems: [] }),
  });
};

const open = async (rule: string, part: string) => {
  // The card of who is sent has the same sentence below.
  const [heading = document.body] = screen.getAllByRole('heading', { name: rule });
  fireEvent.click(within(heading.parentElement ?? heading).getByRole('button', { name: part }));
  await pass();
  return screen.getByRole('dialog', { name: `Change: ${rule}` });
};
const edited = () => useMapping.getState().edited;

beforeEach(freshWindow);

test('who is sent: ticks and names between commas', async () => {
  await draw();
  const editor = await open('Who is sent', 'is active');
  fireEvent.click(within(editor).getByRole('checkbox', { name: 'Only who is active' }));
  fireEvent.change(within(editor).getByRole('textbox', { name: /^But not of these price groups/ }), {
    target: { value: 'staff, trade' },
  });
  expect(edited()?.eligibility).toEqual({
    ...firstMapping.eligibility,
    active: false,
    exceptPriceGroups: ['staff', 'trade'],
  });
  expect(await faultsOf(document.body)).toEqual([]);
});

test('which orders: channels keep their order, and a first day can be told', async () => {
  await draw();
  const editor = await open('Which orders belong in Dotdigital', 'web');
  fireEvent.click(within(editor).getByRole('checkbox', { name: 'Wholesale' }));
  fireEvent.click(within(editor).getByRole('checkbox', { name: 'Web' }));
  fireEvent.click(within(editor).getByRole('checkbox', { name: 'Web' }));
  fireEvent.click(within(editor).getByRole('checkbox', { name: 'Cancelled' }));
  fireEvent.change(within(editor).getByLabelText('Placed on or after'), { target: { value: '2026-01-01' } });
  expect(edited()?.orderScope).toEqual({
    channels: ['web', 'store', 'wholesale'],
    statuses: ['confirmed', 'shipped', 'settled', 'refunded'],
    from: '2026-01-01',
  });
});

test('who may be mailed: a soft opt-in can be taken out', async () => {
  await draw();
  const editor = await open('Who may be mailed', 'recorded consent');
  fireEvent.click(within(editor).getByRole('checkbox', { name: /^A soft opt-in counts/ }));
  expect(edited()?.permission).toEqual({ softOptIn: false });
});
