import type { Database } from 'better-sqlite3';
import { type ListView, listViewSchema, type SavedView } from '../../../shared/domain/saved-view.ts';

/** Named views of the list, by name. Every write is to be called inside `atomically`. */
export interface SavedViewStore {
  readonly list: () => readonly SavedView[];
  /** Whether another view has the name, whatever its letters' case. */
  readonly isTaken: (name: string, besides: number | null) => boolean;
  readonly save: (name: string, view: ListView, by: string, at: number) => number;
  readonly rename: (id: number, name: string) => boolean;
  readonly remove: (id: number) => boolean;
}

type Row = Omit<SavedView, 'view'> & { readonly view: string };

export const createSavedViews = (db: Database): SavedViewStore => {
  const list = db.prepare<[], Row>(
    'SELECT id, name, view, saved_by AS savedBy, saved_at AS savedAt FROM saved_view ORDER BY name, id',
  );
  const taken = db
    .prepare<[string, number | null], number>('SELECT 1 FROM saved_view WHERE name = ? AND id IS NOT ?')
    .pluck();
  const save = db.prepare('INSERT INTO saved_view (name, view, saved_by, saved_at) VALUES (?, ?, ?, ?)');
  const rename = db.prepare('UPDATE saved_view SET name = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM saved_view WHERE id = ?');
  return {
    // One that a later program wrote otherwise is left out, not guessed at.
    list: () =>
      list.all().flatMap(({ view, ...row }) => {
        const parsed = listViewSchema.safeParse(JSON.parse(view));
        return parsed.success ? [{ ...row, view: parsed.data }] : [];
      }),
    isTaken: (name, besides) => taken.get(name, besides) !== undefined,
    save: (name, view, by, at) => Number(save.run(name, JSON.stringify(view), by, at).lastInsertRowid),
    rename: (id, name) => rename.run(name, id).changes > 0,
    remove: (id) => remove.run(id).changes > 0,
  };
};
