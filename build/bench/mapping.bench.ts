import { deriveAgain, oweDeriving } from '../../electron/engine/flows/derive-again.ts';
import { whatIf } from '../../electron/engine/flows/what-if.ts';
import { firstMapping, type MappingDocument } from '../../shared/domain/mapping-document.ts';
import type { Figure, Measure } from './figure.ts';
import { sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn } from './opened-workspace.ts';

/** The first mapping with one field in capitals, and one that is not sent any more. */
const document: MappingDocument = {
  ...firstMapping,
  customers: firstMapping.customers.map((rule) =>
    rule.field === 'loyaltyTier'
      ? { ...rule, steps: [{ do: 'look-up', table: [{ from: 'Gold', to: 'Platinum' }], otherwise: 'keep' }] }
      : rule.field === 'homeStore'
        ? { ...rule, target: null }
        : rule,
  ),
};

/** Counting what a draft would change, and deriving the whole mirror under it: neither makes a call. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  const { deps, stores } = workspace;
  const { signal } = new AbortController();
  try {
    takeIn(workspace, size, 1);
    const counting = performance.now();
    const counted = await whatIf(deps, { version: 2, document }, signal, () => undefined);
    const countedMs = performance.now() - counting;
    if (!counted.ok) throw new Error(counted.error.sentence);
    stores.atomically(() => {
      stores.mappings.put(document, 2, 1, 'bench');
      oweDeriving(stores, 1);
    });
    const deriving = performance.now();
    const derived = await deriveAgain(deps, signal, () => undefined);
    const derivedMs = performance.now() - deriving;
    if (!derived.ok) throw new Error(derived.error.sentence);
    const rows = `${size.toLocaleString('en-GB')} rows`;
    const figures: readonly Figure[] = [
      {
        name: `mapping, what a draft would change, ${rows}`,
        value: countedMs,
        unit: 'ms',
        reference: null,
        goal: null,
      },
      {
        name: `mapping, derived again and compared, ${rows}`,
        value: derivedMs,
        unit: 'ms',
        reference: null,
        goal: null,
      },
    ];
    return figures;
  } finally {
    workspace.close();
  }
};
