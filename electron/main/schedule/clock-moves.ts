import { z } from 'zod';

/**
 * A time this machine's clock was set back while Concord ran. `newestRun` is the newest run of each workspace from before:
 * what is told of that run and older ones was noted by the other clock.
 */
export const clockMoveSchema = z.object({
  at: z.number().int(),
  byMs: z.number().int().positive(),
  newestRun: z.record(z.string(), z.number().int().min(0)),
});
export type ClockMove = Readonly<z.infer<typeof clockMoveSchema>>;

export const mostMoves = 20;

/** The moves with this workspace's newest run where it was not known yet; the same array where nothing is new. */
export const withNewestRun = (moves: readonly ClockMove[], slug: string, newest: number): readonly ClockMove[] =>
  moves.every(({ newestRun }) => newestRun[slug] !== undefined)
    ? moves
    : moves.map((move) => ({ ...move, newestRun: { [slug]: newest, ...move.newestRun } }));

/** What an instant that a run noted is by the clock of now. Unknown workspaces were noted before: never fresher than true. */
export const byClockOfNow = (at: number, run: number, moves: readonly ClockMove[], slug: string): number =>
  moves.reduce((told, { byMs, newestRun }) => (run <= (newestRun[slug] ?? run) ? told - byMs : told), at);
