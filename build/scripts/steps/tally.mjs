/**
 * What a step counted. A step without tests of its own (types, style, build) counts nothing when it passes, and one
 * failure when it does not.
 * @typedef {{ readonly passed: number, readonly failed: number }} Tally
 * @typedef {{ readonly name: string, readonly run: () => Promise<Tally> }} Step
 */

/** @param {number} exitCode @returns {Tally} */
export const tallyOfExit = (exitCode) => ({ passed: 0, failed: exitCode === 0 ? 0 : 1 });

/**
 * A test runner's count. Its exit code counts too: it may fail without a failed test (a file that does not load, no
 * tests at all).
 * @param {Tally | null} counted null when the runner left no report
 * @param {number} exitCode
 * @returns {Tally}
 */
export const tallyOfTests = (counted, exitCode) => {
  if (counted === null) return { passed: 0, failed: 1 };
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
};

/**
 * Runs steps one after another up to the first that fails, prints a summary, and as its last line exactly
 * `N passed, N failed`.
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} the exit code
 */
export const runSteps = async (steps) => {
  /** @type {string[]} */
  const lines = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const start = performance.now();
    const tally = await step.run().catch(failureOf);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    passed += tally.passed;
    failed += tally.failed;
    lines.push(`${inWords(tally).padEnd(24)} ${seconds.padStart(6)} s  ${step.name}`);
    if (failed > 0) break;
  }
  for (const step of steps.slice(lines.length))
    lines.push(`${'not run'.padEnd(24)} ${'–'.padStart(6)}    ${step.name}`);
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

/** @param {unknown} error @returns {Tally} */
const failureOf = (error) => {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
};

/** @param {Tally} tally */
const inWords = (tally) => {
  if (tally.passed + tally.failed === 0) return 'ok';
  return `${tally.passed} passed, ${tally.failed} failed`;
};
