import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { Ask } from '../../../design/ask.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { settleText } from '../../../text/mapping-cards-text.ts';
import { createField } from '../create-field.ts';
import type { FieldRemedy } from '../store.ts';

type Props = {
  readonly document: MappingDocument;
  /** The field of the ERP that is to go there. */
  readonly field: string | null;
  readonly remedy: FieldRemedy;
  readonly onClose: () => void;
};

/** Creating a data field: the request that is sent, then it is sent and read back. */
export const CreateFieldDialog = ({ document, field, remedy: { name, type }, onClose }: Props) => {
  const { data, error } = useQuery('mapping.preview-field', { name, type });
  return (
    <Ask
      className="mapping-dialog"
      title={settleText.dialog(name)}
      text={settleText.dialogText(type)}
      label={settleText.create}
      busy={settleText.creating}
      isReady={data !== undefined}
      work={() => createField(document, field, { name, type })}
      onClose={onClose}
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton width="100%" height={80} />
        ) : (
          <p className="notice bad">{error.sentence}</p>
        )
      ) : (
        <pre className="request selectable">
          {data.request.method} {data.request.path}
          {'\n'}
          {data.request.body}
        </pre>
      )}
    </Ask>
  );
};
