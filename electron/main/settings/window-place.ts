import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

/** Where the window was when it was closed. */
export const windowPlaceSchema = z.object({ bounds: boundsSchema, isMaximised: z.boolean() });
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

const usual = { width: 1280, height: 800 };

/** Enough of the title bar to take hold of. */
const graspable = { width: 120, height: 40 };

export type Placed = {
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly isMaximised: boolean;
};

/** Where the window opens: where it was, if a display still shows enough of it to be moved; else the usual size, centred. */
export const placeWindow = (kept: WindowPlace | null, workAreas: readonly Bounds[]): Placed => {
  if (kept === null) return { bounds: usual, isMaximised: false };
  const { bounds, isMaximised } = kept;
  const area = workAreas.find((display) => isGraspable(bounds, display));
  if (area === undefined) return { bounds: usual, isMaximised };
  return {
    bounds: { ...bounds, width: Math.min(bounds.width, area.width), height: Math.min(bounds.height, area.height) },
    isMaximised,
  };
};

const isGraspable = (bounds: Bounds, display: Bounds): boolean => {
  const across = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
  const isTitleInside = bounds.y >= display.y && bounds.y + graspable.height <= display.y + display.height;
  return across >= graspable.width && isTitleInside;
};
