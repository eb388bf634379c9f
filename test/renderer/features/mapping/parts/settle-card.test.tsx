import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { firstMapping, type MappingDocument, ruleOf } from '../../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../../shared/domain/mapping-report.ts';
import { failure } from '../../../../../shared/errors.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';
import { draftOf, mappingOf, previews, reach } from '../told.ts';

const conflict: MappingProblem = {
  code: 'data-field-type',
  severity: 'must',
  area: 'customers',
  field: 'loyaltyPoints',
  dataField: 'LOYALTY_POINTS',
  title: 'LOYALTY_POINTS is String, but we send Numeric',
  sentence: 'As text, 90 counts as more than 1,240.',
  remedies: [
    { do: 'create-field', name: 'LOYALTY_POINTS_NUM', type: 'Numeric' },
    { do: 'send-as-text', field: 'loyaltyPoints' },
    { do: 'map-elsewhere', field: 'loyaltyPoints' },
  ],
};

const request = {
  system: 'dotdigital',
  method: 'POST',
  path: '/v2/data-fields',
  body: '{"name":"LOYALTY_POINTS_NUM"}',
};

const draw = async (problems: readonly MappingProblem[], answers: Parameters<typeof show>[1] = {}) => {
  const drawn = await show(<MappingView />, {
    'mapping.get': () => good(mappingOf({ draft: draftOf(firstMapping), problems })),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.set-draft': () => good({ hash: 'kept', problems: [] }),
    'mapping.preview-field': () => good({ request }),
    'mapping.create-field': (field: unknown) => good(field),
    ...answers,
  });
  const points = async () => {
    await pass(400);
    const input = drawn.named('mapping.set-draft').at(-1)?.input as { readonly document: MappingDocument } | undefined;
    return input === undefined ? undefined : ruleOf(input.document, 'loyaltyPoints').target;
  };
  return { ...drawn, points };
};

const click = async (name: string, within_?: HTMLElement) => {
  fireEvent.click((within_ === undefined ? screen : within(within_)).getByRole('button', { name }));
  await pass();
};

beforeEach(freshWindow);

test('a data field is created after its request was seen, and the field of the ERP goes there from then on', async () => {
  const { named, points } = await draw([conflict]);
  await click('Create LOYALTY_POINTS_NUM, Numeric…');
  const dialog = screen.getByRole('dialog', { name: 'Create the data field LOYALTY_POINTS_NUM' });
  expect(dialog.textContent).toContain('POST /v2/data-fields');
  expect(named('mapping.create-field')).toEqual([]);
  await click('Create it', dialog);
  expect(named('mapping.create-field').map(({ input }) => input)).toEqual([
    { name: 'LOYALTY_POINTS_NUM', type: 'Numeric' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await points()).toEqual({ name: 'LOYALTY_POINTS_NUM', type: 'Numeric' });
});

test('a refusal to create it is shown in the dialog, and nothing is mapped there', async () => {
  const refused = { ok: false, error: failure('decision.not-possible', 'Dotdigital has a data field of this name.') };
  const { points } = await draw([conflict], { 'mapping.create-field': () => refused });
  await click('Create LOYALTY_POINTS_NUM, Numeric…');
  await click('Create it', screen.getByRole('dialog'));
  expect(screen.getByRole('alert').textContent).toBe('Dotdigital has a data field of this name.');
  expect(await points()).toBeUndefined();
});

test('a field that is created under the name that it is mapped to changes nothing in the draft', async () => {
  const missing = {
    ...conflict,
    remedies: [{ do: 'create-field' as const, name: 'LOYALTY_POINTS', type: 'Numeric' as const }],
  };
  const { points } = await draw([missing]);
  await click('Create LOYALTY_POINTS, Numeric…');
  await click('Create it', screen.getByRole('dialog'));
  expect(await points()).toBeUndefined();
});

test('sending as text changes the type; mapping to another field opens the list of fields, from another tab too', async () => {
  const { points } = await draw([conflict]);
  await click('Send as text');
  expect(await points()).toEqual({ name: 'LOYALTY_POINTS', type: 'String' });
  fireEvent.mouseDown(screen.getByRole('tab', { name: /^Products/ }), { button: 0 });
  await pass();
  await click('Map to another field');
  expect(screen.getByRole('dialog', { name: 'Where Loyalty points goes' })).toBeTruthy();
});

test('what is only worth knowing stands behind what must be settled and stops nothing; axe finds nothing wrong', async () => {
  await draw([{ ...conflict, severity: 'note', title: 'No order belongs in Dotdigital', remedies: [] }]);
  const card = screen.getByRole('region', { name: 'To settle first' });
  expect(card.textContent).toContain('Nothing: the mapping fits the account.');
  expect(card.textContent).toContain('No order belongs in Dotdigital');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Put version 15/ }).disabled).toBe(false);
  expect(await faultsOf(document.body)).toEqual([]);
});
