import { type MappingDocument, mostLists } from '../../../../shared/domain/mapping-document.ts';
import { listRuleText } from '../../../text/list-rule-text.ts';
import type { ShownMapping, WhatIf } from '../../../text/mapping-text.ts';
import { useWhatIf } from '../what-if.ts';
import { AddList } from './add-list.tsx';
import { ListEditor } from './list-editor.tsx';
import { RuleSentence } from './rule-sentence.tsx';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** The lists of the mapping as sentences, with how many each lacks and how many are too much in it. */
export const Lists = ({ mapping, document, isReadOnly }: Props) => {
  const { counted } = useWhatIf();
  const { draft, sentences } = mapping;
  const fresh = counted !== null && counted.draft === draft?.hash ? counted : null;
  // Until the draft is kept the sentences are those of the one before it.
  const told = sentences.lists.length === document.lists.length ? sentences.lists : [];
  return (
    <div className="rules">
      <p className="muted">{listRuleText.intro}</p>
      {document.lists.length === 0 ? <p>{listRuleText.none}</p> : null}
      {document.lists.map((rule, place) => (
        <section key={rule.listId}>
          <h2>{rule.name}</h2>
          <RuleSentence
            sentence={told[place] ?? savingSentence}
            label={listRuleText.editorOf(rule.name)}
            isReadOnly={isReadOnly}
          >
            <ListEditor {...{ document, place, rule }} />
          </RuleSentence>
          {draft === null ? null : <p className="muted">{gapsText(fresh, rule.listId)}</p>}
        </section>
      ))}
      {isReadOnly ? null : document.lists.length >= mostLists ? (
        <p className="muted">{listRuleText.full(mostLists)}</p>
      ) : (
        <AddList document={document} />
      )}
    </div>
  );
};

const savingSentence: ShownMapping['sentences']['lists'][number] = {
  text: listRuleText.saving,
  parts: [{ text: listRuleText.saving, isChoice: true }],
};

const gapsText = (counted: WhatIf | null, listId: number): string => {
  const gaps = counted?.lists.find((one) => one.listId === listId);
  return gaps === undefined ? listRuleText.countFirst : listRuleText.gaps(gaps.add, gaps.takeOut);
};
