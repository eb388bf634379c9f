import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { leftOutReasons, type Reach } from '../../../../shared/domain/mapping-report.ts';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { reachText } from '../../../text/mapping-cards-text.ts';
import { leftOutText, type ShownMapping } from '../../../text/mapping-text.ts';
import { ruleText } from '../../../text/rule-text.ts';
import { useWhatIf } from '../what-if.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleSentence } from './rule-sentence.tsx';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** How many customers are sent and why the others are not; beside it the same with the draft, once that was counted. */
export const ReachCard = ({ mapping, document, isReadOnly }: Props) => {
  const { data, error, retry } = useQuery('mapping.reach', {});
  const counted = useWhatIf((state) => state.counted);
  const drafted = counted !== null && counted.draft === mapping.draft?.hash ? counted.reach : null;
  return (
    <section className="card" aria-label={reachText.title}>
      <h2>
        {reachText.title}{' '}
        <span className="muted">{data === undefined ? '' : reachText.share(data.sent, data.total)}</span>
      </h2>
      <RuleSentence
        sentence={mapping.sentences.eligibility}
        label={`${ruleText.change}: ${ruleText.titles.eligibility}`}
        isReadOnly={isReadOnly}
      >
        <RuleEditor name="eligibility" document={document} />
      </RuleSentence>
      {data === undefined ? (
        <Awaited error={error} retry={retry} height={110} />
      ) : data.total === 0 ? (
        <p className="muted">{reachText.none}</p>
      ) : (
        <Counted held={data} drafted={drafted} version={mapping.inForce.version} />
      )}
    </section>
  );
};

type CountedProps = { readonly held: Reach; readonly drafted: Reach | null; readonly version: number };

const Counted = ({ held, drafted, version }: CountedProps) => {
  const countOf = ({ leftOut }: Reach, reason: string): number =>
    leftOut.find((one) => one.reason === reason)?.count ?? 0;
  const rows = leftOutReasons
    .map(
      (reason) =>
        [leftOutText[reason], countOf(held, reason), drafted === null ? null : countOf(drafted, reason)] as const,
    )
    .filter(([, before, after]) => before > 0 || (after ?? 0) > 0);
  return (
    <>
      <div className="reach-bar" role="img" aria-label={reachText.bar(held.sent, held.total)}>
        <i style={{ width: `${(held.sent / held.total) * 100}%` }} />
      </div>
      <table className="mapping-figures">
        {drafted === null ? null : (
          <thead>
            <tr>
              <td />
              <th scope="col">{reachText.inForce(version)}</th>
              <th scope="col">{reachText.inForce(version + 1)}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {[[reachText.sent, held.sent, drafted?.sent ?? null] as const, ...rows].map(([label, before, after]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{grouped(before)}</td>
              {after === null ? null : <td className={after === before ? '' : 'moved'}>{grouped(after)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fine-print">
        {reachText.counted} {drafted === null ? '' : reachText.withDraft}
      </p>
    </>
  );
};
