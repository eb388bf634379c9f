import { Breakable } from './breakable.tsx';
import { diffParts } from './diff.ts';

type Props = { readonly own: string; readonly other: string };

/** A text in which only the characters that the other side does not have are emphasised. */
export const DiffText = ({ own, other }: Props) => {
  let place = 0;
  return (
    <>
      {diffParts(own, other).map(({ text, differs }) => {
        const key = place;
        place += text.length;
        return differs ? (
          <mark key={key}>
            <Breakable text={text} />
          </mark>
        ) : (
          <span key={key}>
            <Breakable text={text} />
          </span>
        );
      })}
    </>
  );
};
