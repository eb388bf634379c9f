import { basename } from 'node:path';
import { type HandedDecision, handedVerbs, handoverSchema } from '../../../shared/domain/handover.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { digestOf, isLetterOf, openLetter, readLetter, writeLetter } from '../../vault/desk/letter.ts';
import { type DeskDeps, type Handed, toHandOver } from '../flows/hand-over.ts';
import { type Judged, judgeHanded } from '../flows/judge-handed.ts';
import { handedBatch, refusalOfNumber, type TakingIn, takeIn, takenWith } from '../flows/take-in.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import { noteDesk, ownDesk, roleOf, sharedHash } from './desk-context.ts';
import { decisionsFile, readDeskFile, targetOf, writeDeskFile } from './desk-files.ts';
import { type HandlerDeps, readOnlyFailure, refusedNow } from './handler-deps.ts';

type HandoverOperation = Extract<keyof Handlers<'engine'>, `handover.${string}`>;

const shownRows = 200;
const shownFiles = 50;
const refuse = (sentence: string): Result<never> => err(failure('decision.not-possible', sentence));

/** Decisions from a reviewer's desk to the writer's, in a file that is signed and sealed. */
export const handoverHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, HandoverOperation> => {
  const desk: DeskDeps = { ...deps, hash: sharedHash };
  let isTaking = false;
  return {
    'handover.preview': ({ again }) => {
      const { handed, more } = toHandOver(desk, again);
      const verbs = handedVerbs.flatMap((verb) => {
        const count = handed.filter(({ decision }) => decision.verb === verb).length;
        return count === 0 ? [] : [{ verb, count }];
      });
      const files = deps.stores.handovers.files(shownFiles);
      return ok({ total: handed.length, more, verbs, rows: handed.slice(0, shownRows).map(rowOf), files });
    },
    'handover.export': (request) => handOver(deps, desk, request),
    'handover.inspect': async ({ path }) => {
      const read = readFile(deps, path);
      return read.ok ? ok(await previewOf(desk, read.value)) : read;
    },
    'handover.take-in': async ({ path, digest }) => {
      const refused = refusedNow(deps);
      if (refused !== null) return err(refused);
      if (isTaking) return refuse('A file is being taken in already; wait until it is done.');
      const read = readFile(deps, path);
      if (!read.ok) return read;
      if (read.value.digest !== digest)
        return refuse('The file is another one than the one that was looked at; look again.');
      isTaking = true;
      try {
        const taken = await takeIn(desk, read.value);
        deps.kick();
        return taken;
      } finally {
        isTaking = false;
      }
    },
  };
};

const rowOf = ({ decision, label, reference }: Handed) => ({
  verb: decision.verb,
  kind: decision.about.kind,
  label,
  reference,
});

type Request = { readonly desk: string; readonly path: string; readonly again: number | null };

/** The number is used up first and the decisions are noted last: a crash in between only leaves a gap in the numbers. */
const handOver = (deps: HandlerDeps, desk: DeskDeps, { desk: to, path, again }: Request) => {
  if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
  if (roleOf(deps) !== 'reviewer') return refuse('This desk is the writer: what is decided here is sent from here.');
  const own = ownDesk(deps);
  if (!own.ok) return own;
  const { stores, clock, operator } = deps;
  const receiver = stores.desks.find(to);
  if (receiver === null) return refuse("Trust the writer's desk first: the file is sealed for it alone.");
  const { handed } = toHandOver(desk, again);
  if (handed.length === 0) return refuse('There is nothing to hand over.');
  const number = stores.atomically(() => stores.handovers.nextNumber(), 'durable');
  const target = targetOf(path, `${basename(deps.start.folder)}-${operator}-${number}`, decisionsFile);
  if (!target.ok) return target;
  const { keys, identity } = own.value;
  const at = clock.now();
  const { name } = stores.workspace.get();
  const workspace = { name, erp: identity.erp, dotdigital: identity.dotdigital };
  const content = handoverSchema.parse({
    v: 1,
    workspace,
    operator,
    decisions: handed.map(({ decision }) => decision),
  });
  const head = { workspace: identity.hash, number, createdAt: at };
  const written = writeDeskFile(target.value, writeLetter(keys, receiver.keys, head, JSON.stringify(content)));
  if (!written.ok) return written;
  const decisions = handed.length;
  stores.atomically(() => {
    stores.handovers.note(
      { number, at, by: operator, desk: receiver.name, path: target.value, decisions },
      handed.map(({ decision }) => decision.id),
    );
    noteDesk(deps, 'decisions.handed-over', to, { to: receiver.name, number, decisions });
  }, 'durable');
  deps.emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });
  return ok({ path: target.value, number, decisions });
};

