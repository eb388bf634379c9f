import { Ask } from '../../../design/ask.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { versionsText } from '../../../text/mapping-cards-text.ts';
import { mappingText } from '../../../text/mapping-text.ts';
import { takeAsDraft } from '../store.ts';
import { ChangeList } from './change-list.tsx';

type Props = {
  readonly version: number;
  readonly mayPutBack: boolean;
  /** Whether there is a draft that it would take the place of. */
  readonly replaces: boolean;
  readonly onClose: () => void;
};

/** What a version changed over the one before it; an earlier one can be put back as a draft. */
export const VersionDialog = ({ version, mayPutBack, replaces, onClose }: Props) => {
  const { data, error } = useQuery('mapping.version', { version });
  const title = version === 1 ? versionsText.name(version) : versionsText.look(version);
  const text = version === 1 ? versionsText.first : mayPutBack && replaces ? versionsText.replaces : '';
  const shown =
    data === undefined ? (
      error === null ? (
        <Skeleton width="100%" height={60} />
      ) : (
        <p className="notice bad">{error.sentence}</p>
      )
    ) : data.changes.length === 0 ? null : (
      <ChangeList changes={data.changes} />
    );
  if (!mayPutBack)
    return (
      <Sheet className="mapping-dialog" title={title} text={text} onClose={onClose}>
        {shown}
        <div className="buttons">
          <button type="button" className="btn" onClick={onClose}>
            {mappingText.close}
          </button>
        </div>
      </Sheet>
    );
  return (
    <Ask
      className="mapping-dialog"
      title={title}
      text={text}
      label={versionsText.putBack}
      busy={versionsText.putBack}
      isReady={data !== undefined}
      work={async () => (data === undefined ? null : takeAsDraft(data.document, versionsText.putBackDone(version)))}
      onClose={onClose}
    >
      {shown}
    </Ask>
  );
};
