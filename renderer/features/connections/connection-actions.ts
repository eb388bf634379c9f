import type { Action } from '../../actions/action.ts';
import { announce, complain } from '../../actions/announce.ts';
import { copyText } from '../../actions/copy-text.ts';
import { administratorRequest, connectionText } from '../../text/connection-text.ts';
import { test } from './connect.ts';
import { resultOf, type Side } from './sides.ts';
import { useConnections } from './store.ts';
import { askNewWorkspace } from './workspace-store.ts';

const group = 'Connections';

/** Copies what an administrator would have to do, and says so. */
const copyRequest = ({ tested }: Side): void => {
  if (tested === null) return;
  const text = administratorRequest(tested, resultOf(useConnections.getState().tests, tested));
  if (copyText(text)) announce(connectionText.copied);
  else complain(connectionText.notCopied);
};

/** What can be done on the Connections screen; `side` is the system that is looked at, if any. */
export const connectionActions = (side: Side | null): readonly Action[] => {
  const mayTest = (): boolean => {
    const { busy, editing } = useConnections.getState();
    return side?.tested?.hasSecret === true && busy === null && editing === null;
  };
  return [
    {
      id: 'test',
      label: connectionText.test,
      keys: ['r'],
      keyText: 'R',
      group,
      when: mayTest,
      run: () => {
        if (side?.tested != null) void test(side.tested);
      },
    },
    {
      id: 'copy-request',
      label: connectionText.copy,
      keys: ['c'],
      keyText: 'C',
      group,
      when: () => side?.tested != null && useConnections.getState().editing === null,
      run: () => {
        if (side !== null) copyRequest(side);
      },
    },
    {
      id: 'new-workspace',
      label: connectionText.newWorkspace,
      keys: ['n'],
      keyText: 'N',
      group,
      when: () => true,
      run: () => askNewWorkspace(true),
    },
  ];
};
