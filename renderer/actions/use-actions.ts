import { useEffect, useRef } from 'react';
import { type Action, actionForKey } from './action.ts';

/** Every action that can be done now, for the sheet of keys. */
const registered = new Set<{ current: readonly Action[] }>();

/** The actions of what is on screen. */
export const currentActions = (): readonly Action[] => [...registered].flatMap(({ current }) => current);

const isCovered = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;

/** Listens to the keys of these actions while the component is on screen. */
export const useActions = (actions: readonly Action[]): readonly Action[] => {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    registered.add(latest);
    const hear = (event: KeyboardEvent): void => {
      const action = actionForKey(latest.current, event, isCovered());
      if (action === null) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', hear);
    return () => {
      registered.delete(latest);
      window.removeEventListener('keydown', hear);
    };
  }, []);
  return actions;
};
