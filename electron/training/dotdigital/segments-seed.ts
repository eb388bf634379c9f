import type { StateFile } from '../server/state-file.ts';
import type { Rule } from './segments-rule.ts';
import { createSegmentStore } from './segments-store.ts';
import type { SegmentSwitches } from './segments-switches.ts';

type Seeded = { readonly id: number; readonly name: string; readonly rule: Rule; readonly automatic: boolean };

const all = (...conditions: Rule['conditions']): Rule => ({ match: 'all', conditions });

/** The segments on the first day. The last one waits for somebody to refresh it, as those on behaviour do. */
const seeded: readonly Seeded[] = [
  {
    id: 9_001,
    name: 'Gold and Platinum members',
    rule: all({ field: 'LOYALTY_TIER', in: ['Gold', 'Platinum'] }),
    automatic: true,
  },
  { id: 9_002, name: 'Great Britain', rule: all({ field: 'COUNTRY', in: ['GB'] }), automatic: true },
  {
    id: 9_003,
    name: 'Silver with points to spend',
    rule: all({ field: 'LOYALTY_TIER', in: ['Silver'] }, { field: 'LOYALTY_POINTS', atLeast: 1_000 }),
    automatic: true,
  },
  { id: 9_004, name: 'London', rule: all({ field: 'CITY', in: ['London'] }), automatic: true },
  {
    id: 9_005,
    name: 'Germany, mailable',
    rule: all({ field: 'COUNTRY', in: ['DE'] }, { status: ['subscribed'] }),
    automatic: true,
  },
  { id: 9_006, name: 'No loyalty tier', rule: all({ field: 'LOYALTY_TIER', isSet: false }), automatic: true },
  { id: 9_007, name: 'Newsletter readers', rule: all({ list: 4_103 }, { status: ['subscribed'] }), automatic: true },
  {
    id: 9_008,
    name: 'Stores of the North',
    rule: all({ field: 'HOME_STORE', in: ['Leeds Briggate', 'York Coney Street', 'Harrogate James Street'] }),
    automatic: false,
  },
];

/** Writes the segments of the first day with their members, when the contacts are in. */
export const writeSegments = (file: StateFile, switches: SegmentSwitches, now: number): void => {
  const segments = createSegmentStore(file, switches);
  for (const segment of seeded) {
    segments.add(segment);
    segments.recompute(segment.id, now);
  }
};
