import type { Database } from 'better-sqlite3';
import type { WorkspaceStore } from './trust-stores.ts';

/** What the workspace itself knows: its name, whether it is for training, and single facts by name. */
export const createWorkspace = (db: Database): WorkspaceStore => {
  const read = db.prepare<[string], string>('SELECT value FROM workspace_fact WHERE name = ?').pluck();
  const write = db.prepare<[string, string]>(
    'INSERT INTO workspace_fact (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const policy = db.prepare<[string], number>('SELECT is_on FROM policy WHERE kind = ?').pluck();
  return {
    policy: (kind) => policy.get(kind) === 1,
    get: () => ({ name: read.get('name') ?? '', training: read.get('training') === 'yes' }),
    set: ({ name, training }) => {
      write.run('name', name);
      write.run('training', training ? 'yes' : 'no');
    },
    fact: (name) => read.get(name) ?? null,
    setFact: (name, value) => void write.run(name, value),
  };
};
