import { type DeskKeys, deskKeysOf, makeDeskSecret } from '../../../electron/vault/desk/keys.ts';

/** The keys of a new desk. */
export const deskKeys = (): DeskKeys => {
  const keys = deskKeysOf(makeDeskSecret());
  if (keys === null) throw new Error('the keys that were made cannot be read');
  return keys;
};