type Opened = TakingIn & { readonly createdAt: number };

/** A file that may be taken in: form, workspace, sender, signature, seal and number hold. Nothing is changed. */
const readFile = (deps: HandlerDeps, path: string): Result<Opened> => {
  if (roleOf(deps) !== 'writer') return refuse('This desk is a reviewer: only the writer takes in decisions.');
  const own = ownDesk(deps);
  if (!own.ok) return own;
  const { keys, identity } = own.value;
  const text = readDeskFile(path, decisionsFile);
  if (!text.ok) return text;
  const letter = readLetter(text.value);
  if ('sentence' in letter) return refuse(letter.sentence);
  if (letter.workspace !== identity.hash)
    return refuse(`This file is for another workspace; this one works on ${identity.erp} and ${identity.dotdigital}.`);
  const desk = deps.stores.desks.find(letter.from);
  if (desk === null) return refuse(`This file comes from the desk ${letter.from}, which is not trusted here.`);
  if (!isLetterOf(desk.keys, letter)) return refuse('This file was changed after it was signed; nothing was taken in.');
  const opened = openLetter(keys, letter);
  if (opened === null) return refuse('This file was sealed for another desk; have it handed over to this one.');
  const content = contentOf(opened);
  if (content === null) return refuse('What is inside of this file does not fit; have it handed over again.');
  const { number, createdAt } = letter;
  const taking = { desk, number, digest: digestOf(text.value), content, createdAt };
  const refused = refusalOfNumber(deps, taking);
  return refused === null ? ok(taking) : err(refused);
};

const contentOf = (text: string) => {
  try {
    return handoverSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

const previewOf = async (deps: DeskDeps, { desk, number, digest, content, createdAt }: Opened) => {
  const judged: { readonly decision: HandedDecision; readonly judged: Judged }[] = [];
  for (const some of batchesOf(content.decisions, handedBatch)) {
    for (const decision of some) judged.push({ decision, judged: judgeHanded(deps, desk, decision) });
    await yieldToOthers();
  }
  const leaves = new Map<string, number>();
  const rows = judged.map(({ decision, judged: one }) => {
    const sentence = one.answer === 'leave' ? one.sentence : one.answer === 'taken' ? takenWith(one.number) : null;
    const isDone = one.answer === 'taken' && one.number === number;
    if (sentence !== null && !isDone) leaves.set(sentence, (leaves.get(sentence) ?? 0) + 1);
    return {
      verb: decision.verb,
      kind: decision.about.kind,
      label: one.mismatch?.row.label ?? '',
      reference: one.mismatch?.row.reference ?? decision.about.matchKey,
      lines: one.answer === 'take' ? one.lines : [],
      sentence,
    };
  });
  return {
    digest,
    desk: { name: desk.name, fingerprint: desk.fingerprint },
    operator: content.operator,
    number,
    createdAt,
    total: judged.length,
    takes: judged.filter(({ judged: one }) => one.answer === 'take').length,
    done: judged.filter(({ judged: one }) => one.answer === 'taken' && one.number === number).length,
    leaves: [...leaves].map(([sentence, count]) => ({ sentence, count })),
    rows: rows.slice(0, shownRows),
  };
};
