import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { Ask } from '../../../design/ask.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { putText } from '../../../text/mapping-cards-text.ts';
import { mappingText, type ShownMapping } from '../../../text/mapping-text.ts';
import { discardDraft, showMappingDialog, useMapping } from '../store.ts';
import { ChangeList } from './change-list.tsx';
import { CreateFieldDialog } from './create-field-dialog.tsx';
import { ExportDialog, ImportDialog } from './file-dialogs.tsx';
import { PutDialog } from './put-dialog.tsx';
import { VersionDialog } from './version-dialog.tsx';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** The dialog that is open, if one is. */
export const Dialogs = ({ mapping, document, isReadOnly }: Props) => {
  const dialog = useMapping((state) => state.dialog);
  const close = (): void => showMappingDialog(null);
  const { inForce, draft } = mapping;
  switch (dialog?.is) {
    case undefined:
      return null;
    case 'compare':
      return draft === null ? null : (
        <Sheet
          className="mapping-dialog"
          title={putText.compareTitle(inForce.version + 1, inForce.version)}
          text={putText.compareText}
          onClose={close}
        >
          {draft.changes.length === 0 ? (
            <p className="muted">{putText.same}</p>
          ) : (
            <ChangeList changes={draft.changes} />
          )}
          <div className="buttons">
            <button type="button" className="btn" onClick={close}>
              {mappingText.close}
            </button>
          </div>
        </Sheet>
      );
    case 'put':
      return draft === null ? null : <PutDialog inForce={inForce} draft={draft} onClose={close} />;
    case 'discard':
      return draft === null ? null : (
        <Ask
          className="mapping-dialog"
          title={putText.discardTitle}
          text={putText.discardText(draft.changes.length)}
          label={mappingText.discard}
          busy={mappingText.discard}
          tone="danger"
          work={discardDraft}
          onClose={close}
        />
      );
    case 'export':
      return <ExportDialog version={inForce.version} hasDraft={draft !== null} onClose={close} />;
    case 'import':
      return <ImportDialog replaces={draft !== null} onClose={close} />;
    case 'version':
      return (
        <VersionDialog
          version={dialog.version}
          mayPutBack={!isReadOnly && dialog.version !== inForce.version}
          replaces={draft !== null}
          onClose={close}
        />
      );
    case 'create-field':
      return <CreateFieldDialog document={document} field={dialog.field} remedy={dialog.remedy} onClose={close} />;
  }
};
