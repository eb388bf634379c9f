import type { FieldName } from '../../../../shared/domain/fields.ts';
import {
  type CustomerRule,
  type ListRule,
  type ListWho,
  type MappingDocument,
  rulesOf,
  sourceName,
} from '../../../../shared/domain/mapping-document.ts';
import { listRuleText } from '../../../text/list-rule-text.ts';
import { mappedFieldText } from '../../../text/mapping-cards-text.ts';
import { withListRule } from '../edits.ts';
import { edit } from '../store.ts';
import { Names, Tick } from './rule-inputs.tsx';
import { Select } from './select.tsx';

type Props = { readonly document: MappingDocument; readonly place: number; readonly rule: ListRule };

/** Who belongs in a list, and what becomes of the others who are in it. */
export const ListEditor = ({ document, place, rule }: Props) => {
  const put = (change: Partial<ListRule>): void => edit(withListRule(document, place, { ...rule, ...change }));
  return (
    <>
      <Select
        label={listRuleText.who}
        value={rule.who.are}
        choices={listRuleText.choices}
        // Where everybody belongs nobody is left to be taken out.
        onChange={(are) => put(are === 'everyone' ? { who: { are }, takesOut: false } : { who: conditionOf(document) })}
      />
      {rule.who.are === 'everyone' ? null : (
        <>
          <Condition document={document} who={rule.who} onChange={(who) => put({ who })} />
          <Tick label={listRuleText.takesOut} isOn={rule.takesOut} onChange={(takesOut) => put({ takesOut })} />
        </>
      )}
      <p className="muted">{listRuleText.sent}</p>
      <button type="button" className="btn ghost" onClick={() => edit(withListRule(document, place, null))}>
        {listRuleText.drop(rule.name)}
      </button>
    </>
  );
};

type ThoseWith = Extract<ListWho, { readonly are: 'those-with' }>;

type ConditionProps = {
  readonly document: MappingDocument;
  readonly who: ThoseWith;
  readonly onChange: (who: ThoseWith) => void;
};

const Condition = ({ document, who, onChange }: ConditionProps) => {
  const fields = Object.fromEntries(askable(document, who.field).map((rule) => [rule.field, nameOf(rule)]));
  return (
    <>
      <Select<string>
        label={listRuleText.field}
        value={who.field}
        choices={fields}
        onChange={(chosen) => {
          const field = rulesOf(document).find((rule) => rule.field === chosen)?.field;
          // The values of one field say nothing of another.
          if (field !== undefined && field !== who.field) onChange({ ...who, field, oneOf: [] });
        }}
      />
      <Names
        key={who.field}
        label={listRuleText.oneOf}
        names={who.oneOf}
        onChange={(oneOf) => onChange({ ...who, oneOf })}
      />
    </>
  );
};

const nameOf = (rule: CustomerRule): string =>
  'source' in rule ? sourceName(rule.source) : mappedFieldText(rule.field);

/** Fields that are sent: of another nothing is read. The one that is chosen stays among them. */
const askable = (document: MappingDocument, chosen: FieldName | null): readonly CustomerRule[] =>
  rulesOf(document).filter(({ field, target }) => target !== null || field === chosen);

/** A condition to begin with: on the tier where it is sent, as that is what most lists ask for. */
const conditionOf = (document: MappingDocument): ThoseWith => {
  const fields = askable(document, null).map(({ field }) => field);
  const field = fields.find((one) => one === 'loyaltyTier') ?? fields[0] ?? 'loyaltyTier';
  return { are: 'those-with', field, oneOf: [] };
};
