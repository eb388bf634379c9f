import { expect, test } from 'vitest';
import {
  changePassphrase,
  createBox,
  isLongEnough,
  openBox,
  openBoxWithRecovery,
  passphraseBoxSchema,
  renewRecovery,
} from '../../electron/vault/passphrase-box.ts';

const cheap = { n: 2 ** 14, r: 1, p: 1 };
const passphrase = 'correct horse';
const changedAt = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
};

test('the passphrase and the recovery code open the same key, after a trip through a file', async () => {
  const { box, key, recoveryCode } = await createBox(passphrase, cheap);
  const read = passphraseBoxSchema.parse(JSON.parse(JSON.stringify(box)));
  expect(key).toHaveLength(32);
  expect(await openBox(read, passphrase)).toEqual(key);
  expect(await openBoxWithRecovery(read, recoveryCode)).toEqual(key);
  expect(await openBoxWithRecovery(read, recoveryCode.toLowerCase().replaceAll('-', ' '))).toEqual(key);
});

test('every box has its own key, salts and recovery code, whatever the passphrase', async () => {
  const [one, other] = [await createBox(passphrase, cheap), await createBox(passphrase, cheap)];
  expect(one.key).not.toEqual(other.key);
  expect(one.recoveryCode).not.toBe(other.recoveryCode);
  const salts = [one, other].flatMap(({ box }) => [box.passphrase.stretch.salt, box.recovery.stretch.salt]);
  expect(new Set(salts).size).toBe(4);
  expect(await openBoxWithRecovery(one.box, other.recoveryCode)).toBe('wrong');
});

test('nothing of the passphrase, the key or the code stands in the box', async () => {
  const { box, key, recoveryCode } = await createBox(passphrase, cheap);
  const text = JSON.stringify(box);
  const forms = (clear: Buffer): readonly string[] => [
    clear.toString(),
    clear.toString('hex'),
    clear.toString('base64'),
  ];
  for (const form of [...forms(key), ...forms(Buffer.from(passphrase)), recoveryCode, recoveryCode.replaceAll('-', '')])
    expect(text).not.toContain(form);
});

test.each(['', 'correct hors', 'correct horse ', 'Correct horse'])('%j is wrong', async (other) => {
  const { box } = await createBox(passphrase, cheap);
  expect(await openBox(box, other)).toBe('wrong');
});

test('a passphrase is the same however its letters are composed', async () => {
  const { box, key } = await createBox('Schlüssel ①', cheap);
  expect(await openBox(box, 'Schlu\u0308ssel 1')).toEqual(key);
});

test('a box with changed bytes opens not, and the other way into it still does', async () => {
  const { box, key, recoveryCode } = await createBox(passphrase, cheap);
  for (const at of [0, 12, 44, 59]) {
    const changed = { ...box, passphrase: { ...box.passphrase, key: changedAt(box.passphrase.key, at) } };
    expect(await openBox(changed, passphrase)).toBe('wrong');
    expect(await openBoxWithRecovery(changed, recoveryCode)).toEqual(key);
  }
  const { stretch } = box.passphrase;
  const salted = { ...stretch, salt: changedAt(stretch.salt, 3) };
  expect(await openBox({ ...box, passphrase: { ...box.passphrase, stretch: salted } }, passphrase)).toBe('wrong');
  const swapped = { ...box, passphrase: box.recovery, recovery: box.passphrase };
  expect(await openBox(swapped, passphrase)).toBe('wrong');
});

test('a changed passphrase opens the same key, the old one nothing, the printed code still', async () => {
  const { box, key, recoveryCode } = await createBox(passphrase, cheap);
  const changed = await changePassphrase(box, key, 'battery staple', cheap);
  expect(await openBox(changed, 'battery staple')).toEqual(key);
  expect(await openBox(changed, passphrase)).toBe('wrong');
  expect(await openBoxWithRecovery(changed, recoveryCode)).toEqual(key);
});

test('a renewed recovery code takes the place of the printed one', async () => {
  const { box, key, recoveryCode } = await createBox(passphrase, cheap);
  const renewed = await renewRecovery(box, key, cheap);
  expect(await openBoxWithRecovery(renewed.box, renewed.recoveryCode)).toEqual(key);
  expect(await openBoxWithRecovery(renewed.box, recoveryCode)).toBe('wrong');
  expect(await openBox(renewed.box, passphrase)).toEqual(key);
});

test('a box whose parameters are out of bounds is not read', async () => {
  const { box } = await createBox(passphrase, cheap);
  const cost = (n: number) => ({ ...box, recovery: { ...box.recovery, stretch: { ...box.recovery.stretch, n } } });
  expect([2 ** 14, 2, 2 ** 30].map((n) => passphraseBoxSchema.safeParse(cost(n)).success)).toEqual([
    true,
    false,
    false,
  ]);
});

test('eight characters are enough, as people count them', () => {
  const counted = ['', '1234567', '12345678', '🔑🔑🔑🔑', '🔑'.repeat(8), 'u\u0308'.repeat(7)].map(isLongEnough);
  expect(counted).toEqual([false, false, true, false, true, false]);
});
