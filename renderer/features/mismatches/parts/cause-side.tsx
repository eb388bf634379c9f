import { openMismatch } from '../../../frame/open-mismatch.ts';
import { grouped } from '../../../text/format.ts';
import { likeCalls, likeSending } from '../../../text/like-text.ts';
import { apartText, type CauseDetail, causesText } from '../../../text/mechanism-text.ts';
import { takeOut, useCauses } from '../causes.ts';
import type { LikeSet } from '../like.ts';

type Props = { readonly detail: CauseDetail; readonly set: LikeSet | null };

/** How many go together, what is set apart, and what approving does on both sides. */
export const CauseSide = ({ detail, set }: Props) => (
  <div className="like-side">
    <Together detail={detail} />
    <Apart detail={detail} />
    {set === null ? null : <Effect set={set} />}
  </div>
);

const Together = ({ detail: { row } }: { readonly detail: CauseDetail }) => {
  const { together, apart, underWay, closed } = row.counts;
  const all = Math.max(1, together + apart + underWay + closed);
  return (
    <section className="card">
      <p className="like-total cause-total">
        <span>
          <b>{grouped(together)}</b> {causesText.together}
        </span>
        <span>
          <b>{grouped(apart)}</b> {causesText.apart}
        </span>
      </p>
      <div className="cause-bar" aria-hidden="true">
        <i className="done" style={{ width: `${(100 * (closed + underWay)) / all}%` }} />
        <i style={{ width: `${(100 * together) / all}%` }} />
        <i className="apart" style={{ width: `${(100 * apart) / all}%` }} />
      </div>
    </section>
  );
};

const Effect = ({ set }: { readonly set: LikeSet }) => {
  const effect = useCauses((state) => state.effect);
  const isToDotdigital = set.rule.direction === 'dotdigital';
  return (
    <section className="card">
      <h2>{causesText.effect}</h2>
      <dl className="like-figures">
        {effect === null ? null : (
          <>
            <Figure name={causesText.closes} value={grouped(effect.closes)} />
            <Figure name={causesText.stays} value={grouped(effect.stays)} />
            {effect.erp > 0 ? <Figure name="Customers written in the ERP" value={grouped(effect.erp)} /> : null}
            {effect.dotdigital > 0 ? (
              <Figure name="Records written in Dotdigital" value={grouped(effect.dotdigital)} />
            ) : null}
            {effect.lists.map(({ name, count }) => (
              <Figure key={name} name={`In list ${name}`} value={grouped(count)} />
            ))}
          </>
        )}
        {likeCalls(set).map(({ name, count }) => (
          <Figure key={name} name={name} value={count} />
        ))}
        {isToDotdigital ? <Figure name={causesText.programs} value={causesText.unknown} /> : null}
        {isToDotdigital ? <Figure name={causesText.segments} value={causesText.unknown} /> : null}
        {set.leftOut.map(({ reason, count }) => (
          <Figure key={reason} name={reason} value={grouped(count)} />
        ))}
      </dl>
      <p className="faint">
        {likeSending(set)} {isToDotdigital ? causesText.unknownWhy : ''}
      </p>
    </section>
  );
};

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Apart = ({ detail: { apart, row } }: { readonly detail: CauseDetail }) =>
  apart.length === 0 ? null : (
    <section className="card">
      <h2>
        Set apart: {grouped(row.counts.apart)} <span className="pill warn">{causesText.stayOpen}</span>
      </h2>
      {apart.map(({ reason, count, some }) => (
        <div key={reason} className="cause-apart">
          <p>
            <span>{apartText[reason]}</span> <b>{grouped(count)}</b>
          </p>
          <ul>
            {some.map((example) => (
              <li key={example.id}>
                <button type="button" className="link" onClick={() => void openMismatch(example)}>
                  {example.label}
                </button>
                {reason === 'taken-out' ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={`${causesText.putBack} ${example.label}`}
                    onClick={() => void takeOut(example.id, false)}
                  >
                    {causesText.putBack}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
