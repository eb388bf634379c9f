import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/** @typedef {(sentence: string) => void} Report */

/**
 * Progress for a person, with the seconds since the start. Goes to standard error, so that standard output stays free
 * for answers.
 * @param {string} label
 * @returns {Report}
 */
export const createReport = (label) => {
  const start = performance.now();
  return (sentence) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    process.stderr.write(`[${label} ${seconds} s] ${sentence}\n`);
  };
};

/**
 * Says every ten seconds that a long step is still going, until its promise settles.
 * @template T
 * @param {Report} report
 * @param {string} sentence
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export const withHeartbeat = async (report, sentence, work) => {
  const timer = setInterval(() => report(`… ${sentence}`), 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
};

/** A failure that a person can act on: shown as it is, without a stack. */
export class SetupFailure extends Error {
  /**
   * @param {string} cause what went wrong, a whole sentence
   * @param {string} nextStep what to do now, a whole sentence
   */
  constructor(cause, nextStep) {
    super(`${cause}\n${nextStep}`);
    this.name = 'SetupFailure';
  }
}

/**
 * Runs a script's work; a failure is said in words and ends the process with 1.
 * @param {() => Promise<number | undefined>} work returns the exit code
 */
export const runScript = async (work) => {
  try {
    if (!existsSync(path.join(projectRoot, 'node_modules/vite'))) {
      throw new SetupFailure('The packages are not installed.', 'Run npm ci first.');
    }
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    const text = error instanceof SetupFailure ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n`);
    process.exitCode = 1;
  }
};
