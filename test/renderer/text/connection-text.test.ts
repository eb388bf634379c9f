import { expect, test } from 'vitest';
import {
  administratorRequest,
  daysLeft,
  expiryText,
  paneTitle,
  tookText,
} from '../../../renderer/text/connection-text.ts';
import { connectionOf, nextOf, testedOf } from '../../doubles/connection-answers.ts';
import { toldAt } from '../../doubles/window-answers.ts';

const dayMs = 86_400_000;

test('the request names the connection, what failed, what is missing and what Concord needs', () => {
  const text = administratorRequest(nextOf(), testedOf('permissions'));
  expect(text.split('\n')).toEqual([
    'Request about the connection of Concord to the ERP',
    '',
    'Connection: Our flow',
    'Address: https://flows.example/erp/v1',
    'Tested: 18 Nov 2026, 14:02',
    '',
    'Permissions failed: Mend permissions.',
    '- Changes to customers: needed update, found update missing',
    '',
    'These steps hold: reach and authenticate.',
    '',
    'Concord needs: customers can be read, and changes to records are taken.',
  ]);
});

test('the values of a sample record, which are of a person, are not in the request', () => {
  const text = administratorRequest(connectionOf({ system: 'dotdigital' }), testedOf('sample'));
  expect(text).toContain('Sample record failed: Mend sample.');
  expect(text).toContain('API user: apiuser-1a2b3c@apiconnector.com');
  expect(text.toLowerCase()).not.toContain('ada@example.net');
});

test('where all holds, or nothing was tested, the request says so or only what is needed', () => {
  expect(administratorRequest(nextOf(), testedOf())).toContain('Nothing has to be done.');
  const untested = administratorRequest(nextOf(), null);
  expect(untested).not.toContain('Tested');
  expect(untested).toContain('Concord needs: customers can be read');
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [2_449, '2.4 s'],
])('%i ms took %j', (ms, expected) => {
  expect(tookText(ms)).toBe(expected);
});

test.each([
  [null, null],
  [toldAt + 31 * dayMs, null],
  [toldAt + 30 * dayMs, 'The secret in use expires in 30 days'],
  [toldAt + 1.5 * dayMs, 'The secret in use expires in 1 day'],
  [toldAt + 1, 'The secret in use expires today'],
  [toldAt - 1, 'The secret in use has expired'],
])('a secret that ends at %j is told as %j', (at, expected) => {
  expect(expiryText(at, toldAt)).toBe(expected);
});

test('days left are never better than true', () => {
  expect(daysLeft(toldAt + 2 * dayMs - 1, toldAt)).toBe(1);
});

test.each([
  [null, null, 'Connect your ERP'],
  [null, nextOf(), 'Our flow is being set up'],
  [connectionOf(), nextOf(), 'Our flow: a new connection is being set up'],
  [connectionOf(), null, 'Our flow'],
  [connectionOf({ product: 'training' }), null, 'Training: a simulated ERP'],
])('the pane of %j and %j', (current, next, expected) => {
  expect(paneTitle('erp', current, next)).toBe(expected);
});
