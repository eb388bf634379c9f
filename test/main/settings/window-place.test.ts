import { expect, test } from 'vitest';
import { placeWindow } from '../../../electron/main/settings/window-place.ts';

const display = { x: 0, y: 0, width: 1920, height: 1040 };
const kept = (bounds: object, isMaximised = false) => ({
  bounds: { x: 100, y: 80, width: 1400, height: 900, ...bounds },
  isMaximised,
});
const usual = { width: 1280, height: 800 };

test('the first window has the usual size', () => {
  expect(placeWindow(null, [display])).toEqual({ bounds: usual, isMaximised: false });
});

test('a window opens where it was', () => {
  expect(placeWindow(kept({}, true), [display])).toEqual({
    bounds: { x: 100, y: 80, width: 1400, height: 900 },
    isMaximised: true,
  });
});

test.each([
  ['on a display that is gone', { x: 3000 }],
  ['above the screen', { y: -200 }],
  ['almost beside the screen', { x: 1850 }],
  ['below the screen', { y: 1030 }],
])('a window that was %s opens in the usual size', (_name, bounds) => {
  expect(placeWindow(kept(bounds), [display]).bounds).toEqual(usual);
});

test('a window is never larger than its display', () => {
  expect(placeWindow(kept({ x: 0, y: 0, width: 4000, height: 3000 }), [display]).bounds).toMatchObject({
    width: 1920,
    height: 1040,
  });
});
