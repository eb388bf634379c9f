import { type WritePolicy, writePolicies } from '../../shared/domain/policy.ts';
import type { Run } from '../../shared/domain/run.ts';
import { must } from '../chaos/ask.ts';
import type { EngineLife, EngineProcesses } from '../chaos/engine-process.ts';
import { jobsInOrder } from '../chaos/sync/jobs.ts';
import type { World } from '../chaos/world.ts';
import { casesAgainstTruth } from './against-truth.ts';
import { readAlike } from './alike.ts';
import { caseRows } from './case-rows.ts';
import { type Company, countCompany, disturbInsight, lastWrite, writtenSince } from './company.ts';
import { fewestToRead, fewestToWrite } from './fewest-calls.ts';
import { peakMegabytes } from './memory.ts';
import { callsOf, jobsWithIncrements, openEngine, type Passed, readOf, runAll, runJob, sumOf } from './pass.ts';
import { editBothSides } from './random-edits.ts';

type Scale = {
  readonly world: World;
  readonly data: string;
  readonly processes: EngineProcesses;
  readonly seed: number;
  readonly edits: number;
};

const say = (text: string): void => console.log(`scale: ${text}`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/**
 * Every job in full, then increments after edits on both sides, then everything written anew under policies. Prints what
 * each took; answers what does not add up, against what both systems hold and counted themselves.
 */
export const measureScale = async ({ world, data, processes, seed, edits }: Scale): Promise<readonly string[]> => {
  const problems: string[] = [];
  const company = countCompany(data);
  const life = await openEngine(processes, world);
  const peak = (): string => `peak memory of the engine ${peakMegabytes(life.pid) ?? '–'} MB`;
  const told = (passed: Passed): void => sayJob(passed, fewestToRead(passed.run.job, company));
  const full = await runAll(life, 'full', jobsInOrder, told);
  problems.push(...full.flatMap(({ run }) => [...stateProblems(run), ...readProblems(run, company)]));
  say(
    `full: ${sumOf(full, ({ run }) => readOf(run))} records, ${sumOf(full, ({ run }) => callsOf(run))} calls, ${seconds(sumOf(full, ({ tookMs }) => tookMs))}, ${peak()}`,
  );
  const truth = await casesAgainstTruth(life, world.admin.erp.truth(), readAlike(data));
  say(
    `${truth.planted} planted faults${truth.problems.length === 0 ? ', each an open case' : ''}; of ${truth.struck} more it is asked who they are; of ${truth.evident.planted} who are twice by evidence only, ${truth.evident.found} were found`,
  );
  problems.push(...truth.problems);
  if (edits > 0) {
    await runAll(life, 'incremental', jobsWithIncrements);
    editBothSides(world, data, seed, edits);
    const few = await runAll(life, 'incremental', jobsWithIncrements);
    for (const passed of few) sayJob(passed, null);
    problems.push(...few.flatMap(({ run }) => stateProblems(run)));
    say(
      `after ${edits} edits: ${sumOf(few, ({ run }) => readOf(run))} records, ${sumOf(few, ({ run }) => callsOf(run))} calls, ${seconds(sumOf(few, ({ tookMs }) => tookMs))}`,
    );
  }
  problems.push(...(await writeEverything(life, world, data)));
  say(peak());
  problems.push(...limitProblems(world));
  await life.stop();
  problems.push(...processes.errors);
  return problems;
};

const sayJob = ({ run, tookMs }: Passed, fewest: number | null): void => {
  const { counts, job, mode } = run;
  const calls = `${callsOf(run)} calls${fewest === null ? '' : ` (at least ${fewest})`}`;
  const wrote =
    counts.written > 0 ? `, ${counts.written} written, ${counts.verified} verified, ${counts.refused} refused` : '';
  say(`${job}, ${mode}: ${readOf(run)} read${wrote}, ${calls}, ${seconds(tookMs)}`);
};

const stateProblems = ({ job, mode, state, failure }: Run): readonly string[] =>
  state === 'succeeded' ? [] : [`${job}, ${mode}, is ${state}: ${failure?.sentence ?? 'without a reason'}`];

/** What a full run has to have read on each side. */
const readProblems = ({ job, counts }: Run, company: Company): readonly string[] => {
  const of = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (company[name] ?? 0), 0);
  const wanted = {
    customers: [of('record'), of('contact')],
    products: [of('product', 'stock', 'price'), of('Catalog_Default')],
    orders: [of('sales_order', 'invoice', 'credit_note', 'settlement'), of('Orders')],
  } as const;
  if (!(job in wanted)) return [];
  const [erp, dotdigital] = wanted[job as keyof typeof wanted];
  const found = [counts.erpRead + counts.skipped, counts.dotdigitalRead];
  return counts.erpRead === erp && counts.dotdigitalRead + counts.skipped === dotdigital
    ? []
    : [`${job} read ${found.join(' and ')} records; the systems hold ${erp} and ${dotdigital}`];
};

