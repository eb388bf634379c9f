import type { Alert } from '../../../../shared/domain/alert.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { openKind } from '../../../frame/open-kind.ts';
import { openRun } from '../../../frame/open-run.ts';
import { alertAdvice, alertKindText, alertSentence, alertTone, sinceText } from '../../../text/alert-text.ts';
import { grouped } from '../../../text/format.ts';
import { selectJob } from '../store.ts';

type Props = { readonly alerts: readonly Alert[]; readonly now: number };

/** What is wrong with the link itself: what, since when, what to do, and where. */
export const AlertList = ({ alerts, now }: Props) => (
  <section className="card alerts" aria-labelledby="alerts-title">
    <div className="card-head">
      <h2 id="alerts-title">Alerts</h2>
      <span className="faint">late, failed, refused, changed or short of calls</span>
    </div>
    {alerts.length === 0 ? (
      <p className="muted">
        Nothing is wrong: no job has failed since it last came through, none is late, and no call was refused in the
        last 15 minutes.
      </p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      <ul aria-label="Alerts" tabIndex={0}>
        {alerts.map((alert) => (
          <Item key={keyOf(alert)} alert={alert} now={now} />
        ))}
      </ul>
    )}
  </section>
);

const keyOf = (alert: Alert): string => {
  switch (alert.kind) {
    case 'credential-refused':
    case 'schema-changed':
      return `${alert.kind} ${alert.sentence}`;
    case 'quota-low':
      return `${alert.kind} ${alert.system} ${alert.scope}`;
    case 'sync-failed':
    case 'sync-late':
      return `${alert.kind} ${alert.job}`;
  }
};

const Item = ({ alert, now }: { readonly alert: Alert; readonly now: number }) => (
  <li>
    <span className={alertTone[alert.kind]}>{alertKindText[alert.kind]}</span>
    <div>
      <p className="selectable">{alertSentence(alert, now)}</p>
      <p className="muted">{alertAdvice(alert)}</p>
    </div>
    <span className="faint since">{sinceText(alert, now)}</span>
    <span className="places">
      <Place alert={alert} />
      <Link label="See its case" onClick={() => openKind(alert.kind)} />
    </span>
  </li>
);

/** Where it can be looked at or put right. */
const Place = ({ alert }: { readonly alert: Alert }) => {
  switch (alert.kind) {
    case 'credential-refused':
      return <Link label="Connections" onClick={() => useNavigation.getState().go('connections')} />;
    case 'sync-failed':
    case 'schema-changed':
      return <Link label={`See run ${grouped(alert.runId)}`} onClick={() => openRun(alert.runId)} />;
    case 'sync-late':
      return <Link label="See its schedule" onClick={() => selectJob(alert.job)} />;
    case 'quota-low':
      return <Link label="See the budget" onClick={() => useNavigation.getState().go('runs')} />;
  }
};

const Link = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" className="link" onClick={onClick}>
    {label}
  </button>
);
