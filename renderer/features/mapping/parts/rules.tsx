import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { ShownMapping } from '../../../text/mapping-text.ts';
import { ruleNames, ruleText } from '../../../text/rule-text.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleSentence } from './rule-sentence.tsx';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** The rules as sentences: who is sent, which orders, and on which ground a person may be mailed. */
export const Rules = ({ mapping, document, isReadOnly }: Props) => (
  <div className="rules">
    {ruleNames.map((name) => (
      <section key={name}>
        <h2>{ruleText.titles[name]}</h2>
        <RuleSentence
          sentence={mapping.sentences[name]}
          label={`${ruleText.change}: ${ruleText.titles[name]}`}
          isReadOnly={isReadOnly}
        >
          <RuleEditor name={name} document={document} />
        </RuleSentence>
      </section>
    ))}
  </div>
);
