import { useEffect, useState } from 'react';

/** Typing settles before anything is asked for, ms. */
const settleMs = 120;

/**
 * The text of a search field and how to change it: every letter shows at once, and `settle` is told when the typing has
 * settled. What is searched for elsewhere shows too. Pass a `settle` that stays the same.
 */
export const useSettledText = (
  search: string,
  settle: (search: string) => void,
): readonly [string, (text: string) => void] => {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => settle(text), settleMs);
    return () => clearTimeout(timer);
  }, [text, search, settle]);
  return [text, setText];
};
