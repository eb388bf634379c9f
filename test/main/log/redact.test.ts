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
