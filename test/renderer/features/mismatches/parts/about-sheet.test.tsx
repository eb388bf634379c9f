import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { AboutSheet } from '../../../../../renderer/features/mismatches/parts/about-sheet.tsx';
import { showPanel, useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { kindReference } from '../../../../../renderer/text/kind-reference.ts';
import { mismatchKinds } from '../../../../../shared/domain/mismatch.ts';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';

beforeEach(freshWindow);

test('nothing lies beside the case until it is asked for', async () => {
  await show(<AboutSheet kind="field-drift" />, {});
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each(mismatchKinds)(
  '%s is explained beside the case, with everything that its text says, and closed again',
  async (kind) => {
    showPanel('about');
    await show(<AboutSheet kind={kind} />, {});
    const { wrong, found, risk, fixes, never } = kindReference[kind];
    const sheet = screen.getByRole('dialog');
    const text = sheet.textContent ?? '';
    for (const part of [wrong, found, risk, ...fixes, never]) expect(text).toContain(part);
    expect(await faultsOf(sheet)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(useMismatches.getState().panel).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  },
);
