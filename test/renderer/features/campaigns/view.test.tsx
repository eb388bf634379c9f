import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { CampaignsView } from '../../../../renderer/features/campaigns/view.tsx';
import type { ShownCampaign } from '../../../../renderer/text/campaign-text.ts';
import { failure } from '../../../../shared/errors.ts';
import { good, toldAt, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';

const hourMs = 3_600_000;
const campaign = (id: number, facts: Partial<ShownCampaign> = {}): ShownCampaign => ({
  id,
  name: `Campaign ${id}`,
  subject: `Subject ${id}`,
  state: 'scheduled',
  type: 'Standard',
  tags: ['news'],
  sentAt: null,
  scheduledAt: toldAt + id * hourMs,
  targets: null,
  moreTargets: 0,
  named: null,
  ...facts,
});
const press1 = { id: 7, name: 'Press', kind: 'list' as const, contacts: 12 };
const sent = campaign(9, { state: 'sent', scheduledAt: null, sentAt: toldAt - hourMs, targets: [press1] });

type Input = { readonly states?: readonly string[]; readonly cursor?: string | null };
const pageOf =
  (campaigns: readonly ShownCampaign[], readAt: number | null = toldAt) =>
  ({ states = [] }: Input) =>
    good({
      campaigns: campaigns.filter(({ state }) => states.length === 0 || states.includes(state)),
      nextCursor: null,
      counts: { campaigns: campaigns.length, lists: 2, segments: 1 },
      readAt,
    });
const noAudience = () => good({ audience: null });
const draw = (campaigns: readonly ShownCampaign[], answers: Parameters<typeof show>[1] = {}) =>
  show(<CampaignsView />, {
    'campaign.page': pageOf(campaigns),
    'campaign.audience': noAudience,
    'campaign.find-audiences': () => good({ audiences: [press1, { ...press1, id: 8, name: 'Sale previews' }] }),
    'campaign.name-targets': () => good({}),
    ...answers,
  });
const title = () => screen.getByRole('heading', { level: 1, name: /^Campaign \d/ }).textContent;

const revealed: (string | undefined)[] = [];
beforeEach(() => {
  freshWindow();
  revealed.length = 0;
  // The page that tests draw has no size, so that nothing in it can be scrolled.
  Element.prototype.scrollIntoView = function (this: Element) {
    revealed.push(this.querySelector('b')?.textContent ?? undefined);
  };
});

test('what is coming is shown first, and J and K step through it', async () => {
  await draw([campaign(1), campaign(2), sent]);
  expect(title()).toBe('Campaign 1');
  expect(screen.getAllByText('Sends in 1 h').length).toBeGreaterThan(0);
  press('j');
  await pass();
  expect(title()).toBe('Campaign 2');
  press('j');
  press('k');
  await pass();
  expect(title()).toBe('Campaign 1');
  expect(await faultsOf(document.body)).toEqual([]);
});

test('a send of the calendar is shown in the list that it belongs to, with where it went', async () => {
  await draw([campaign(1), sent]);
  fireEvent.click(within(screen.getByRole('region', { name: 'What goes out, by day' })).getByTitle(/^Campaign 9/));
  await pass();
  expect(title()).toBe('Campaign 9');
  expect(screen.getByRole('region', { name: 'Went to' }).textContent).toContain('Press');
});

test('a send of the calendar is shown though the list has not come to it yet', async () => {
  const all = pageOf([campaign(1), sent]);
  const firstPages = (input: Input & { readonly limit?: number }) =>
    input.limit === 50 && input.states?.includes('sent') ? pageOf([campaign(8, { state: 'sent' })])(input) : all(input);
  await draw([], { 'campaign.page': firstPages });
  fireEvent.click(within(screen.getByRole('region', { name: 'What goes out, by day' })).getByTitle(/^Campaign 9/));
  await pass();
  expect(title()).toBe('Campaign 9');
});

test('the row that J comes to is brought into view', async () => {
  await draw([campaign(1), campaign(2)]);
  press('j');
  expect(revealed).toEqual(['Campaign 2']);
});

test('whom it reaches is not told while it is not known where it goes', async () => {
  const drawn = await draw([campaign(1), campaign(2, { targets: [press1] })]);
  expect(screen.queryByRole('region', { name: 'Whom it reaches' })).toBeNull();
  expect(drawn.named('campaign.audience')).toEqual([]);
  press('j');
  await pass();
  expect(screen.getByRole('region', { name: 'Whom it reaches' })).toBeTruthy();
});

test('the parts of an audience add up, and what is not in the figures is named', async () => {
  const parts = { contacts: 100, reached: 80, optedOut: 9, bounced: 6, gone: 3, unasked: 2 };
  const cases = [{ kind: 'field-drift', severity: 'warns', count: 4 }];
  const audience = { lists: ['Press'], notCounted: ['A segment'], ...parts, cases };
  await draw([sent, campaign(1, { targets: [press1] })], { 'campaign.audience': () => good({ audience }) });
  const reach = screen.getByRole('region', { name: 'Whom it reaches' });
  expect(reach.textContent).toContain('= 80reached80.0 %');
  expect(reach.textContent).toContain('Not in these figures: A segment.');
  expect(screen.getByRole('region', { name: 'What is wrong with that audience' }).textContent).toContain(
    'Fields differWarn4 open mismatches',
  );
});

test('a target that Dotdigital does not tell is named by hand, by N, and a refusal is shown in the dialog', async () => {
  let refuses = true;
  const answer = () =>
    refuses ? { ok: false, error: failure('decision.not-possible', 'This campaign is gone.') } : good({});
  const drawn = await draw([campaign(1)], { 'campaign.name-targets': answer });
  expect(screen.getByRole('region', { name: 'Goes to' }).textContent).toContain('does not tell where a campaign goes');
  press('n');
  await pass();
  const dialog = screen.getByRole('dialog', { name: 'Where “Campaign 1” goes' });
  const keep = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Keep' });
  expect(keep.disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Press/ }));
  fireEvent.click(keep);
  await pass();
  expect(within(dialog).getByRole('alert').textContent).toBe('This campaign is gone.');
  refuses = false;
  fireEvent.click(keep);
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(drawn.named('campaign.name-targets').map(({ input }) => input)).toEqual([
    { id: 1, audiences: [7] },
    { id: 1, audiences: [7] },
  ]);
});

test('before campaigns were read it says so and reads them; a state that has none says that', async () => {
  const drawn = await draw([], { 'campaign.page': pageOf([], null), 'sync.start': () => good({ runId: 1 }) });
  expect(screen.getByText('Campaigns have not been read yet')).toBeTruthy();
  expect(document.body.textContent).not.toContain('0 campaigns');
  fireEvent.click(screen.getByRole('button', { name: 'Read now' }));
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([{ job: 'campaigns', mode: 'incremental' }]);
  freshWindow();
  await draw([campaign(1)]);
  fireEvent.click(screen.getByRole('button', { name: 'Others' }));
  await pass();
  expect(screen.getByText('No campaign like that')).toBeTruthy();
});

test('what cannot be read says so and can be tried again; a read-only workspace names nothing', async () => {
  const refused = { ok: false, error: failure('engine.unavailable', 'The engine is starting.') };
  const drawn = await draw([], { 'campaign.page': () => refused });
  expect(screen.getByText('The engine is starting.')).toBeTruthy();
  const asked = drawn.named('campaign.page').length;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass();
  expect(drawn.named('campaign.page').length).toBeGreaterThan(asked);
  freshWindow();
  await draw([campaign(1)], { 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Name its target/ }).disabled).toBe(true);
  press('n');
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
});
