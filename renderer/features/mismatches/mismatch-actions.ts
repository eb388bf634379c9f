import type { ProductCandidate } from '../../../shared/domain/product-link.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Action } from '../../actions/action.ts';
import { openChange } from '../../frame/open-change.ts';
import { referenceText } from '../../text/about-kind-text.ts';
import { waterfallText } from '../../text/linkage-text.ts';
import { productText } from '../../text/product-text.ts';
import { approve, reopen, takeBack } from './decide.ts';
import { chosenDouble, chosenRecord, isByEvidence, sayTwoRecords } from './doubles.ts';
import { isJoiningList, previewLike } from './like.ts';
import { listActions } from './list-actions.ts';
import { noMatch, type ProductMatch } from './product-match.ts';
import { sayOtherProduct, saySameProduct } from './product-verdicts.ts';
import { takeBackSaid } from './say.ts';
import { type Said, showPanel, useMismatches } from './store.ts';
import { chosenContact, sayNotSame } from './verdicts.ts';

export type ActionContext = {
  readonly detail: MismatchDetail | null;
  readonly gap: string | null;
  readonly isReadOnly: boolean;
  /** What may be the same product; while it is looked for, nothing is approved by its key. */
  readonly match?: ProductMatch;
};

const group = 'Mismatches';

/** Everything that can be done on this screen; what needs a mismatch is about the one that is shown. */
export const mismatchActions = (context: ActionContext): readonly Action[] => [
  ...decisions(context),
  ...aside(context),
  ...listActions(group),
];

const decisions = (context: ActionContext): readonly Action[] => {
  const { detail, gap, isReadOnly, match = noMatch } = context;
  const isOpen = detail?.row.status === 'open' && !isReadOnly;
  if (isOpen && match.is === 'proposed' && match.chosen !== null)
    return productDecisions(detail, gap, match, match.chosen);
  return [
    {
      id: 'approve',
      label: approveLabel(detail),
      keys: ['a'],
      keyText: 'A',
      group,
      when: () => isOpen && gap === null && match.is !== 'looking',
      run: () => void (detail !== null && approve(detail)),
    },
    {
      id: 'not-same',
      label: waterfallText.notSame,
      keys: ['n'],
      keyText: 'N',
      group,
      when: () => isOpen && (chosenContact(detail) !== null || chosenDouble(detail, chosenRecord(detail)) !== null),
      run: () => void (detail !== null && sayTwoPeople(detail)),
    },
    ...moreDecisions(context),
  ];
};

/** Where another product may be the same, that is asked first; the fix of the case itself has a key of its own. */
const productDecisions = (
  detail: MismatchDetail,
  gap: string | null,
  match: Proposed,
  chosen: ProductCandidate,
): readonly Action[] => [
  {
    id: 'approve',
    label: detail.row.kind === 'sku-unmapped' ? productText.means : productText.same,
    keys: ['a'],
    keyText: 'A',
    group,
    when: () => true,
    run: () => void saySameProduct(detail, chosen),
  },
  {
    id: 'not-same',
    label: productText.notSame,
    keys: ['n'],
    keyText: 'N',
    group,
    when: () => true,
    run: () => void sayOtherProduct(detail, chosen),
  },
  {
    id: 'own-fix',
    label: detail.row.kind === 'item-orphan' ? productText.withdraw : productText.publish,
    keys: ['p'],
    keyText: 'P',
    group,
    when: () => gap === null,
    run: () => void approve(detail),
  },
  choosing(true, match),
];

const editing = (label: string, when: Action['when'], run: () => void): Action => ({
  id: 'edit',
  label,
  keys: ['e'],
  keyText: 'E',
  group,
  when,
  run,
});

type Proposed = Extract<ProductMatch, { readonly is: 'proposed' }>;

/** A single candidate that is chosen already is no choice. */
const choosing = (isOpen: boolean, { candidates, chosen }: Proposed): Action =>
  editing(productText.choice.action, () => isOpen && (candidates.length > 1 || chosen === null), focusChoice);

