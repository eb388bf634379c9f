/** Something an operator can do: buttons, keys and the sheet of keys all read the same object. */
export type Action = {
  readonly id: string;
  readonly label: string;
  /** Keys as `KeyboardEvent.key` names them; letters in lower case. */
  readonly keys: readonly string[];
  readonly keyText: string;
  readonly group: string;
  /** Whether it is done again and again while its key is held down: moving is, deciding is not. */
  readonly mayRepeat?: true;
  readonly when: () => boolean;
  readonly run: () => void;
};

/** Choices take no letters. */
const isChoice = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox');

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !isChoice(target) &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** The action that a key means, or null: never while somebody writes, never with Ctrl, Alt or Cmd, never over a dialog. */
export const actionForKey = (
  actions: readonly Action[],
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>,
  isCovered: boolean,
): Action | null => {
  if (isCovered || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isMeant = ({ keys, mayRepeat, when }: Action): boolean =>
    keys.includes(key) && (!event.repeat || mayRepeat === true) && when();
  return actions.find(isMeant) ?? null;
};
