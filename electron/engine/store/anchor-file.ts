import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const anchorSchema = z.strictObject({ seq: z.number().int(), hash: z.string(), at: z.number().int() });
export type StoredAnchor = Readonly<z.infer<typeof anchorSchema>>;

/** The end of the audit chain as it was last found whole, in a file beside the database. */
export const createAnchorFile = (folder: string) => {
  const file = join(folder, 'audit-anchor.json');
  return {
    /** Null when there is none, or none that can be read. */
    read: (): StoredAnchor | null => {
      try {
        return anchorSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
      } catch {
        return null;
      }
    },
    write: (anchor: StoredAnchor): void => {
      writeFileSync(`${file}.new`, JSON.stringify(anchor), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
};

/** Forgets what was noted: for a database that another one takes the place of. */
export const dropAnchor = (folder: string): void => rmSync(join(folder, 'audit-anchor.json'), { force: true });
