import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deriveCustomer } from '../../electron/engine/domain/normalise/derive.ts';
import { findDoubles } from '../../electron/engine/flows/find-doubles.ts';
import { batchesOf } from '../../electron/engine/runtime/batching.ts';
import { firstVersion as mapping } from '../../shared/domain/mapping-document.ts';
import type { Figure, Measure } from './figure.ts';
import { type LeftRow, leftPeople } from './left-people.ts';
import { sizeWanted, today } from './mirror-rows.ts';
import { openWorkspace, type Workspace } from './opened-workspace.ts';
import { customerAt } from './people.ts';

/** So many customers of whom one in a hundred and ten is there once more under another email, three in ten of those with a fault besides. */
const fill = ({ stores }: Workspace, size: number): void => {
  const { lefts, rights } = leftPeople(size);
  const there = new Set(lefts.map(({ who }) => who));
  const again = rights.filter(({ who }) => there.has(who)).slice(0, Math.floor(size / 110));
  const people = [...lefts.slice(0, size - again.length), ...again];
  for (const page of batchesOf([...people.entries()], 1_000))
    stores.atomically(() => {
      const rows = page.map(([n, person]) => deriveCustomer(customerOf(n, size, person), today, mapping));
      stores.mirror.upsertCustomers(rows, 1);
    });
};

const customerOf = (n: number, size: number, { row }: LeftRow) => {
  const { value, ...record } = customerAt(n, size);
  return {
    ...record,
    value: {
      ...{ ...value, firstName: row.first, lastName: row.last, birthDate: row.born, email: row.email },
      ...{ phone: row.phone, street: row.street, city: row.city, postcode: row.postcode },
    },
  };
};

/** What is held and not yet cleared away. */
const heldBytes = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** A side compared with itself as a full check does: all that takes, and how long the engine answers nobody meanwhile. */
export const measure: Measure = async () => {
  const size = Math.floor(sizeWanted() / 2);
  const workspace = openWorkspace();
  try {
    fill(workspace, size);
    globalThis.gc?.();
    const before = heldBytes();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    // Making the people took more than the pass does, so the most that the process ever had tells nothing.
    let most = before;
    const looking = setInterval(() => {
      most = Math.max(most, heldBytes());
    }, 20);
    const start = performance.now();
    await findDoubles(workspace.deps, 1, new AbortController().signal);
    const seconds = (performance.now() - start) / 1_000;
    delay.disable();
    clearInterval(looking);
    const memory = (most - before) / 1e6;
    const pairs = workspace.stores.doubles.pairs('erp').length;
    const figure = (name: string, value: number, unit: string, more: Partial<Figure> = {}): Figure => ({
      ...{ name: `${name}, ${size.toLocaleString('en-GB')} customers`, value, unit, reference: null, goal: null },
      ...more,
    });
    return [
      figure('a side compared with itself', seconds, 's', { note: `${pairs.toLocaleString('en-GB')} pairs found` }),
      figure('longest that nobody is answered meanwhile', delay.max / 1e6, 'ms', {
        ...{ goal: { atMost: 50 }, isClaimed: false },
        note: `one in a hundred waits ${(delay.percentile(99) / 1e6).toFixed(1)} ms or longer`,
      }),
      figure('memory above what was held before', memory, 'MB'),
    ];
  } finally {
    workspace.close();
  }
};
