import { Tabs } from 'radix-ui';
import { useEffect } from 'react';
import { useActions } from '../../actions/use-actions.ts';
import { Skeleton } from '../../design/skeleton.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useQuery } from '../../ipc/use-query.ts';
import { areas, areaText, mappingText, mustSettle, type ShownMapping } from '../../text/mapping-text.ts';
import { mappingActions } from './mapping-actions.ts';
import { ChangesCard } from './parts/changes-card.tsx';
import { CustomerTable } from './parts/customer-table.tsx';
import { Dialogs } from './parts/dialogs.tsx';
import { Head } from './parts/head.tsx';
import { Lists } from './parts/lists.tsx';
import { OrderNames } from './parts/order-names.tsx';
import { PreviewOn } from './parts/preview-on.tsx';
import { ProductTable } from './parts/product-table.tsx';
import { ReachCard } from './parts/reach-card.tsx';
import { Rules } from './parts/rules.tsx';
import { SettleCard } from './parts/settle-card.tsx';
import { VersionsCard } from './parts/versions-card.tsx';
import { closeAll, showArea, useMapping } from './store.ts';
import { useMappingData, usePreview } from './use-mapping-data.ts';

/** Mapping & mastership: what goes where, in which form, who is right about it, and what a draft would change. */
export const MappingView = () => {
  const mapping = useMappingData();
  const { data, document, error } = mapping;
  if (data === undefined || document === undefined)
    return (
      <main className="mapping">
        {error === null ? (
          <Waiting />
        ) : (
          <UnreadState title={mappingText.failed} sentence={error.sentence} retry={mapping.retry} />
        )}
      </main>
    );
  return <Shown {...mapping} data={data} document={document} />;
};

type Mapping = ReturnType<typeof useMappingData>;
type ShownProps = Mapping & { readonly data: ShownMapping; readonly document: NonNullable<Mapping['document']> };

const Shown = ({ data, document, isSaving, deriving }: ShownProps) => {
  const area = useMapping((state) => state.area);
  const isReadOnly = useQuery('workspace.get', {}).data?.access === 'read-only';
  const preview = usePreview(data.draft !== null);
  const reason = notYet(data, { isSaving, isReadOnly, isDeriving: deriving !== null });
  // Who comes back finds the screen, not an editor that was left open.
  useEffect(() => closeAll, []);
  useActions(mappingActions(data.draft !== null, data.draft !== null && reason === null));
  return (
    <main className="mapping">
      <Head mapping={data} reason={reason} isReadOnly={isReadOnly} />
      {deriving === null ? null : (
        <div className="notice mapping-deriving" role="status">
          <span>{mappingText.deriving(deriving.done, deriving.total)}</span>
          <progress aria-label={mappingText.derivingShort} value={deriving.done} max={Math.max(1, deriving.total)} />
        </div>
      )}
      <Tabs.Root
        className="card mapping-parts"
        value={area}
        onValueChange={(value) => showArea(areas.find((one) => one === value) ?? 'customers')}
      >
        <div className="mapping-tabs">
          <Tabs.List aria-label={mappingText.tabs}>
            {areas.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {areaText[one]} <i>{figureOf(one, data)}</i>
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {area === 'customers' ? <PreviewOn preview={preview} /> : null}
        </div>
        <Tabs.Content value="customers" tabIndex={-1}>
          <CustomerTable mapping={data} document={document} preview={preview} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="products" tabIndex={-1}>
          <ProductTable mapping={data} document={document} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="orders" tabIndex={-1}>
          <OrderNames document={document} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="rules" tabIndex={-1}>
          <Rules mapping={data} document={document} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="lists" tabIndex={-1}>
          <Lists mapping={data} document={document} isReadOnly={isReadOnly} />
        </Tabs.Content>
      </Tabs.Root>
      <div className="mapping-cards">
        <SettleCard mapping={data} document={document} isReadOnly={isReadOnly} />
        <ReachCard mapping={data} document={document} isReadOnly={isReadOnly} />
        <ChangesCard mapping={data} />
        <VersionsCard mapping={data} isReadOnly={isReadOnly} />
      </div>
      <Dialogs mapping={data} document={document} isReadOnly={isReadOnly} />
    </main>
  );
};

const figureOf = (area: (typeof areas)[number], { rows, inForce, sentences }: ShownMapping): number => {
  const products = inForce.document.products.length;
  return { customers: rows.length + 1, products, orders: 1, rules: 3, lists: sentences.lists.length }[area];
};

type Now = { readonly isSaving: boolean; readonly isReadOnly: boolean; readonly isDeriving: boolean };

/** Why the draft cannot be put in force now; null where it can, or where there is none. */
const notYet = ({ draft, problems }: ShownMapping, { isSaving, isReadOnly, isDeriving }: Now): string | null => {
  if (isReadOnly) return mappingText.readOnly;
  if (isSaving) return mappingText.saving;
  if (draft === null) return null;
  if (isDeriving) return mappingText.derivingShort;
  const count = mustSettle(problems).length;
  if (count > 0) return mappingText.settleFirst(count);
  return draft.changes.length === 0 ? mappingText.nothingChanged : null;
};

const Waiting = () => (
  <>
    <header className="mapping-head">
      <h1>{mappingText.title}</h1>
      <p>
        <Skeleton width={320} height={13} />
      </p>
    </header>
    <div className="card mapping-waiting">
      {Array.from({ length: 12 }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is awaited has no name yet.
        <Skeleton key={place} width={`${88 - ((place * 17) % 40)}%`} height={13} />
      ))}
    </div>
  </>
);
