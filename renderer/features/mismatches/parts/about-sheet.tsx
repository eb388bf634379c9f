import { Dialog } from 'radix-ui';
import { type MismatchKind, ownerOf } from '../../../../shared/domain/mismatch.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { referenceText } from '../../../text/about-kind-text.ts';
import { kindReference } from '../../../text/kind-reference.ts';
import { kindText, ownerText } from '../../../text/names.ts';
import { showPanel, useMismatches } from '../store.ts';

/** What a kind is, beside the case: for whoever meets it for the first time. */
export const AboutSheet = ({ kind }: { readonly kind: MismatchKind }) => {
  const isOpen = useMismatches((state) => state.panel === 'about');
  if (!isOpen) return null;
  const { wrong, found, risk, fixes, never } = kindReference[kind];
  return (
    <Sheet title={kindText[kind]} text={referenceText.intro} className="beside" onClose={() => showPanel(null)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="reference selectable" aria-label={kindText[kind]} tabIndex={0}>
        <dl>
          <dt>{referenceText.wrong}</dt>
          <dd>{wrong}</dd>
          <dt>{referenceText.found}</dt>
          <dd>{found}</dd>
          <dt>{referenceText.risk}</dt>
          <dd>{risk}</dd>
          <dt>{referenceText.owner}</dt>
          <dd>{ownerText[ownerOf[kind]]}</dd>
          <dt>{referenceText.fixes}</dt>
          <dd>
            <ul>
              {fixes.map((fix) => (
                <li key={fix}>{fix}</li>
              ))}
            </ul>
          </dd>
          <dt>{referenceText.never}</dt>
          <dd>{never}</dd>
        </dl>
      </section>
      <div className="buttons">
        <Dialog.Close className="btn">{referenceText.close}</Dialog.Close>
      </div>
    </Sheet>
  );
};
