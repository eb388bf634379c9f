import { useQuery } from '../ipc/use-query.ts';
import { grouped } from '../text/format.ts';
import { type Screen, useNavigation } from './navigation.ts';
import { SideNotices } from './side-notices.tsx';
import { useAlerts } from './use-alerts.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

/** The workspace, and the screens that there are. */
export const Sidebar = () => {
  const workspace = useQuery('workspace.get', {}).data;
  const counts = useQuery('mismatch.counts', {}).data?.counts ?? [];
  const open = counts.filter(({ status }) => status === 'open').reduce((total, { count }) => total + count, 0);
  const alerts = useAlerts()?.length ?? 0;
  return (
    <nav className={workspace?.training === true ? 'side training' : 'side'} aria-label="Screens">
      <WorkspaceSwitcher />
      {workspace?.training === true ? (
        <p className="pill training">Training: nothing here reaches a real system</p>
      ) : null}
      <Entry screen="mismatches" label="Mismatches" figure={open === 0 ? '' : grouped(open)} isHot={open > 0} />
      <Entry screen="never-arrived" label="Never arrived" figure="" isHot={false} />
      <Entry screen="campaigns" label="Campaigns" figure="" isHot={false} />
      <h6>Operate</h6>
      <Entry screen="runs" label="Sync runs" figure="" isHot={false} />
      <Entry screen="change-log" label="Change log" figure="" isHot={false} />
      <h6>Set up</h6>
      <Entry screen="connections" label="Connections" figure="" isHot={false} />
      <Entry screen="mapping" label="Mapping &amp; mastership" figure="" isHot={false} />
      <Entry
        screen="schedules"
        label="Schedules & alerts"
        figure={alerts === 0 ? '' : grouped(alerts)}
        isHot={alerts > 0}
      />
      <SideNotices />
    </nav>
  );
};

type EntryProps = { readonly screen: Screen; readonly label: string; readonly figure: string; readonly isHot: boolean };

const Entry = ({ screen, label, figure, isHot }: EntryProps) => {
  const { screen: current, go } = useNavigation();
  const names = ['nav', current === screen ? 'on' : '', isHot ? 'hot' : ''].filter((name) => name !== '').join(' ');
  return (
    <button
      type="button"
      className={names}
      aria-current={current === screen ? 'page' : undefined}
      onClick={() => go(screen)}
    >
      {label}
      <i>{figure}</i>
    </button>
  );
};
