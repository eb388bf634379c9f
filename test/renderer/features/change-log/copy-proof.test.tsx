import { beforeEach, expect, test, vi } from 'vitest';
import { useAnnouncement, useToast } from '../../../../renderer/actions/announce.ts';
import { press } from '../../screen.tsx';
import { freshLog, openLog } from './opened.tsx';

beforeEach(freshLog);

/** A browser that copies what a listener puts on the clipboard. */
const copying = (isDone: boolean): (() => string) => {
  let copied = '';
  const clipboardData = { setData: (_type: string, text: string) => (copied = text) };
  document.execCommand = vi.fn(() => {
    document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
    return isDone;
  });
  return () => copied;
};

test('C puts the proof of the change on the clipboard and says so', async () => {
  const copied = copying(true);
  await openLog(3);
  press('c');
  expect(copied()).toContain('Change entry 3 in Harbour Books');
  expect(useAnnouncement.getState().sentence).toBe('The proof is on the clipboard.');
});

test('a refused copy is complained of', async () => {
  copying(false);
  await openLog(3);
  press('c');
  expect(useToast.getState().sentence).toBe('The proof could not be copied.');
});
