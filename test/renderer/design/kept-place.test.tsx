import { cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useKeptPlace } from '../../../renderer/design/kept-place.ts';

afterEach(cleanup);

type Props = { readonly id: string | null; readonly offset: number | null; readonly staysAtTop?: boolean };

const shown: (string | null)[] = [];

const Rows = ({ id, offset, staysAtTop = false }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  useKeptPlace({ scroller, id, offset, show: () => shown.push(id), staysAtTop });
  return <div ref={scroller} role="listbox" tabIndex={0} />;
};

const drawn = (first: Props, scrollTop: number) => {
  shown.length = 0;
  const { rerender, getByRole } = render(<Rows {...first} />);
  const list = getByRole('listbox');
  list.scrollTop = scrollTop;
  return { list, draw: (next: Props) => rerender(<Rows {...next} />) };
};

test('a new selection is shown, and the list moves along with it when rows come or go above', () => {
  const { list, draw } = drawn({ id: 'a', offset: 500 }, 400);
  draw({ id: 'a', offset: 556 });
  expect(list.scrollTop).toBe(456);
  draw({ id: 'a', offset: 444 });
  expect(list.scrollTop).toBe(344);
  draw({ id: 'b', offset: 900 });
  expect([list.scrollTop, shown]).toEqual([344, ['a', 'b']]);
});

test('what leaves the list and comes back does not move it', () => {
  const { list, draw } = drawn({ id: 'a', offset: 500 }, 400);
  draw({ id: 'a', offset: null });
  draw({ id: 'a', offset: 900 });
  expect([list.scrollTop, shown]).toEqual([400, ['a']]);
});

test.each([
  [0, true, 0],
  [0, false, 56],
  [10, true, 66],
])('at %d px, staying at the top %s, the list goes to %d px when a row comes in above', (from, staysAtTop, to) => {
  const { list, draw } = drawn({ id: 'a', offset: 0, staysAtTop }, from);
  draw({ id: 'a', offset: 56, staysAtTop });
  expect(list.scrollTop).toBe(to);
});
