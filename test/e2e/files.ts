import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type FileContent = { readonly name: string; readonly content: Buffer };

/** Every file under a folder, with what is in it; one that goes meanwhile is left out. */
export const filesUnder = (folder: string): readonly FileContent[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      try {
        return [{ name: path.relative(folder, file), content: readFileSync(file) }];
      } catch {
        return [];
      }
    });

/** The names of the files that hold one of these texts, as it is or in UTF-16, in whatever case. */
export const found = (contents: readonly FileContent[], needles: readonly string[]): readonly string[] =>
  contents
    .filter(({ content }) => {
      const text = content.toString('latin1').toLowerCase();
      return needles.some((needle) =>
        (['utf8', 'utf16le'] as const).some((encoding) =>
          text.includes(Buffer.from(needle, encoding).toString('latin1').toLowerCase()),
        ),
      );
    })
    .map(({ name }) => name);
