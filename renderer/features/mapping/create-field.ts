import { allFields } from '../../../shared/domain/fields.ts';
import type { MappingDocument, Target } from '../../../shared/domain/mapping-document.ts';
import type { Failure } from '../../../shared/errors.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { settleText } from '../../text/mapping-cards-text.ts';
import { type Placed, targetOf, withTarget } from './edits.ts';
import { edit, showMappingDialog } from './store.ts';

/** Creates a data field; the field of the ERP that it is for goes there from then on. Answers the refusal, or null. */
export const createField = async (
  document: MappingDocument,
  field: string | null,
  target: Target,
): Promise<Failure | null> => {
  const created = await invoke('mapping.create-field', target);
  if (!created.ok) return created.error;
  const placed: Placed | undefined = field === 'number' ? field : allFields.find((name) => name === field);
  const before = placed === undefined ? null : targetOf(document, placed);
  if (placed !== undefined && (before?.name !== target.name || before.type !== target.type))
    edit(withTarget(document, placed, target));
  queries.retry('mapping.get', {});
  showMappingDialog(null);
  announce(settleText.created(target.name));
  return null;
};
