import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Detail } from '../../../../../renderer/features/mismatches/parts/detail.tsx';
import { tell, useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { type MismatchKind, mismatchKinds } from '../../../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../../../shared/ipc/operations/mismatch.ts';
import { detailOf, good, patchOf, rowOf, toldAt, workspaceOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';

const draw = (detail: MismatchDetail, requests = detail.requests, answers: Parameters<typeof show>[1] = {}) =>
  show(
    <Detail
      detail={detail}
      edits={{}}
      stays={detail.keep?.proposed ?? null}
      plan={{ requests, lines: detail.lines, problems: [], keep: null }}
      now={toldAt}
    />,
    answers,
  );
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const text = () => document.body.textContent ?? '';
const ofKind = (kind: MismatchKind): MismatchDetail => detailOf(rowOf(1, { kind, label: 'Fiona' }));

beforeEach(freshWindow);

const told: readonly (readonly [MismatchKind, string, string, string])[] = [
  ['field-drift', 'Postcode differs for Fiona', "Suggested: take the ERP's values", 'Matched on customer number'],
  ['customer-missing', 'Fiona is missing in Dotdigital', 'Suggested: create the contact', 'Customer C-1'],
  ['malformed-value', 'Malformed postcode for Fiona', 'Suggested: correct it in the ERP', 'Matched on customer number'],
  ['permission-missing', 'No permission to mail is recorded for Fiona', 'Ask the person', 'Customer C-1'],
];

test.each(told)('%s is headed %j, with %j and how the two were matched', async (kind, title, suggestion, linked) => {
  await draw(ofKind(kind));
  expect(heading()).toBe(title);
  expect(screen.getByRole('heading', { name: new RegExp(`^${suggestion}`) })).toBeDefined();
  expect(screen.getByText(linked)).toBeDefined();
  expect(text()).not.toMatch(/undefined|NaN|\[object/);
});

test('what will be sent is written out to the letter; where nothing is sent there is no place for it', async () => {
  await draw(ofKind('field-drift'), [patchOf('BS1 1AA')]);
  expect(screen.getByText('What will be sent')).toBeDefined();
  expect(text()).toContain('1 call to Dotdigital, then read back to verify');
  expect(text()).toContain('PATCH /contacts/v3/41\n{"POSTCODE":"BS1 1AA"}');
  freshWindow();
  await draw(ofKind('permission-missing'));
  expect(screen.queryByText('What will be sent')).toBeNull();
  expect(text()).toContain('There is nothing to send: ask the person.');
});

test('of the link itself nothing is proposed: what helps stands in its card, and no empty one beside it', async () => {
  const late = { kind: 'sync-late', since: toldAt, job: 'customers', readAt: toldAt, promiseMs: 300_000 } as const;
  const { evidence, ...plain } = ofKind('sync-late');
  await draw({ ...plain, evidence: { ...evidence, link: [late] } });
  expect(screen.getByRole('heading', { name: 'What is wrong with the link' })).toBeDefined();
  expect(text()).not.toContain('No proposal');
});

test('what was sent is told once it is resolved, with how it was verified', async () => {
  await draw(
    detailOf(rowOf(1, { status: 'resolved' }), {
      outbox: { id: 'c', state: 'verified', attempts: 1, nextAttemptAt: null, sentence: null },
      timeline: [
        { at: toldAt - 2_000, what: 'detected', by: null, sentence: null },
        { at: toldAt - 1_000, what: 'approved', by: 'Ada', sentence: null },
        { at: toldAt, what: 'verified', by: null, sentence: null },
      ],
    }),
  );
  expect(screen.getByText('What was sent')).toBeDefined();
  expect(screen.getByText('Verified by reading back')).toBeDefined();
  expect(screen.getByText('Resolved')).toBeDefined();
  expect(text()).toContain('by Ada');
});

test('one that came back says why, and what became of the last change', async () => {
  await draw(
    detailOf(rowOf(1, { reopened: 'rejected' }), {
      outbox: {
        id: 'c',
        state: 'rejected',
        attempts: 2,
        nextAttemptAt: null,
        sentence: 'Dotdigital refused the postcode.',
      },
    }),
  );
  expect(screen.getByText('Back: the change was refused')).toBeDefined();
  expect(text()).toContain('The last change did not go through: Dotdigital refused the postcode. (2 attempts)');
});

test('a refusal is told as an alert with the one that it is about, until it is dismissed', async () => {
  tell({ id: 2, sentence: 'Another one.' });
  await draw(ofKind('field-drift'));
  expect(screen.queryByRole('alert')).toBeNull();
  freshWindow();
  tell({ id: 1, sentence: 'This record changed since you looked.' });
  await draw(ofKind('field-drift'));
  expect(screen.getByRole('alert').textContent).toContain('This record changed since you looked.');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(useMismatches.getState().notice).toBeNull();
});

test.each(mismatchKinds)('axe finds nothing wrong with %s', async (kind) => {
  const { container } = await draw(ofKind(kind));
  expect(await faultsOf(container)).toEqual([]);
});

test('a decided case is being sent at the writer, and waits for the writer at a reviewer', async () => {
  const decided: MismatchDetail = {
    ...ofKind('field-drift'),
    row: rowOf(1, { status: 'decided' }),
    outbox: { id: 'c', state: 'pending', attempts: 0, nextAttemptAt: null, sentence: null },
  };
  const pills = (): string => screen.getByRole('heading', { level: 1 }).nextElementSibling?.textContent ?? '';
  await draw(decided);
  expect(pills()).toContain('Being sentWaiting to be sent');
  freshWindow();
  await draw(decided, decided.requests, { 'workspace.get': () => good(workspaceOf({ role: 'reviewer' })) });
  expect(pills()).toContain('Waits for the writer');
  expect(pills()).not.toMatch(/sent/i);
});

test('one that came back since its records changed was not always ignored before', async () => {
  await draw({ ...ofKind('field-drift'), row: rowOf(1, { reopened: 'evidence-changed' }) });
  expect(text()).toContain('Back: it changed since it was decided');
  expect(text()).not.toContain('ignored');
});
