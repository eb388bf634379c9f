import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { firstMapping, type MappingDocument, ruleOf } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';
import { draftOf, mappingOf, previews, reach } from '../told.ts';

/** The screen over an engine that keeps the draft and tells it. */
const draw = async (first: MappingDocument = firstMapping) => {
  let told = mappingOf({}, first);
  const drawn = await show(<MappingView />, {
    'mapping.get': () => good(told),
    'mapping.preview': previews(['city']),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.set-draft': ({ document }: { readonly document: MappingDocument }) => {
      told = mappingOf({ draft: draftOf(document, 'kept') }, document);
      return good({ hash: 'kept', problems: [] });
    },
  });
  const kept = async (): Promise<MappingDocument | undefined> => {
    await pass(400);
    drawn.tell('store.changed', { topics: ['mapping'] });
    await pass();
    const last = drawn.named('mapping.set-draft').at(-1)?.input;
    return (last as { readonly document: MappingDocument } | undefined)?.document;
  };
  return { ...drawn, kept };
};

const open = async (name: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
  return screen.getByRole('dialog');
};

beforeEach(freshWindow);

test('steps are added, set, put in order and taken away, and the draft is made by it', async () => {
  const { kept } = await draw();
  const editor = await open(/^How City is carried over/);
  fireEvent.click(within(editor).getByRole('button', { name: 'Add Letters' }));
  fireEvent.change(within(editor).getByRole('combobox', { name: 'Letters' }), { target: { value: 'upper' } });
  fireEvent.click(within(editor).getByRole('button', { name: 'Add Trim' }));
  fireEvent.click(within(editor).getByRole('button', { name: 'Move Trim up' }));
  const document = await kept();
  expect(document === undefined ? null : ruleOf(document, 'city').steps).toEqual([
    { do: 'trim' },
    { do: 'case', to: 'upper' },
  ]);
  fireEvent.click(within(editor).getByRole('button', { name: 'Take Letters away' }));
  const after = await kept();
  expect(after === undefined ? null : ruleOf(after, 'city').steps).toEqual([{ do: 'trim' }]);
});

test('a table is kept only when it says something; two pasted columns fill it', async () => {
  const { kept, named } = await draw();
  const editor = await open(/^How Loyalty tier is carried over/);
  fireEvent.click(within(editor).getByRole('button', { name: 'Add Look-up table' }));
  await pass(400);
  expect(named('mapping.set-draft')).toEqual([]);
  expect(within(editor).getByText('Not kept yet: a step is not complete.')).toBeTruthy();
  fireEvent.paste(within(editor).getByRole('textbox', { name: 'The ERP holds, Entry 1' }), {
    clipboardData: { getData: () => '1\tBronze\n3\tGold' },
  });
  const document = await kept();
  expect(document === undefined ? null : ruleOf(document, 'loyaltyTier').steps).toEqual([
    {
      do: 'look-up',
      table: [
        { from: '1', to: 'Bronze' },
        { from: '3', to: 'Gold' },
      ],
      otherwise: 'keep',
    },
  ]);
});

test('a data field is chosen with its type; one that another field goes to cannot be', async () => {
  const { kept } = await draw();
  const picker = await open(/^Where City goes/);
  expect(within(picker).getByRole<HTMLButtonElement>('button', { name: /^FIRSTNAME/ }).disabled).toBe(true);
  fireEvent.change(within(picker).getByRole('searchbox'), { target: { value: 'nick' } });
  expect(within(picker).queryByRole('button', { name: /^FIRSTNAME/ })).toBeNull();
  fireEvent.click(within(picker).getByRole('button', { name: /^NICKNAME/ }));
  const document = await kept();
  expect(document === undefined ? null : ruleOf(document, 'city').target).toEqual({ name: 'NICKNAME', type: 'String' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a field that is not in the account yet is named with its type, and a field can go nowhere', async () => {
  const { kept } = await draw();
  const picker = await open(/^Where City goes/);
  fireEvent.change(within(picker).getByRole('textbox', { name: 'Name' }), { target: { value: 'no blanks' } });
  expect(within(picker).getByRole<HTMLButtonElement>('button', { name: 'Use it' }).disabled).toBe(true);
  fireEvent.change(within(picker).getByRole('textbox', { name: 'Name' }), { target: { value: 'TOWN_NO' } });
  fireEvent.change(within(picker).getByRole('combobox', { name: 'Type' }), { target: { value: 'Numeric' } });
  fireEvent.click(within(picker).getByRole('button', { name: 'Use it' }));
  const document = await kept();
  expect(document === undefined ? null : ruleOf(document, 'city').target).toEqual({ name: 'TOWN_NO', type: 'Numeric' });
  fireEvent.click(within(await open(/^Where City goes/)).getByRole('button', { name: /^Not sent/ }));
  const after = await kept();
  expect(after === undefined ? '' : ruleOf(after, 'city').target).toBeNull();
});

test('the customer number goes to a field of text, and the email nowhere else', async () => {
  const { kept } = await draw();
  const picker = await open(/^Where Customer number goes/);
  expect(within(picker).queryByRole('button', { name: /^LOYALTY_POINTS/ })).toBeNull();
  fireEvent.click(within(picker).getByRole('button', { name: /^NICKNAME/ }));
  expect((await kept())?.numberField).toBe('NICKNAME');
  expect(screen.queryByRole('button', { name: /^Where Email goes/ })).toBeNull();
});

test('the master is chosen from a menu that says what becomes of a difference', async () => {
  const { kept } = await draw();
  const trigger = screen.getByRole('button', { name: 'Who is right about City: ERP' });
  trigger.focus();
  fireEvent.keyDown(trigger, { key: 'Enter' });
  await pass();
  fireEvent.click(screen.getByRole('menuitemradio', { name: /^Nobody.*nothing is proposed/ }));
  const document = await kept();
  expect(document === undefined ? null : ruleOf(document, 'city').master).toBe('nobody');
});

test('a value that the draft sends otherwise is marked, for ears too; the open editor is clean for axe', async () => {
  await draw();
  expect(screen.getByRole('row', { name: /^City/ }).textContent).toContain('other than by the mapping in force');
  await open(/^How City is carried over/);
  fireEvent.click(screen.getByRole('button', { name: 'Add Look-up table' }));
  fireEvent.click(screen.getByRole('button', { name: 'Add Join with' }));
  await pass();
  expect(await faultsOf(document.body)).toEqual([]);
});
