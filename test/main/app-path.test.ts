import { expect, test } from 'vitest';
import { contentSecurityPolicy, fileForUrl, isOwnPage, typeOfFile } from '../../electron/main/app-path.ts';

test.each([
  ['app://concord/', '/app/index.html'],
  ['app://concord/assets/main.js', '/app/assets/main.js'],
  ['app://concord/a%20b.css', '/app/a b.css'],
  ['app://concord/../secret', '/app/secret'],
  ['app://concord/%2e%2e/secret', '/app/secret'],
  ['app://concord/..%2f..%2fetc/passwd', null],
  ['app://concord/%5c..%5csecret', null],
  ['app://concord/%00', null],
  ['app://concord/%ff', null],
  ['app://elsewhere/index.html', null],
  ['https://concord/index.html', null],
  ['nonsense', null],
])('%s is the file %s', (url, file) => {
  expect(fileForUrl(url, '/app')).toBe(file);
});

test('only our own pages may call', () => {
  expect(isOwnPage('app://concord/', null)).toBe(true);
  expect(isOwnPage('app://concord.evil/', null)).toBe(false);
  expect(isOwnPage('http://127.0.0.1:5000/x', 'http://127.0.0.1:5000/')).toBe(true);
  expect(isOwnPage('http://127.0.0.1:5001/x', 'http://127.0.0.1:5000/')).toBe(false);
  expect(isOwnPage('http://127.0.0.1:5000/x', null)).toBe(false);
});

test('the policy lets nothing in from the network and no text become code', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("connect-src 'none'");
  expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/);
  expect(typeOfFile('x.js')).toMatch(/javascript/);
});
