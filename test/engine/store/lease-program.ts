import { acquireLease } from '../../../electron/engine/store/lease.ts';

// Takes the lease of the folder it is given, says what came of it, and stays.
const lease = acquireLease({ folder: process.argv[2] ?? '', holder: 'a child', now: Date.now });
process.send?.(lease.kind === 'acquired' ? 'acquired' : `held by ${lease.by}`);
process.on('message', () => {
  if (lease.kind === 'acquired') lease.release();
  process.send?.('released');
});
