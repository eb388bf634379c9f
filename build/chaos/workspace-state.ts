import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { type Ask, answerTo, must } from './ask.ts';
import type { Ledger } from './ledger.ts';
import { reading } from './reading.ts';
import { targetOf } from './target.ts';

/** What the file says of a change besides: whose decision it is a step of, and when it was moved last. */
export type Step = {
  readonly decisionId: string;
  readonly key: string;
  readonly step: number;
  readonly runId: number | null;
  readonly updatedAt: number;
};
export type Change = OutputOf<'change.page'>['changes'][number] & Step;
export type Run = OutputOf<'run.page'>['runs'][number];

/** The states in which nothing more happens to a change, without a person's doing. */
export const endings: readonly string[] = ['verified', 'stale', 'rejected', 'diverged', 'dead', 'withdrawn'];

/** What Concord says of itself when it is at rest, asked by its operations. */
export type WorkspaceState = {
  readonly changes: readonly Change[];
  /** When each change came to its end, by its id. */
  readonly settledAt: ReadonlyMap<string, number>;
  readonly runs: readonly Run[];
  readonly stillDecided: number;
  readonly customers: number;
  readonly contacts: number;
  /** What is wrong with the file itself; empty when nothing is. */
  readonly fileProblems: readonly string[];
};

/** Asks for everything, page by page. */
export const readWorkspaceState = async (ask: Ask, folder: string): Promise<WorkspaceState> => {
  const rows = await pages(async (before: string | null) => {
    const page = await must(ask, 'change.page', { before, limit: 200 });
    return { rows: page.changes, next: page.next };
  });
  const file = join(folder, 'workspace.db');
  const steps = stepsIn(file);
  const changes = rows.flatMap((row): readonly Change[] => {
    const step = steps.get(row.id);
    return step === undefined ? [] : [{ ...row, ...step }];
  });
  const runs = await pages(async (before: number | null) => {
    const page = await must(ask, 'run.page', { before, limit: 200 });
    return { rows: page.runs, next: page.next };
  });
  const ends = changes.filter(({ state }) => endings.includes(state));
  const decided = await must(ask, 'mismatch.page', { filter: { statuses: ['decided'] }, limit: 1 });
  const workspace = await must(ask, 'workspace.get', {});
  return {
    changes,
    settledAt: new Map(ends.map(({ id, updatedAt }) => [id, updatedAt])),
    runs,
    stillDecided: decided.rows.length,
    customers: workspace.erp.records,
    contacts: workspace.dotdigital.records,
    fileProblems: fileProblemsOf(file),
  };
};

/** Notes where changes go that nobody was shown beforehand, while their persons are known. */
export const noteTargets = async (ask: Ask, ledger: Ledger, folder: string): Promise<void> => {
  const shown = new Set(ledger.approvals.map(({ key }) => key));
  for (const [id, { key }] of stepsIn(join(folder, 'workspace.db'))) {
    if (shown.has(key) || ledger.targets.has(id)) continue;
    const detail = await answerTo(ask, 'change.get', { id });
    const [request] = detail?.requests ?? [];
    const target = request === undefined ? null : targetOf(request);
    if (target !== null) ledger.targets.set(id, target);
  }
};

const stepsIn = (file: string): ReadonlyMap<string, Step> =>
  reading(file, (db) => {
    const rows = db.prepare<[], Step & { readonly id: string }>(
      `SELECT o.id, o.decision_id AS decisionId, d.key, o.step, o.run_id AS runId, o.updated_at AS updatedAt
       FROM outbox_entry o JOIN decision d ON d.id = o.decision_id`,
    );
    return new Map(rows.all().map(({ id, ...step }) => [id, step]));
  });

const pages = async <T, C>(
  ask: (before: C | null) => Promise<{ readonly rows: readonly T[]; readonly next: C | null }>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  let before: C | null = null;
  do {
    const { rows, next }: { readonly rows: readonly T[]; readonly next: C | null } = await ask(before);
    all.push(...rows);
    before = next;
  } while (before !== null);
  return all;
};

type Link = {
  readonly seq: number;
  readonly prev_hash: string;
  readonly hash: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly person_key_id: number | null;
  readonly personal: Buffer | null;
};

/** Looks into the file itself: whole pages, kept references, and a chain that was written a second time here. */
export const fileProblemsOf = (file: string): readonly string[] =>
  reading(file, (db) => {
    const check = db.pragma('quick_check(3)', { simple: true });
    const loose = db.pragma('foreign_key_check');
    const links = db.prepare<[], Link>('SELECT * FROM audit ORDER BY seq').all();
    return [
      ...(check === 'ok' ? [] : [`the workspace file is damaged: ${String(check)}`]),
      ...(Array.isArray(loose) && loose.length === 0 ? [] : ['rows point to rows that are not there']),
      ...brokenLinkIn(links),
    ];
  });

/** What is wrong with the chain of the trail; empty when it is whole. */
export const brokenLinkIn = (links: readonly Link[]): readonly string[] => {
  let before = '0'.repeat(64);
  for (const [index, link] of links.entries()) {
    if (link.seq !== index + 1 || link.prev_hash !== before || hashOf(link) !== link.hash)
      return [`the audit trail is broken at entry ${link.seq}`];
    before = link.hash;
  }
  return [];
};

/** SHA-256 over each part with its length (32 bits) in front. */
const hashOf = (link: Link): string => {
  const { prev_hash, seq, at, actor, action, subject, person_key_id, personal } = link;
  const texts = [prev_hash, `${seq}`, `${at}`, actor, action, subject, `${person_key_id}`].map((text) =>
    Buffer.from(text),
  );
  const hash = createHash('sha256');
  for (const part of [...texts, personal ?? Buffer.alloc(0)]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    hash.update(length);
    hash.update(part);
  }
  return hash.digest('hex');
};
