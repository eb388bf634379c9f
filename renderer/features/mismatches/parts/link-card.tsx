import type { Alert } from '../../../../shared/domain/alert.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { openRun } from '../../../frame/open-run.ts';
import { openSchedule } from '../../../frame/open-schedule.ts';
import { alertAdvice, alertSentence, sinceText } from '../../../text/alert-text.ts';
import { grouped } from '../../../text/format.ts';
import { linkText } from '../../../text/link-text.ts';
import { runNow } from '../run-now.ts';

type Props = { readonly alerts: readonly Alert[]; readonly now: number };

/** What is wrong with the link itself: what says so, what helps, and where. */
export const LinkCard = ({ alerts, now }: Props) => (
  <section className="card" aria-labelledby="link-title">
    <h2 id="link-title">{linkText.title}</h2>
    {alerts.length === 0 ? <p className="muted">{linkText.gone}</p> : null}
    {alerts.map((alert) => (
      <div key={`${alert.kind} ${alertSentence(alert, now)}`} className="link-alert">
        <p className="selectable">{alertSentence(alert, now)}</p>
        <p className="faint">{linkText.source(alert, sinceText(alert, now))}</p>
        <p className="muted">{alertAdvice(alert)}</p>
        <div className="row">
          <Places alert={alert} />
        </div>
      </div>
    ))}
  </section>
);

/** Where it is put right; each of these works now. */
const Places = ({ alert }: { readonly alert: Alert }) => {
  const { go } = useNavigation.getState();
  switch (alert.kind) {
    case 'credential-refused':
      return (
        <>
          <Place label={linkText.connections} onClick={() => go('connections')} />
          <Place
            label={linkText.run(alert.jobs[0] ?? 'customers')}
            onClick={() => void runNow(alert.jobs[0] ?? 'customers')}
          />
          <Place label={`See run ${grouped(alert.runId)}`} onClick={() => openRun(alert.runId)} />
        </>
      );
    case 'sync-failed':
      return (
        <>
          <Place label={`See run ${grouped(alert.runId)}`} onClick={() => openRun(alert.runId)} />
          <Place label={linkText.run(alert.job)} onClick={() => void runNow(alert.job)} />
        </>
      );
    case 'sync-late':
      return (
        <>
          <Place label={linkText.run(alert.job)} onClick={() => void runNow(alert.job)} />
          <Place label={linkText.schedules} onClick={openSchedule} />
        </>
      );
    case 'schema-changed':
      return (
        <>
          <Place label={linkText.mapping} onClick={() => go('mapping')} />
          <Place label={`See run ${grouped(alert.runId)}`} onClick={() => openRun(alert.runId)} />
        </>
      );
    case 'quota-low':
      return (
        <>
          <Place label={linkText.schedules} onClick={openSchedule} />
          <Place label={linkText.budget} onClick={() => go('runs')} />
        </>
      );
  }
};

const Place = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" className="btn" onClick={onClick}>
    {label}
  </button>
);
