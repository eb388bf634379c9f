import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { connectionText, productHint, productText, systemText, testedText } from '../../../text/connection-text.ts';
import { moment } from '../../../text/format.ts';
import { roleText, workspaceText } from '../../../text/workspace-text.ts';
import type { Side } from '../sides.ts';
import { type Choice, choose } from '../store.ts';
import { askNewWorkspace } from '../workspace-store.ts';

type Workspace = OutputOf<'workspaces.list'>['workspaces'][number];
type Props = {
  readonly erp: Side;
  readonly dotdigital: Side;
  readonly workspace: Workspace | null;
  readonly isTraining: boolean;
  readonly choice: Choice;
};

/** The systems of this workspace, and the workspace itself. */
export const SystemList = ({ erp, dotdigital, workspace, isTraining, choice }: Props) => (
  <section className="list" aria-label={connectionText.systems}>
    <h2 className="grp">{connectionText.erpGroup}</h2>
    {isTraining ? (
      <Item choice="other" chosen={choice} title={productText.flow} lines={[[productHint.flow, '']]} />
    ) : (
      <SideItem side={erp} chosen={choice} hint={productHint.flow} title={productText.flow} />
    )}
    {isTraining ? (
      <SideItem side={erp} chosen={choice} hint={productHint.trainingErp} title={productText.training} />
    ) : (
      <Item choice="other" chosen={choice} title={productText.training} lines={[[productHint.trainingErp, '']]} />
    )}
    <h2 className="grp">{systemText.dotdigital}</h2>
    <SideItem
      side={dotdigital}
      chosen={choice}
      hint={isTraining ? productHint.trainingDotdigital : productHint.dotdigital}
      title={dotdigital.current?.name ?? dotdigital.next?.name ?? productText.dotdigital}
    />
    <h2 className="grp">{connectionText.workspaceGroup}</h2>
    <Item
      choice="workspace"
      chosen={choice}
      title={workspace?.name ?? connectionText.workspaceGroup}
      lines={[[workspaceText.entry, workspace === null ? '' : roleText[workspace.role]]]}
    />
    <div className="note-below">
      <p>{connectionText.oneErp}</p>
      <button type="button" className="btn" onClick={() => askNewWorkspace(true)}>
        {connectionText.newWorkspace} <kbd>N</kbd>
      </button>
    </div>
  </section>
);

type SideItemProps = {
  readonly side: Side;
  readonly chosen: Choice;
  readonly hint: string;
  readonly title: string;
};

const SideItem = ({ side, chosen, hint, title }: SideItemProps) => {
  const { system, current, next } = side;
  const shown = next ?? current;
  const tested: readonly [string, string] | null =
    shown === null || shown.testedAt === null ? null : [moment(shown.testedAt), testedText(shown)];
  const lines: readonly (readonly [string, string])[] = [
    [hint, ''],
    ...(shown === null || side.isTraining ? [] : [[hostOf(shown.baseUrl), shown.user] as const]),
    ...(tested === null ? [] : [tested]),
  ];
  return (
    <Item choice={system} chosen={chosen} title={title} lines={lines}>
      {next !== null ? (
        <span className="pill warn">{connectionText.beingSetUp}</span>
      ) : current !== null ? (
        <span className="pill good">{connectionText.inUse}</span>
      ) : (
        <span className="pill">{connectionText.notSetUp}</span>
      )}
    </Item>
  );
};

type ItemProps = {
  readonly choice: Choice;
  readonly chosen: Choice;
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly children?: React.ReactNode;
};

const Item = ({ choice, chosen, title, lines, children }: ItemProps) => (
  <button
    type="button"
    className={choice === chosen ? 'it on' : 'it'}
    aria-pressed={choice === chosen}
    onClick={() => choose(choice)}
  >
    <span>
      <b className="ellipsis">{title}</b>
      {children}
    </span>
    {lines.map(([left, right]) => (
      <span key={left}>
        <small className="ellipsis">{left}</small>
        <small className="ellipsis">{right}</small>
      </span>
    ))}
  </button>
);

const hostOf = (baseUrl: string): string => (URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl);
