import type { MappingChange } from '../../../../shared/domain/mapping-report.ts';
import { changeSubject } from '../../../text/mapping-cards-text.ts';

/** Differences between two mappings, each with how it was and how it is. */
export const ChangeList = ({ changes }: { readonly changes: readonly MappingChange[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
  <ul className="mapping-changes selectable" tabIndex={0} aria-label="Changes">
    {changes.map((change) => (
      <li key={`${change.area} ${change.field} ${change.after}`}>
        <b>{changeSubject(change)}</b>
        <del>{change.before}</del>
        <ins>{change.after}</ins>
      </li>
    ))}
  </ul>
);
