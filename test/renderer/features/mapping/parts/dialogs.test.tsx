import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../../../renderer/actions/announce.ts';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { firstMapping } from '../../../../../shared/domain/mapping-document.ts';
import { failure } from '../../../../../shared/errors.ts';
import { good, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';
import { draftOf, mappingOf, previews, reach } from '../told.ts';

const earlier = { ...firstMapping, numberField: 'OLD_ID' };
const versions = Array.from({ length: 14 }, (_, place) => ({
  version: 14 - place,
  since: toldAt - (place + 1) * 86_400_000,
  until: place === 0 ? null : toldAt - place * 86_400_000,
  by: 'Ada',
  changes: 2,
}));

const draw = (answers: Parameters<typeof show>[1] = {}) =>
  show(<MappingView />, {
    'mapping.get': () => good(mappingOf({ draft: draftOf(firstMapping) })),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions }),
    'mapping.version': () => good({ document: earlier, changes: draftOf(earlier).changes }),
    'mapping.set-draft': () => good({ hash: 'kept', problems: [] }),
    'mapping.discard-draft': () => good({}),
    'mapping.export': () => good({ path: '/mail/a.concord-mapping.json' }),
    'file.choose': () => good({ path: '/mail' }),
    ...answers,
  });

const click = async (name: string | RegExp, area?: HTMLElement) => {
  fireEvent.click((area === undefined ? screen : within(area)).getByRole('button', { name }));
  await pass();
};

beforeEach(freshWindow);

test('C shows what the draft says otherwise, and axe finds nothing wrong', async () => {
  await draw();
  press('c');
  await pass();
  const dialog = screen.getByRole('dialog', { name: 'Version 15 beside version 14' });
  expect(within(dialog).getByText('First name')).toBeTruthy();
  expect(within(dialog).getByText('upper case 0').tagName).toBe('INS');
  expect(await faultsOf(dialog)).toEqual([]);
});

test('a draft is discarded only after a question', async () => {
  const { named } = await draw();
  await click('Discard draft');
  expect(named('mapping.discard-draft')).toEqual([]);
  await click('Discard draft', screen.getByRole('dialog', { name: 'Discard the draft?' }));
  expect(named('mapping.discard-draft')).toHaveLength(1);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an earlier version is put back as a draft, in place of the one that is there', async () => {
  const { named } = await draw();
  expect(within(screen.getByRole('region', { name: 'Versions' })).getAllByRole('listitem')).toHaveLength(5);
  await click('Show all 14');
  await click(/^Version 9/);
  const dialog = screen.getByRole('dialog', { name: 'What version 9 changed' });
  expect(dialog.textContent).toContain('It takes the place of the draft that is there.');
  await click('Put back as a draft', dialog);
  expect(named('mapping.set-draft').map(({ input }) => input)).toEqual([{ document: earlier }]);
});

test('the version in force is looked at, not put back', async () => {
  await draw();
  await click(/^Version 14/, screen.getByRole('region', { name: 'Versions' }));
  expect(screen.queryByRole('button', { name: 'Put back as a draft' })).toBeNull();
});

test('the mapping in force or the draft is written to a path that is chosen or written', async () => {
  const { named } = await draw();
  await click('Export…');
  const dialog = screen.getByRole('dialog', { name: 'Export the mapping' });
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Write the file' }).disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Version 14, in force' }));
  await click('Choose…', dialog);
  await click('Write the file', dialog);
  expect(named('file.choose').map(({ input }) => input)).toEqual([{ purpose: 'save-mapping', name: 'version-14' }]);
  expect(named('mapping.export').map(({ input }) => input)).toEqual([{ which: 'in-force', path: '/mail' }]);
  expect(useToast.getState().sentence).toBe('The mapping was written: /mail/a.concord-mapping.json');
});

test('a file that does not fit is refused in the dialog; one that fits is the draft', async () => {
  const answers = [
    { ok: false, error: failure('decision.not-possible', 'This file is no mapping that fits.') },
    good({ hash: 'kept', problems: [] }),
  ];
  await draw({ 'mapping.import': () => answers.shift() });
  await click('Import…');
  const dialog = screen.getByRole('dialog', { name: 'Import a mapping' });
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'File' }), { target: { value: '/a.json' } });
  await click('Take it in', dialog);
  expect(within(dialog).getByRole('alert').textContent).toBe('This file is no mapping that fits.');
  await click('Take it in', dialog);
  expect(screen.queryByRole('dialog')).toBeNull();
});
