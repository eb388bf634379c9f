import type { CSSProperties } from 'react';

/** Where a row lies in a list of which only what is in view is drawn (both in px). */
export const placeAt = (start: number, height: number): CSSProperties => ({
  position: 'absolute',
  top: 0,
  left: 0,
  right: 0,
  height,
  transform: `translateY(${start}px)`,
});
