import type { CauseRow } from '../../../../shared/domain/cause.ts';
import { useActions } from '../../../actions/use-actions.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { age } from '../../../text/format.ts';
import { causeSummary, causesText, causeTitle } from '../../../text/mechanism-text.ts';
import { ownerText } from '../../../text/names.ts';
import { openCause, showAllCauses, useCauses } from '../causes.ts';

/** So many are shown above the list; all of them, settled ones too, when they are asked for. */
const shownAtOnce = 3;

/** Causes above the list: what many mismatches have in common, the largest first. */
export const CauseStrip = ({ now }: { readonly now: number }) => {
  const causes = useQuery('cause.list', {}).data?.causes ?? [];
  const isAllShown = useCauses((state) => state.isAllShown);
  const open = causes.filter(({ settledAt }) => settledAt === null);
  const [first] = open;
  useActions([
    {
      id: 'cause',
      label: causesText.action,
      keys: ['c'],
      keyText: 'C',
      group: 'Mismatches',
      when: () => first !== undefined,
      run: () => void (first !== undefined && openCause(first.id)),
    },
  ]);
  if (causes.length === 0) return null;
  const shown = isAllShown ? causes : open.slice(0, shownAtOnce);
  return (
    <section className="causes" aria-label={causesText.title}>
      <div className="grp">
        <h2>{causesText.title}</h2>
        {causes.length > shown.length || isAllShown ? (
          <button type="button" className="link" aria-expanded={isAllShown} onClick={() => showAllCauses(!isAllShown)}>
            {isAllShown ? causesText.fewer : causesText.all(causes.length)}
          </button>
        ) : (
          <span>{open.length}</span>
        )}
      </div>
      <div className="causes-rows">
        {shown.map((cause) => (
          <CauseButton key={cause.id} cause={cause} now={now} />
        ))}
      </div>
    </section>
  );
};

const CauseButton = ({ cause, now }: { readonly cause: CauseRow; readonly now: number }) => (
  <button type="button" className="it cause" onClick={() => void openCause(cause.id)}>
    <span className="cause-line">
      <b title={causeTitle(cause.signature)}>{causeTitle(cause.signature)}</b>
      {cause.settledAt === null ? null : <span className="pill good">Settled</span>}
    </span>
    <span className="cause-line">
      <small>
        {causeSummary(cause)} · {ownerText[cause.owner]}
      </small>
      <small className="when">{age(cause.settledAt ?? cause.since ?? cause.foundAt, now)}</small>
    </span>
  </button>
);
