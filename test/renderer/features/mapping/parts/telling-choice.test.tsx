import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { firstMapping, type MappingDocument } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';
import { draftOf, mappingOf, previews, reach } from '../told.ts';

const withFirm: MappingDocument = {
  ...firstMapping,
  extras: [
    {
      field: 'extra1',
      source: { from: 'erp', name: 'FIRM', type: 'text', tells: null },
      steps: [],
      target: { name: 'FIRM', type: 'String' },
      master: 'erp',
    },
  ],
};

/** The screen over an engine that keeps the draft and tells it. */
const draw = async () => {
  let told = mappingOf({}, withFirm);
  told = { ...told, inForce: { ...told.inForce, document: withFirm } };
  return show(<MappingView />, {
    'mapping.get': () => good(told),
    'mapping.preview': previews(['extra1']),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.set-draft': ({ document }: { readonly document: MappingDocument }) => {
      told = mappingOf({ draft: draftOf(document, 'kept') }, document);
      return good({ hash: 'kept', problems: [] });
    },
  });
};

const open = async (name: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
  return screen.getByRole('dialog');
};

beforeEach(freshWindow);

test('an own field of text is said to tell the company, with what comes of it', async () => {
  const { named, tell } = await draw();
  const editor = await open(/^How FIRM is carried over/);
  const choice = within(editor).getByRole<HTMLSelectElement>('combobox', { name: 'Tells who somebody is' });
  expect([choice.value, ...[...choice.options].map(({ text }) => text)]).toEqual([
    'no',
    'no',
    'company',
    'membership or tax number',
  ]);
  expect(within(editor).getByText(/says nothing of who belongs to whom/)).toBeTruthy();
  fireEvent.change(choice, { target: { value: 'company' } });
  await pass(400);
  tell('store.changed', { topics: ['mapping'] });
  await pass();
  expect(within(editor).getByText(/Colleagues share it/)).toBeTruthy();
  const kept = named('mapping.set-draft').at(-1)?.input as { readonly document: MappingDocument } | undefined;
  expect(kept?.document.extras[0]?.source).toMatchObject({ name: 'FIRM', tells: 'company' });
  expect(await faultsOf(document.body)).toEqual([]);
});

test('a standard field has no such choice', async () => {
  await draw();
  const editor = await open(/^How City is carried over/);
  expect(within(editor).queryByRole('combobox', { name: 'Tells who somebody is' })).toBeNull();
});
