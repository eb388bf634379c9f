import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useAnnouncement } from '../../../../renderer/actions/announce.ts';
import { select } from '../../../../renderer/features/change-log/store.ts';
import { failure } from '../../../../shared/errors.ts';
import { changeDetailOf, changeId, changeRowOf, verificationOf } from '../../../doubles/change-answers.ts';
import { good } from '../../../doubles/window-answers.ts';
import { faultsOf, pass, press } from '../../screen.tsx';
import { button, chain, freshLog, openLog, options, shownChange } from './opened.tsx';

const broken = { ok: false, error: failure('bug', 'The workspace could not be read.') };

beforeEach(freshLog);

test('a row says entry, when, who, why, what changed and how it ended', async () => {
  await openLog(3);
  expect(options()[0]?.textContent).toBe(
    '314:01AdaFields differDotdigital: Person 3 contactLoyalty tier Silver → Gold, postcode BS3 1DX → BS5 9TRVerified',
  );
});

test('of 10,000 changes only those in view are drawn, and more are asked for as it is scrolled', async () => {
  const drawn = await openLog(10_000);
  expect(options().length).toBeGreaterThan(10);
  expect(options().length).toBeLessThan(40);
  expect(drawn.named('change.page')).toHaveLength(1);
  const list = screen.getByRole('listbox', { name: 'Changes' });
  list.scrollTop = 95 * 46;
  fireEvent.scroll(list);
  await pass(200);
  expect(drawn.named('change.page').map(({ input }) => input)[1]).toMatchObject({ before: changeId(9_901) });
  expect(options().length).toBeLessThan(40);
});

test('the newest is shown first; J, K, Home and End go through the list', async () => {
  await openLog(5);
  const shown = () => within(shownChange()).getByRole('heading', { level: 2 }).textContent;
  expect(shown()).toBe('5 · Person 5');
  for (const [key, title] of [
    ['j', '4 · Person 4'],
    ['End', '1 · Person 1'],
    ['k', '2 · Person 2'],
    ['Home', '5 · Person 5'],
  ] as const) {
    press(key);
    await pass();
    expect(shown()).toBe(title);
  }
  expect(screen.getAllByRole('option', { selected: true }).map(({ id }) => id)).toEqual(['change-c000005']);
});

test('who, when, why, before, after, what was read back, what was sent, what came back and the links are told', async () => {
  await openLog(1);
  const pane = within(shownChange());
  expect(pane.getByText('Wed 18 Nov 2026, 14:01:00 UTC')).toBeDefined();
  expect(pane.getByText('‘ERP masters tier and address’, mismatch 1')).toBeDefined();
  expect(pane.getByRole('row', { name: 'Loyalty tier Silver Gold Gold' })).toBeDefined();
  expect(pane.getByText(/^PATCH/).textContent).toContain('"LOYALTY_TIER": "Gold"');
  expect(pane.getByText('200 · accepted').parentElement?.textContent).toBe('Write200 · accepted14:01:00.204 · 407 ms');
  expect(pane.getAllByText('agrees')).toHaveLength(3);
});

test('what was not read back is not claimed: the column is there for a verified change only', async () => {
  await openLog(1, () => ({ state: 'unconfirmed', verifiedAt: null, sentence: 'The answer was lost.' }));
  expect(screen.queryByRole('columnheader', { name: 'Read back' })).toBeNull();
  expect(within(shownChange()).getByText('The answer was lost.')).toBeDefined();
  expect(options()[0]?.textContent).toMatch(/The answer was lost\.Not confirmed$/);
});

test('of a forgotten person only that there was a change is shown', async () => {
  await openLog(
    1,
    () => ({ label: '', operation: '', lines: [], sentence: 'Imogen was refused.', state: 'rejected' }),
    {
      'change.get': () =>
        good(
          changeDetailOf(changeRowOf(1, { label: '', operation: '', lines: [], sentence: 'Imogen was refused.' }), {
            requests: [],
            undoBlocked: 'Its person was forgotten.',
          }),
        ),
    },
  );
  expect(options()[0]?.textContent).toMatch(/Forgotten person contactWhat was written is not kept any moreRefused$/);
  expect(within(shownChange()).getByText(/The person was forgotten\. That/)).toBeDefined();
  expect(within(shownChange()).queryByRole('table')).toBeNull();
  expect(document.body.textContent).not.toContain('Imogen');
});

