import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PostingsCard } from '../../../../../renderer/features/connections/parts/postings-card.tsx';
import { failure } from '../../../../../shared/errors.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const standing = { unposted: 0, inGrace: 0, void: 0, ready: 0, waiting: [], elsewhere: [] };

const draw = (isReadOnly = false, refuses = false) => {
  let settings: unknown = { sources: ['marketing'], graceHours: 24, channel: 'web' };
  return show(<PostingsCard isReadOnly={isReadOnly} />, {
    'posting.standing': () => good({ standing, settings, isPolicyOn: false, lookedAt: null }),
    'posting.set': (wanted: unknown) => {
      if (refuses) return err(failure('workspace.read-only', 'Ben holds this workspace.'));
      settings = wanted;
      return good({});
    },
  });
};
const sources = () => screen.getByLabelText<HTMLInputElement>('Channels, separated by commas');
const hours = () => screen.getByLabelText<HTMLInputElement>('Hours that the shop’s own feed may take');
const save = () => screen.queryByRole<HTMLButtonElement>('button', { name: 'Save' });

test('channels and hours are set together, without what is empty between commas', async () => {
  const drawn = await draw();
  expect([sources().value, hours().value, save()]).toEqual(['marketing', '24', null]);
  fireEvent.change(sources(), { target: { value: 'marketing, , email ' } });
  fireEvent.change(hours(), { target: { value: '48' } });
  fireEvent.click(save() ?? hours());
  await pass();
  expect(drawn.named('posting.set').map(({ input }) => input)).toEqual([
    { sources: ['marketing', 'email'], graceHours: 48, channel: 'web' },
  ]);
  expect([sources().value, save()]).toEqual(['marketing, email', null]);
});

test('hours out of range cannot be saved', async () => {
  await draw();
  for (const value of ['', '721', '-1', '1.5']) {
    fireEvent.change(hours(), { target: { value } });
    expect([value, save()?.disabled]).toEqual([value, true]);
  }
});

test('a refusal is said, and read-only nothing can be changed', async () => {
  await draw(false, true);
  fireEvent.change(hours(), { target: { value: '1' } });
  fireEvent.click(save() ?? hours());
  await pass();
  expect(screen.getByText('Ben holds this workspace.')).toBeDefined();
});

test('where this machine may only read, nothing can be changed', async () => {
  await draw(true);
  expect([sources().disabled, hours().disabled]).toEqual([true, true]);
});
