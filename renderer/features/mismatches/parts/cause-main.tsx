import type { CauseExample } from '../../../../shared/domain/cause.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { valueText } from '../../../text/change-text.ts';
import { counted, grouped, when } from '../../../text/format.ts';
import { likeRule } from '../../../text/like-text.ts';
import {
  type CauseDetail,
  causeBroke,
  causesText,
  eventText,
  fixText,
  fixTitle,
  mappingFirst,
  whoWroteText,
} from '../../../text/mechanism-text.ts';
import { draftFix, goToMapping, rehearse, takeOut, useCauses } from '../causes.ts';
import type { LikeSet } from '../like.ts';

type Props = { readonly detail: CauseDetail; readonly set: LikeSet | null; readonly now: number };

/** What broke, what will be done, some of the records, and what happened so far. */
export const CauseMain = ({ detail, set, now }: Props) => (
  <div className="like-main">
    <section className="card">
      <h2>{causesText.broke}</h2>
      <p className="muted selectable">
        {causeBroke(detail.row, now)} {whoWroteText}
      </p>
      <Way detail={detail} />
    </section>
    {detail.row.settledAt === null ? (
      <section className="card">
        <h2>{causesText.done}</h2>
        <ol className="cause-steps">
          <li>
            <FixStep detail={detail} />
          </li>
          <li>
            <RecordsStep detail={detail} set={set} />
          </li>
        </ol>
      </section>
    ) : null}
    {detail.examples.length === 0 ? null : <Sample detail={detail} />}
    <section className="card">
      <h2>{causesText.history}</h2>
      <dl className="like-figures">
        {detail.history.map((event) => (
          <div key={`${event.at} ${event.what}`}>
            <dt>{eventText(event)}</dt>
            <dd className="faint">{when(event.at, now)}</dd>
          </div>
        ))}
      </dl>
    </section>
  </div>
);

/** One record on its way from the ERP to Dotdigital. */
const Way = ({ detail: { examples, row } }: { readonly detail: CauseDetail }) => {
  const [example] = examples;
  if (example === undefined || row.signature.field === null) return null;
  const { erp, read, dotdigital, expected } = example;
  return (
    <dl className="cause-way selectable">
      <Stop name="ERP sends" value={erp} />
      <Stop name="Concord reads" value={read} />
      <Stop name="Dotdigital has" value={dotdigital} tone="bad" />
      <Stop name="It should be" value={expected} tone="good" />
    </dl>
  );
};

type StopProps = { readonly name: string; readonly value: string | null; readonly tone?: 'bad' | 'good' };

const Stop = ({ name, value, tone }: StopProps) => (
  <div>
    <dt>{name}</dt>
    <dd className={value === null ? 'faint' : tone} title={value ?? ''}>
      {valueText(value)}
    </dd>
  </div>
);

const FixStep = ({ detail: { fix, row } }: { readonly detail: CauseDetail }) => {
  const { rehearsed, asksToReplace } = useCauses();
  const isReadOnly = useQuery('workspace.get', {}).data?.access === 'read-only';
  return (
    <>
      <b>{fixTitle(fix, row.signature)}</b>
      <p className="muted">{fixText(fix, row.signature)}</p>
      {fix.do === 'mapping' ? (
        <>
          <div className="row">
            <button type="button" className="btn" disabled={isReadOnly} onClick={() => void draftFix(row.id)}>
              {asksToReplace ? causesText.replace : causesText.draft}
            </button>
            <button
              type="button"
              className="btn"
              disabled={rehearsed === 'counting'}
              onClick={() => void rehearse(row.id)}
            >
              {rehearsed === 'counting' ? causesText.rehearsing : causesText.rehearse}
            </button>
          </div>
          {rehearsed === null || rehearsed === 'counting' ? null : (
            <p role="status">{causesText.rehearsed(rehearsed)}</p>
          )}
        </>
      ) : null}
      {fix.do === 'create-field' ? (
        <button type="button" className="btn" onClick={goToMapping}>
          {causesText.create}
        </button>
      ) : null}
    </>
  );
};

const RecordsStep = ({ detail: { fix, row }, set }: Omit<Props, 'now'>) => (
  <>
    <b>
      The records
      {set === null ? '' : `: ${counted(set.total, 'record')}, ${counted(set.rule.things.length, 'field')} each`}
    </b>
    {row.counts.together === 0 ? (
      <p className="muted">{causesText.settled}</p>
    ) : set === null ? null : (
      <p className="muted">{likeRule(set)}</p>
    )}
    {fix.do === 'mapping' ? <p className="problem">{mappingFirst}</p> : null}
    {set?.isCut === true ? (
      <p className="problem">{grouped(set.limit)} are taken at once; approve the rest after them.</p>
    ) : null}
  </>
);

const Sample = ({ detail: { examples, row } }: { readonly detail: CauseDetail }) => (
  <section className="card">
    <h2>
      Sample, {grouped(examples.length)} of {grouped(row.counts.together)}
    </h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard. */}
    <div className="like-scroll" tabIndex={0}>
      <table className="like-table cause-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">ERP</th>
            <th scope="col">Dotdigital now</th>
            <th scope="col">Should be</th>
            <th scope="col">
              <span className="visually-hidden">{causesText.takeOut}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <SampleRow key={example.id} example={example} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const SampleRow = ({ example }: { readonly example: CauseExample }) => (
  <tr>
    <th scope="row" title={`${example.label} · ${example.reference}`}>
      <span className="ellipsis">{example.label}</span>
      <small className="faint">{example.reference}</small>
    </th>
    <td className="selectable" title={example.erp ?? ''}>
      {valueText(example.erp)}
    </td>
    <td className="selectable" title={example.dotdigital ?? ''}>
      {valueText(example.dotdigital)}
    </td>
    <td className="selectable" title={example.expected ?? ''}>
      <b>{valueText(example.expected)}</b>
    </td>
    <td>
      <button
        type="button"
        className="link"
        aria-label={`${causesText.takeOut} ${example.label}`}
        onClick={() => void takeOut(example.id, true)}
      >
        {causesText.takeOut}
      </button>
    </td>
  </tr>
);