test('a change that undoes another leads to it', async () => {
  await openLog(3, (number) => (number === 3 ? { undoes: changeId(1) } : {}));
  fireEvent.click(button(/^entry 1 of Wed 18 Nov 2026/));
  await pass();
  expect(within(shownChange()).getByRole('heading', { level: 2 }).textContent).toBe('1 · Person 1');
});

test('the chain is checked when the log is opened, and again by V', async () => {
  const drawn = await openLog(1);
  expect(chain().textContent).toContain('Chain whole. Verified to entry 48,112 at 14:01:58');
  expect(chain().textContent).toContain('entry 47,926, agrees');
  expect(within(chain()).getByTitle(/^Hash of the newest entry: 9f3c/).textContent).toBe('9f3c…e21a');
  press('v');
  await pass();
  expect(drawn.named('audit.verify')).toHaveLength(2);
  expect(useAnnouncement.getState().sentence).toBe('Chain whole. Verified to entry 48,112.');
});

test.each([
  ['broken', verificationOf({ firstBroken: 47_002 }), 'Chain broken at entry 47,002'],
  ['cut', verificationOf({ anchor: { seq: 9, at: 0, agrees: false } }), 'Anchor of 1 Jan 1970, 00:00 disagrees'],
])('a chain that is %s is told in red', async (_name, found, sentence) => {
  await openLog(1, undefined, { 'audit.verify': () => good(found) });
  expect(chain().className).toBe('chain broken');
  expect(chain().textContent).toContain(sentence);
  expect(chain().textContent).not.toContain('none missing');
});

test('a chain that could not be checked is not called whole', async () => {
  await openLog(1, undefined, { 'audit.verify': () => broken });
  expect(chain().className).toBe('chain unknown');
  expect(chain().textContent).toContain('The chain could not be checked The workspace could not be read.');
});

test('no change yet, none that matches, and a log that cannot be read are three different things', async () => {
  await openLog(0);
  expect(screen.getByText('No change yet')).toBeDefined();
  fireEvent.click(button(/^Today/));
  await pass();
  expect(screen.getByText('No change matches')).toBeDefined();
  freshLog();
  await openLog(0, undefined, { 'change.page': () => broken });
  expect(screen.getByText('The log could not be read')).toBeDefined();
  expect(button('Try again')).toBeDefined();
});

test('a facet asks the log anew, and is taken back by pressing it again', async () => {
  const drawn = await openLog(20);
  const filter = () => drawn.named('change.page').at(-1)?.input;
  fireEvent.click(button('Needs a look 2'));
  await pass();
  expect(filter()).toMatchObject({ filter: { results: ['needs-a-look'] } });
  expect(button('Needs a look 2').getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(button('Needs a look 2'));
  fireEvent.click(button('Today 20'));
  await pass();
  expect(filter()).toMatchObject({ filter: { results: [], since: Date.UTC(2026, 10, 18) } });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' clarke ' } });
  await pass(200);
  expect(filter()).toMatchObject({ filter: { search: 'clarke' } });
  fireEvent.click(button('Clear'));
  await pass();
  expect(filter()).toMatchObject({ filter: { search: '', since: null } });
});

test('new changes come in by themselves, and the operator stays where they were', async () => {
  let total = 5;
  const drawn = await openLog(5, undefined, {
    'change.page': (() =>
      good({
        changes: Array.from({ length: total }, (_, place) => changeRowOf(total - place)),
        next: null,
      })) as () => unknown,
  });
  act(() => select(changeId(3)));
  total = 7;
  act(() => drawn.tell('store.changed', { topics: ['outbox'] }));
  await pass(400);
  expect(options()).toHaveLength(7);
  expect(screen.getByRole('option', { selected: true }).id).toBe('change-c000003');
});

test('axe finds nothing wrong with the log, whole or empty', async () => {
  const { container } = await openLog(12);
  expect(await faultsOf(container)).toEqual([]);
  freshLog();
  const empty = await openLog(0);
  expect(await faultsOf(empty.container)).toEqual([]);
});
