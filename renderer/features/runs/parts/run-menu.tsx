import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import type { Forecast } from '../../../../shared/domain/cost.ts';
import { queries, useQuery } from '../../../ipc/use-query.ts';
import { costText, isTight, tightText } from '../../../text/cost-text.ts';
import type { StartAction } from '../run-actions.ts';

/** The jobs that can be run by hand, each with what it would cost now. */
export const RunMenu = ({ actions }: { readonly actions: readonly StartAction[] }) => (
  // What is left of the windows is asked for when somebody looks.
  <DropdownMenu.Root modal={false} onOpenChange={(isOpen) => (isOpen ? queries.retry('cost.forecast', {}) : undefined)}>
    <DropdownMenu.Trigger className="btn" disabled={actions.every(({ when }) => !when())}>
      Run a job…
      <ChevronDown size={13} aria-hidden="true" />
    </DropdownMenu.Trigger>
    {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
    <DropdownMenu.Content className="popover run-menu" align="end" sideOffset={4} loop>
      <Items actions={actions} />
    </DropdownMenu.Content>
  </DropdownMenu.Root>
);

const Items = ({ actions }: { readonly actions: readonly StartAction[] }) => {
  const forecasts = useQuery('cost.forecast', {}).data?.forecasts;
  const costOf = ({ start }: StartAction): Forecast | undefined =>
    forecasts?.find(({ job, mode }) => job === start.job && mode === start.mode);
  return actions.map((action) => {
    const forecast = costOf(action);
    const describes = forecast === undefined ? {} : { 'aria-describedby': `cost-of-${action.id}` };
    return (
      <Fragment key={action.id}>
        <DropdownMenu.Item {...describes} disabled={!action.when()} onSelect={action.run}>
          {action.label}
          {action.keyText === '' ? null : <kbd>{action.keyText}</kbd>}
        </DropdownMenu.Item>
        {forecast === undefined ? null : (
          // Beside the item: its name is the job alone.
          <small id={`cost-of-${action.id}`} className={isTight(forecast) ? 'warn-text' : 'faint'}>
            {costText(forecast)}
            {isTight(forecast) ? `. ${tightText(forecast)}` : ''}
          </small>
        )}
      </Fragment>
    );
  });
};
