import { Ask } from '../../../design/ask.tsx';
import { putText } from '../../../text/mapping-cards-text.ts';
import type { ShownMapping } from '../../../text/mapping-text.ts';
import { putInForce } from '../store.ts';
import { useWhatIf } from '../what-if.ts';
import { ChangeList } from './change-list.tsx';

type Props = {
  readonly inForce: ShownMapping['inForce'];
  readonly draft: NonNullable<ShownMapping['draft']>;
  readonly onClose: () => void;
};

/** Asks whether the draft is to be in force, with what it changes. */
export const PutDialog = ({ inForce, draft, onClose }: Props) => {
  const counted = useWhatIf((state) => state.counted);
  return (
    <Ask
      className="mapping-dialog"
      title={putText.title(inForce.version + 1)}
      text={putText.text}
      label={putText.put}
      busy={putText.putting}
      work={() => putInForce(draft.hash)}
      onClose={onClose}
    >
      <ChangeList changes={draft.changes} />
      <p className="muted">
        {counted !== null && counted.draft === draft.hash ? putText.counted(counted) : putText.uncounted}
      </p>
    </Ask>
  );
};
