import { Dialog } from 'radix-ui';
import { currentActions } from '../actions/use-actions.ts';
import { useNavigation } from './navigation.ts';

/** Every key that does something now. */
export const KeySheet = () => {
  const { isKeySheetOpen, showKeys } = useNavigation();
  const actions = isKeySheetOpen ? currentActions() : [];
  const groups = [...new Set(actions.map(({ group }) => group))];
  return (
    <Dialog.Root open={isKeySheetOpen} onOpenChange={showKeys}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <Dialog.Title asChild>
            <h2>Keys</h2>
          </Dialog.Title>
          <div className="keys">
            {groups.map((group) => (
              <section key={group}>
                <h3 className="faint">{group}</h3>
                <dl>
                  {actions
                    .filter((action) => action.group === group)
                    .map(({ id, label, keyText }) => (
                      <div key={id}>
                        <dt>{label.replace('…', '')}</dt>
                        <dd>
                          <kbd>{keyText}</kbd>
                        </dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <div className="buttons">
            <Dialog.Close className="btn">Close</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
