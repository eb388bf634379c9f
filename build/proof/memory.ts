import { readFileSync } from 'node:fs';

/** The most memory that a process ever held (MB), by the kernel of Linux; null elsewhere. */
export const peakMegabytes = (pid: number): number | null => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
  } catch {
    return null;
  }
};
