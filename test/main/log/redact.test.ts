import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactFacts, redactText } from '../../../electron/main/log/redact.ts';

test('credentials and addresses in a text are taken out, the rest stays', () => {
  const text =
    'GET /x Authorization: Basic YXBpdXNlcjpzZWNyZXQ= for amelia.hart@example.com, password=hunter22 token: "abc.def"';
  const clean = redactText(text);
  for (const secret of ['YXBpdXNlcjpzZWNyZXQ', 'amelia', 'hunter22', 'abc.def']) expect(clean).not.toContain(secret);
  expect(clean).toContain('GET /x');
});

test('a fact whose name says that it is secret has no value', () => {
  expect(redactFacts({ apiKey: 'k', Authorization: 'x', secretLength: 7, run: 3, note: 'fine' })).toEqual({
    apiKey: '[removed]',
    Authorization: '[removed]',
    secretLength: '[removed]',
    run: 3,
    note: 'fine',
  });
});

test('whatever surrounds them, no bearer token and no address gets through', () => {
  const word = fc.stringMatching(/^[a-z0-9]{8,20}$/);
  fc.assert(
    fc.property(word, word, fc.string({ maxLength: 20 }), (name, token, around) => {
      const clean = redactText(`${around} ${name}@mail.example ${around} Bearer ${token} ${around}`);
      expect(clean).not.toContain(`${name}@`);
      expect(clean).not.toContain(`Bearer ${token}`);
    }),
    { seed: 2 },
  );
});

test('an address is taken out of a URL too, and what is not one stays', () => {
  expect(redactText('GET /contacts/v3/email/amelia.hart%40example.com failed')).toBe(
    'GET /contacts/v3/email/[email] failed',
  );
  expect(redactText('node:internal at 40% of 12.5')).toBe('node:internal at 40% of 12.5');
});

test('whatever a fact is called, no address stands in its value, and no value under a secret name', () => {
  const name = fc.constantFrom(
    'note',
    'where',
    'url',
    'password',
    'x-api-key',
    'Authorization',
    'refreshToken',
    'cookie',
  );
  const text = fc.string({ maxLength: 30 });
  const address = fc.emailAddress().filter((email) => !email.includes('/'));
  fc.assert(
    fc.property(name, text, address, (fact, around, email) => {
      const clean = redactFacts({ [fact]: `${around} ${email} ${around}` });
      expect(String(clean[fact])).not.toContain(email);
      expect(fact === 'note' || fact === 'where' || fact === 'url' || clean[fact] === '[removed]').toBe(true);
    }),
    { seed: 3 },
  );
});
