import {
  chartText,
  inScopeOrder,
  peakText,
  type Scope,
  scopeName,
  scopeNotes,
  scopeText,
  sumsOf,
  windowText,
} from '../../../text/budget-text.ts';
import { counted } from '../../../text/format.ts';
import { BudgetChart } from './budget-chart.tsx';

type Props = {
  readonly scopes: readonly Scope[] | undefined;
  readonly error: string | null;
  /** The start of the first of the sixty minutes (epoch ms). */
  readonly from: number;
  readonly erp: string;
  /** The time of the answer (epoch ms). */
  readonly now: number;
};

/** A peak above this share of the limit is told in amber. */
const nearShare = 0.8;

/** Calls a minute by rate-limit scope, against the limit that the remote told. */
export const BudgetCard = ({ scopes, error, from, erp, now }: Props) => (
  <section className="card budget" aria-labelledby="budget-title">
    <div className="card-head">
      <h2 id="budget-title">Call budget</h2>
      <span className="faint ellipsis">calls a minute, last hour; dashes: the limit</span>
    </div>
    {scopes === undefined ? (
      <p className="muted">{error ?? 'Reading…'}</p>
    ) : scopes.length === 0 ? (
      <p className="muted">No call was made yet.</p>
    ) : (
      <ul>
        {inScopeOrder(scopes).map((scope) => (
          <ScopeRow key={`${scope.system}-${scope.scope}`} scope={scope} from={from} erp={erp} now={now} />
        ))}
      </ul>
    )}
  </section>
);

type RowProps = Pick<Props, 'from' | 'erp' | 'now'> & { readonly scope: Scope };

const ScopeRow = ({ scope, from, erp, now }: RowProps) => {
  const minutes = scope.minutes.filter(({ at }) => at >= from);
  const sums = sumsOf(minutes);
  const name = scopeName(scope, erp);
  const isNear = scope.limit !== null && (sums.limited > 0 || (sums.peak?.calls ?? 0) > scope.limit * nearShare);
  const notes = scopeNotes(sums);
  const window = windowText(scope, now);
  return (
    <li>
      <div className="scope-head">
        <span className="ellipsis">
          <b>{name}</b> <span className="faint">{scopeText(scope)}</span>
        </span>
        <span className="faint">{counted(sums.calls, 'call')}</span>
        <span className={isNear ? 'peak warn-text' : scope.limit === null ? 'faint' : 'peak'}>
          {peakText(scope, sums)}
        </span>
      </div>
      {scope.limit === null && scope.scope === 'unlimited' ? null : (
        <BudgetChart minutes={minutes} from={from} limit={scope.limit} label={chartText(name, scope, sums)} />
      )}
      {window === null ? null : <p className="scope-notes muted">{window}</p>}
      {notes.length === 0 ? null : (
        <p className={sums.limited > 0 ? 'scope-notes warn-text' : 'scope-notes muted'}>{notes.join(', ')}</p>
      )}
    </li>
  );
};
