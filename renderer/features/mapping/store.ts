import { create } from 'zustand';
import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import type { Remedy } from '../../../shared/domain/mapping-report.ts';
import type { Failure } from '../../../shared/errors.ts';
import { announce, complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { latest } from '../../ipc/use-query.ts';
import { putText } from '../../text/mapping-cards-text.ts';
import { type Area, mappingText } from '../../text/mapping-text.ts';
import type { Placed } from './edits.ts';

/** A part of the table that is being edited. */
export type OpenCell = { readonly field: Placed; readonly part: 'steps' | 'target' };
export type FieldRemedy = Extract<Remedy, { do: 'create-field' }>;
export type MappingDialog =
  | { readonly is: 'compare' }
  | { readonly is: 'put' }
  | { readonly is: 'discard' }
  | { readonly is: 'export' }
  | { readonly is: 'import' }
  | { readonly is: 'version'; readonly version: number }
  | {
      readonly is: 'create-field';
      readonly field: string | null;
      readonly remedy: FieldRemedy;
    };

type MappingState = {
  readonly area: Area;
  /** The customer that is previewed; null for the first there is. */
  readonly number: string | null;
  readonly cell: OpenCell | null;
  readonly dialog: MappingDialog | null;
  /** What was edited here and is not told by the engine yet, with the hash that it was kept under. */
  readonly edited: MappingDocument | null;
  readonly keptAs: string | null;
  /** How far the mirror is derived again, as it was told last. */
  readonly derived: { readonly done: number; readonly total: number } | null;
};

/** The Mapping screen's own state. */
export const useMapping = create<MappingState>(() => ({
  area: 'customers',
  number: null,
  cell: null,
  dialog: null,
  edited: null,
  keptAs: null,
  derived: null,
}));

const { getState: now, setState: set } = useMapping;

/** A draft is kept when nothing was edited for so long (ms). */
const keptAfterMs = 350;
let timer: ReturnType<typeof setTimeout> | undefined;

export const showArea = (area: Area): void => set({ area, cell: null });
export const showCell = (cell: OpenCell | null): void => set({ cell });
export const showMappingDialog = (dialog: MappingDialog | null): void => set({ dialog });
export const closeAll = (): void => set({ cell: null, dialog: null });
export const noteDerived = (done: number, total: number): void => set({ derived: { done, total } });

/** Puts another document down: shown at once, kept by the engine as the draft when nothing more was edited for a moment. */
export const edit = (edited: MappingDocument): void => {
  set({ edited, keptAs: null });
  clearTimeout(timer);
  timer = setTimeout(() => void keepDraft(), keptAfterMs);
};

/** Keeps what was edited now. A refusal is told, and what was edited is taken back. */
export const keepDraft = async (): Promise<void> => {
  clearTimeout(timer);
  const { edited, keptAs } = now();
  if (edited === null || keptAs !== null) return;
  const kept = await invoke('mapping.set-draft', { document: edited });
  if (now().edited !== edited) return;
  if (kept.ok) return set({ keptAs: kept.value.hash });
  set({ edited: null });
  complain(kept.error.sentence);
};

/** The engine tells the draft that was kept: what was edited here is not needed any more. */
export const forgetEdited = (): void => set({ edited: null, keptAs: null });

/** Takes a whole document as the draft. Answers the refusal, or null. */
export const takeAsDraft = async (document: MappingDocument, said: string): Promise<Failure | null> => {
  clearTimeout(timer);
  forgetEdited();
  const kept = await invoke('mapping.set-draft', { document });
  if (!kept.ok) return kept.error;
  announce(said);
  set({ dialog: null });
  return null;
};

export const discardDraft = async (): Promise<Failure | null> => {
  clearTimeout(timer);
  forgetEdited();
  const answer = await invoke('mapping.discard-draft', {});
  if (!answer.ok) return answer.error;
  announce(putText.discarded);
  set({ dialog: null });
  return null;
};

/** Puts the draft in force that was looked at. Answers the refusal, or null. */
export const putInForce = async (hash: string): Promise<Failure | null> => {
  const put = await invoke('mapping.put-in-force', { hash });
  if (!put.ok) return put.error;
  forgetEdited();
  set({ dialog: null, derived: null });
  complain(putText.done(put.value.version));
  return null;
};

let isStepping = false;

/** Previews the next or the previous customer; at either end it stays, and says so. */
export const stepCustomer = async (step: 'next' | 'previous'): Promise<void> => {
  if (isStepping) return;
  isStepping = true;
  const which = latest('mapping.get', {})?.draft == null ? 'in-force' : 'draft';
  const from = now().number ?? latest('mapping.preview', { which, number: null, step: 'here' })?.customer?.number;
  const answer = await invoke('mapping.preview', { which, number: from ?? null, step });
  isStepping = false;
  if (!answer.ok) return complain(answer.error.sentence);
  const { customer } = answer.value;
  if (customer === null) return announce(step === 'next' ? mappingText.lastCustomer : mappingText.firstCustomer);
  set({ number: customer.number });
  announce(customer.label);
};
