import { waterfallText } from '../../../text/linkage-text.ts';

type Said = { readonly key: string; readonly text: string; readonly takeBack: () => void };
type Props = { readonly title: string; readonly said: readonly Said[] };

/** What people said of who is what, each with the way back; nothing where nothing was said. */
export const SaidList = ({ title, said }: Props) =>
  said.length === 0 ? null : (
    <section className="card">
      <h2>{title}</h2>
      <ul className="ruled-out">
        {said.map(({ key, text, takeBack }) => (
          <li key={key}>
            <span className="selectable">{text}</span>
            <button
              type="button"
              className="btn ghost"
              onClick={takeBack}
              aria-label={`${waterfallText.takeBack}: ${text}`}
            >
              {waterfallText.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
