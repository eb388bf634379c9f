import { X } from 'lucide-react';
import { type System, systemSchema } from '../../../../shared/domain/change.ts';
import { type MismatchKind, mismatchKinds } from '../../../../shared/domain/mismatch.ts';
import { changeResultSchema } from '../../../../shared/ipc/operations/change.ts';
import { PillMenu } from '../../../design/pill-menu.tsx';
import { useSettledText } from '../../../design/use-settled-text.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { clipped, resultText, systemText } from '../../../text/change-text.ts';
import { grouped } from '../../../text/format.ts';
import { kindShortText, kindText } from '../../../text/names.ts';
import { isNarrowed, noFacets, startOfDay } from '../filter.ts';
import { setFacets, useChangeLog } from '../store.ts';

type Result = (typeof changeResultSchema.options)[number];

const anyone = '';

/** What the log is narrowed to. */
export const Facets = ({ now }: { readonly now: number }) => {
  const facets = useChangeLog((state) => state.facets);
  const counts = useQuery('change.counts', { since: startOfDay(now) }).data;
  const countOf = (result: Result): number => counts?.results.find((row) => row.result === result)?.count ?? 0;
  const only = (result: Result): boolean => facets.results.length === 1 && facets.results[0] === result;
  const toggle = (result: Result): void => setFacets({ results: only(result) ? [] : [result] });
  return (
    <div className="log-facets">
      <Chip
        label="Today"
        count={counts?.sinceThen}
        isOn={facets.isToday}
        onToggle={() => setFacets({ isToday: !facets.isToday })}
      />
      <Chip
        label="Needs a look"
        count={counts === undefined ? undefined : countOf('needs-a-look')}
        isOn={only('needs-a-look')}
        isBad={countOf('needs-a-look') > 0}
        onToggle={() => toggle('needs-a-look')}
      />
      <PillMenu
        label={facets.by === null ? 'Who' : clipped(facets.by, 14)}
        active={facets.by !== null}
        single
        chosen={[facets.by ?? anyone]}
        choices={[anyone, ...(counts?.people ?? [])].map((value) => ({
          value,
          label: value === anyone ? 'Anyone' : value,
        }))}
        onChoose={([by]) => setFacets({ by: by === undefined || by === anyone ? null : by })}
      />
      <PillMenu<System>
        label={chosenLabel('System', facets.systems, systemText)}
        active={facets.systems.length > 0}
        chosen={facets.systems}
        choices={systemSchema.options.map((value) => ({ value, label: systemText[value] }))}
        onChoose={(systems) => setFacets({ systems })}
      />
      <PillMenu<MismatchKind>
        label={chosenLabel('Kind', facets.kinds, kindShortText)}
        active={facets.kinds.length > 0}
        chosen={facets.kinds}
        choices={mismatchKinds.map((value) => ({ value, label: kindText[value] }))}
        onChoose={(kinds) => setFacets({ kinds })}
      />
      <PillMenu<Result>
        label={chosenLabel('Result', facets.results, resultText)}
        active={facets.results.length > 0}
        chosen={facets.results}
        choices={changeResultSchema.options.map((value) => ({
          value,
          label: resultText[value],
          count: grouped(countOf(value)),
        }))}
        onChoose={(results) => setFacets({ results })}
      />
      <Chip
        label="Undone"
        count={counts === undefined ? undefined : countOf('undone')}
        isOn={only('undone')}
        onToggle={() => toggle('undone')}
      />
      {isNarrowed(facets) ? (
        <button
          type="button"
          className="pill clear"
          aria-label="Clear"
          title="Show all changes"
          onClick={() => setFacets(noFacets)}
        >
          <X size={12} aria-hidden="true" />
        </button>
      ) : null}
      <SearchField />
    </div>
  );
};

const chosenLabel = <T extends string>(
  name: string,
  chosen: readonly T[],
  texts: Readonly<Record<T, string>>,
): string => {
  const [first] = chosen;
  if (first === undefined) return name;
  return chosen.length === 1 ? texts[first] : `${name}: ${chosen.length}`;
};

type ChipProps = {
  readonly label: string;
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly isBad?: boolean;
  readonly onToggle: () => void;
};

const Chip = ({ label, count, isOn, isBad = false, onToggle }: ChipProps) => (
  <button
    type="button"
    className={`pill${isOn ? ' chosen' : isBad ? ' bad' : ''}`}
    aria-pressed={isOn}
    onClick={onToggle}
  >
    {label} {count === undefined ? '' : grouped(count)}
  </button>
);

const searchFor = (search: string): void => setFacets({ search });

const SearchField = () => {
  const search = useChangeLog((state) => state.facets.search);
  const [text, setText] = useSettledText(search, searchFor);
  return (
    <label>
      <span className="visually-hidden">Find changes by a person's name or number</span>
      <input
        id="change-search"
        type="search"
        value={text}
        maxLength={200}
        placeholder="Find"
        title="A person's name or number"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('');
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.getElementById('change-list')?.focus();
        }}
      />
      <kbd>F</kbd>
    </label>
  );
};
