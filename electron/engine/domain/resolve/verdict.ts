/** What reading back says of a change: it is there, nothing of it is there, or something else is there. */
export type Verdict = 'applied' | 'not-applied' | 'diverged';
