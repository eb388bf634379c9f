import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { slugSchema } from '../../../shared/ipc/operations/workspaces.ts';
import { type ListedWorkspace, trainingWorkspace } from '../settings/workspaces-file.ts';

const aboutSchema = z.object({ name: z.string().trim().min(1).max(80), role: z.enum(['writer', 'reviewer']) });

/** The folders of the workspaces under the app's data. Each names itself, so that a lost list can be made again. */
export const createWorkspaceFolders = (data: string) => {
  const all = join(data, 'workspaces');
  const folderOf = (slug: string): string => join(all, slug);
  const aboutOf = (slug: string) => {
    try {
      return aboutSchema.safeParse(JSON.parse(readFileSync(join(folderOf(slug), 'about.json'), 'utf8'))).data ?? null;
    } catch {
      return null;
    }
  };
  return {
    folderOf,
    /** Makes the folder where it is missing, and notes whose it is. */
    describe: ({ slug, name, role }: Pick<ListedWorkspace, 'slug' | 'name' | 'role'>): void => {
      mkdirSync(folderOf(slug), { recursive: true, mode: 0o700 });
      writeFileSync(join(folderOf(slug), 'about.json'), JSON.stringify({ name, role }), { mode: 0o600 });
    },
    remove: (slug: string): void => rmSync(folderOf(slug), { recursive: true, force: true, maxRetries: 5 }),
    /**
     * Workspaces whose folder is there and that the list lacks, as after a damaged list was set aside. Where a folder does
     * not say its role, it is only looked at: sending is not taken up again by mistake.
     */
    unlisted: (known: readonly string[]): readonly ListedWorkspace[] =>
      (existsSync(all) ? readdirSync(all) : [])
        .filter((slug) => slugSchema.safeParse(slug).success && slug !== trainingWorkspace.slug)
        .filter((slug) => !known.includes(slug) && existsSync(join(folderOf(slug), 'workspace.db')))
        .map((slug) => ({
          slug,
          openedAt: null,
          timers: {},
          quiet: null,
          ...(aboutOf(slug) ?? { name: slug, role: 'reviewer' as const }),
        })),
  };
};
export type WorkspaceFolders = ReturnType<typeof createWorkspaceFolders>;