const moreDecisions = ({ detail, isReadOnly, match = noMatch }: ActionContext): readonly Action[] => {
  const isOpen = detail?.row.status === 'open' && !isReadOnly;
  return [
    {
      id: 'like',
      label: 'Like this…',
      keys: ['l'],
      keyText: 'L',
      group,
      when: () =>
        isOpen &&
        detail.blocked === null &&
        detail.requests.length > 0 &&
        detail.row.kind !== 'identity-ambiguous' &&
        !isByEvidence(detail) &&
        !isJoiningList(detail),
      run: () => void (detail !== null && previewLike(detail)),
    },
    match.is === 'proposed'
      ? choosing(isOpen, match)
      : editing(
          'Edit',
          () => isOpen && (detail.pair.some(({ editable }) => editable) || detail.keep !== null),
          focusFirstResult,
        ),
  ];
};

const sayTwoPeople = (detail: MismatchDetail): Promise<void> =>
  chosenContact(detail) === null ? sayTwoRecords(detail) : sayNotSame(detail);

const approveLabel = (detail: MismatchDetail | null): string => {
  switch (detail?.row.kind) {
    case 'consent-conflict':
      return 'Record the opt-out';
    case 'identity-ambiguous':
      return waterfallText.same;
    default:
      return 'Approve';
  }
};

const aside = ({ detail, isReadOnly }: ActionContext): readonly Action[] => {
  const isOpen = detail?.row.status === 'open' && !isReadOnly;
  const isAside = detail?.row.status === 'ignored' || detail?.row.status === 'deferred';
  const canTakeBack = detail?.canWithdraw === true && !isReadOnly;
  const saidLast = (): Said | null => (isReadOnly || canTakeBack ? null : saidBefore(detail));
  return [
    {
      id: 'ignore',
      label: 'Ignore…',
      keys: ['i'],
      keyText: 'I',
      group,
      when: () => isOpen,
      run: () => showPanel('ignore'),
    },
    {
      id: 'defer',
      label: 'Defer…',
      keys: ['d'],
      keyText: 'D',
      group,
      when: () => isOpen,
      run: () => showPanel('defer'),
    },
    {
      id: 'reopen',
      label: 'Reopen',
      keys: ['r'],
      keyText: 'R',
      group,
      when: () => isAside && !isReadOnly,
      run: () => void (detail !== null && reopen(detail)),
    },
    {
      id: 'assign',
      label: 'Assign…',
      keys: ['m'],
      keyText: 'M',
      group,
      when: () => detail !== null && !isReadOnly,
      // Its button closes what it opened.
      run: () => showPanel(useMismatches.getState().panel === 'assign' ? null : 'assign'),
    },
    {
      id: 'take-back',
      label: canTakeBack || saidLast() !== null ? 'Take back' : 'Undo in the change log',
      keys: ['u'],
      keyText: 'U',
      group,
      when: () => true,
      run: () => {
        const said = saidLast();
        if (canTakeBack) void takeBack(detail);
        else if (said !== null) void takeBackSaid(said);
        else openChange(detail?.outbox?.id ?? null);
      },
    },
    {
      id: 'about',
      label: referenceText.action,
      keys: ['h'],
      keyText: 'H',
      group,
      when: () => detail !== null,
      run: () => showPanel('about'),
    },
  ];
};

/** What was said last; where the shown case has a change of its own, the key is about that. */
const saidBefore = (detail: MismatchDetail | null): Said | null => {
  const { lastSaid } = useMismatches.getState();
  const hasChange = detail !== null && detail.outbox !== null && detail.row.id !== lastSaid?.id;
  return hasChange && detail.row.status !== 'open' ? null : lastSaid;
};

/** The first result that can be written, a differing one before the rest; where a record is chosen, the choice. */
const focusFirstResult = (): void => {
  const input =
    document.querySelector<HTMLInputElement>('.sbs .marked .res input') ??
    document.querySelector<HTMLInputElement>('.sbs .res input');
  if (input === null) focusChoice();
  input?.focus();
  if (input?.type === 'text') input.select();
};

/** The record that is chosen; the first that can be where none is. */
const focusChoice = (): void => {
  const input =
    document.querySelector<HTMLInputElement>('.records input:checked') ??
    document.querySelector<HTMLInputElement>('.records input:not(:disabled)');
  input?.focus();
};
