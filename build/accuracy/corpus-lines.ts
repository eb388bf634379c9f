import {
  type Corpus,
  type CorpusMeasured,
  deduplicateCorpus,
  doublesInCorpus,
  type KindScore,
  linkCorpus,
} from './corpus-persons.ts';
import type { AccuracyLine } from './lines.ts';

/**
 * The figures of a corpus: one line over all kinds and one of what is certain, linked and as duplicates. `faultyOnly` is one without
 * people who are the same on both sides, as when keys have linked those before.
 */
export const corpusLines = (
  corpus: Corpus,
  faultyOnly: Corpus,
): { readonly lines: readonly AccuracyLine[]; readonly kinds: readonly string[] } => {
  const [linked, alone, left] = [linkCorpus(corpus), deduplicateCorpus(corpus), linkCorpus(faultyOnly)];
  const sizes = `${corpus.lefts.length} against ${corpus.rights.length}`;
  return {
    lines: [
      ...overall('own corpus, identity', linked, { precision: 0.999, recall: 0.99 }, sizes),
      ...overall(
        'own corpus, faulty records only',
        left,
        null,
        `${faultyOnly.lefts.length} against ${faultyOnly.rights.length}`,
      ),
      ...overall('own corpus, duplicates', alone, null, 'both sides in one'),
      ...overall(
        'own corpus, told as there twice',
        doublesInCorpus(corpus),
        { precision: 0.999, recall: 0 },
        'both sides in one',
      ),
    ],
    kinds: kindLines(linked, alone),
  };
};

/** The sum over all kinds. */
export const totalOf = ({ byKind }: CorpusMeasured): KindScore => {
  const total: KindScore = { right: 0, wrong: 0, missed: 0, asked: 0 };
  for (const score of byKind.values())
    for (const name of ['right', 'wrong', 'missed', 'asked'] as const) total[name] += score[name];
  return total;
};

const overall = (
  name: string,
  measured: CorpusMeasured,
  goal: AccuracyLine['goal'],
  note: string,
): readonly AccuracyLine[] => {
  const total = totalOf(measured);
  return [
    { name, score: total, goal, note: `${note}, ${total.asked} to ask` },
    {
      name: '  of these, offered as certain',
      score: { ...measured.certain, missed: total.right + total.missed - measured.certain.right },
      goal: { precision: 0.9999, recall: 0 },
      note: `${measured.certain.right} pairs`,
    },
  ];
};

/** A line for each kind of fault: pairs of one person found of how many, and wrong ones, as links and as duplicates. */
const kindLines = (linked: CorpusMeasured, alone: CorpusMeasured): readonly string[] => {
  const kinds = new Set([...linked.byKind.keys(), ...alone.byKind.keys()]);
  const words = (score: KindScore | undefined): string =>
    score === undefined
      ? '–'
      : `${score.right} of ${score.right + score.missed}, ${score.wrong} wrong, ${score.asked} asked`;
  return [...kinds]
    .sort()
    .map(
      (kind) =>
        `  ${kind.padEnd(72)}  linked ${words(linked.byKind.get(kind)).padEnd(32)}  duplicates ${words(alone.byKind.get(kind))}`,
    );
};
