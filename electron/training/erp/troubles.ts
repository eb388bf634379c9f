import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import { type RefusalCode, refusalCodes, refuse } from './refusals.ts';

/** Ways in which platforms fall short of the contract (contract 9.1, 9.3). */
const misbehaviours = [
  /** n8n's answer while no Respond node is set. */
  'workflow-started',
  '404-html',
  '500-text',
  /** 200 with nothing that the endpoint promises. */
  'empty-object',
  'error-in-200',
  /** Node-RED after an uncaught throw: no answer, ever; the first before the ERP saw the request, the second after. */
  'silence',
  'silence-after-commit',
] as const;
type Misbehaviour = (typeof misbehaviours)[number];

/**
 * Something that is wrong with a part of the flow. `on` is the first word of the path (`streams`, `commands`, …), `times`
 * how many calls it meets, all of them unless given.
 */
export const troubleSchema = z.strictObject({
  what: z.enum([...refusalCodes, ...misbehaviours]),
  on: z
    .enum(['everything', 'health', 'streams', 'records', 'periods', 'commands', 'runs', 'events'])
    .default('everything'),
  times: z.number().int().positive().nullable().default(null),
  retryAfterSeconds: z.number().int().nonnegative().default(30),
});
export type Trouble = Readonly<z.input<typeof troubleSchema>>;

/** What a call meets instead of its endpoint: an answer, or silence before or after the work is done. */
export type Met = Answer | 'silence' | 'silence-after-commit';

const misbehaving: Readonly<Record<Exclude<Misbehaviour, 'silence' | 'silence-after-commit'>, Answer>> = {
  'workflow-started': { status: 200, body: { message: 'Workflow got started' } },
  '404-html': {
    status: 404,
    text: '<!DOCTYPE html>\n<html lang="en"><body><pre>Cannot find the page</pre></body></html>',
  },
  '500-text': {
    status: 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    text: 'Internal Server Error',
  },
  'empty-object': { status: 200, body: {} },
  'error-in-200': { status: 200, body: { error: { code: 'erp_error', message: 'The ERP answered with an error.' } } },
};

/** The plain answers of a platform whose flow never came into play. */
export const platformAnswer = (what: '404-html' | '500-text'): Answer => misbehaving[what];

const isMisbehaviour = (what: RefusalCode | Misbehaviour): what is Misbehaviour =>
  misbehaviours.some((name) => name === what);

/** Statuses with which a flow says how long to wait (contract 9.3). */
const waits = (status: number): boolean => status === 429 || status === 503;

const metBy = ({ what, retryAfterSeconds }: z.output<typeof troubleSchema>): Met => {
  if (what === 'silence' || what === 'silence-after-commit') return what;
  if (isMisbehaviour(what)) return misbehaving[what];
  const refusal = refuse(what);
  return waits(refusal.status) ? { ...refusal, headers: { 'Retry-After': String(retryAfterSeconds) } } : refusal;
};

/** Lets calls meet the troubles that are switched on; each is counted down from when it was switched on. */
export const createTroubleDesk = (switches: { readonly troubles: readonly Trouble[] }) => {
  const met = new WeakMap<Trouble, number>();
  const isLeft = (trouble: Trouble): boolean => {
    const { times } = troubleSchema.parse(trouble);
    return times === null || (met.get(trouble) ?? 0) < times;
  };
  return {
    meet: ({ segments }: Call): Met | null => {
      const area = segments[2];
      const found = switches.troubles.find(
        (trouble) => isLeft(trouble) && ['everything', area].includes(trouble.on ?? 'everything'),
      );
      if (found === undefined) return null;
      met.set(found, (met.get(found) ?? 0) + 1);
      return metBy(troubleSchema.parse(found));
    },
  };
};
