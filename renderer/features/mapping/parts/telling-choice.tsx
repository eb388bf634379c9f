import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { MappingDocument, Telling } from '../../../../shared/domain/mapping-document.ts';
import { tellingText } from '../../../text/own-field-text.ts';
import { withTelling } from '../edits.ts';
import { edit } from '../store.ts';
import { Select } from './select.tsx';

type Props = { readonly document: MappingDocument; readonly field: FieldName; readonly tells: Telling | null };

/** Whether an own field of the ERP tells who somebody is, and what comes of it. */
export const TellingChoice = ({ document, field, tells }: Props) => (
  <div className="telling">
    {/* The choice bears the same name for whoever hears it. */}
    <span aria-hidden="true">{tellingText.label}</span>
    <Select
      label={tellingText.label}
      value={tells ?? 'no'}
      choices={tellingText.choices}
      onChange={(chosen) => edit(withTelling(document, field, chosen === 'no' ? null : chosen))}
    />
    <p className="muted">{tellingText.effect[tells ?? 'no']}</p>
  </div>
);