/** The policies are on, without a bound that would spread the work over several runs. */
const switchOn = async (life: EngineLife): Promise<void> => {
  const { policies } = await must(life.ask, 'policy.list', {});
  for (const policy of writePolicies)
    await must(
      life.ask,
      'policy.set',
      boundless(policy, policies.find((one) => one.policy === policy)?.sample ?? null),
    );
};
const boundless = (policy: WritePolicy, sample: object | null) => ({
  policy,
  isOn: true,
  cap: 1_000_000,
  stopShare: 1,
  sample,
});

const writeEverything = async (life: EngineLife, world: World, data: string): Promise<readonly string[]> => {
  await switchOn(life);
  disturbInsight(data, world.now());
  const problems: string[] = [];
  for (const job of ['customers', 'products', 'orders'] as const) {
    const before = lastWrite(data);
    const passed = await runJob(life, job, 'incremental');
    const { run } = passed;
    const got = await must(life.ask, 'run.get', { runId: run.id });
    const logged = writtenSince(data, before);
    const reading = job === 'customers' ? null : Math.ceil(run.counts.dotdigitalRead / 1_000);
    sayJob(passed, reading === null ? null : reading + fewestToWrite(got.written));
    say(
      `${job}: ${got.written} changes written, ${got.verified} verified; logged by the account: ${logged.insight} records of insight data, ${logged.contacts} contacts`,
    );
    problems.push(...stateProblems(run));
    if (got.verified !== got.written) problems.push(`${job}: ${got.written} written, but ${got.verified} verified`);
    const there = job === 'customers' ? logged.contacts : logged.insight;
    const records = job === 'customers' ? await contactsWritten(life) : got.written;
    if (there !== records) problems.push(`${job}: ${records} records written; the account logged ${there}`);
    if (logged.twice > 0) problems.push(`${job}: ${logged.twice} records were written twice`);
    if (job !== 'customers') problems.push(...(await standingProblems(life, job)));
  }
  return problems;
};

/** One contact may have had a case of its fields and one of its reward: two changes of one record. */
const contactsWritten = async (life: EngineLife): Promise<number> => {
  const settled = await caseRows(life, 'resolved', ['customer-missing', 'field-drift', 'reward-drift']);
  return new Set(settled.map(({ reference }) => reference)).size;
};

/** After everything was written, nothing differs any more; what is old and missing is for a person. */
const standingProblems = async (life: EngineLife, job: 'products' | 'orders'): Promise<readonly string[]> => {
  const { standing } = await must(life.ask, 'job.standing', { job });
  const { expected, agreeing, missing, differing, misplaced } = standing;
  say(
    `${job}: ${agreeing} of ${expected} agree, ${missing} missing, ${differing} differ, ${misplaced} on somebody else`,
  );
  return [
    ...(differing > 0 ? [`${job}: ${differing} still differ`] : []),
    ...(agreeing + missing + differing + misplaced === expected
      ? []
      : [`${job}: the standing does not add up to ${expected}`]),
  ];
};

/** No call may have been refused: the account counted each of them. */
const limitProblems = (world: World): readonly string[] => {
  const { mostLow, mostMedium, mostHigh, refusedCalls, calls } = world.admin.dotdigital.state();
  say(
    `the account counted ${calls} calls, at most ${mostLow} low, ${mostMedium} medium and ${mostHigh} high a minute; ${refusedCalls} refused`,
  );
  return refusedCalls === 0 ? [] : [`the account refused ${refusedCalls} calls for its limits`];
};
