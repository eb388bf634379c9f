import type { ClockSkew } from '../connectors/http/clock-skew.ts';
import { type Found, fine, wrong } from './steps.ts';

/** Reading marks keep behind the remote's clock by more than this; instants of consent are compared within it. */
const safeSkewMs = 30_000;

/** How far a system's clock is from this machine's, and whether that is safe. */
export const clockFound = (system: string, skew: ClockSkew | null): Found => {
  if (skew === null) return fine(`${system} does not tell its time; what it stamps is taken as it is.`);
  const off = Math.max(0, Math.abs(skew.skewMs) - skew.uncertaintyMs);
  if (off === 0) return fine(`${system} and this machine agree.`);
  const told = `${system} is ${seconds(Math.abs(skew.skewMs))} ${skew.skewMs > 0 ? 'ahead of' : 'behind'} this machine`;
  return off <= safeSkewMs
    ? fine(`${told}; ${seconds(safeSkewMs)} are safe.`)
    : wrong(`${told}; ${seconds(safeSkewMs)} are safe. Set this machine's clock by the network, then test again.`);
};

const seconds = (ms: number): string =>
  ms < 120_000 ? `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s` : `${Math.round(ms / 60_000)} min`;
