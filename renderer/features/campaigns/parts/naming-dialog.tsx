import { useState } from 'react';
import { Refusal } from '../../../design/refusal.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { campaignText, type ShownCampaign } from '../../../text/campaign-text.ts';
import { counted } from '../../../text/format.ts';
import { nameTargets, showNaming } from '../store.ts';

/** The most that can be named, as the engine takes it. */
const mostNamed = 20;

/** Asks where a campaign goes that is yet to be sent. */
export const NamingDialog = ({ campaign }: { readonly campaign: ShownCampaign }) => {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>(() => campaign.named?.targets.map(({ id }) => id) ?? []);
  const [refusal, setRefusal] = useState<string | null>(null);
  const keep = async (audiences: readonly number[]): Promise<void> =>
    setRefusal(await nameTargets(campaign.id, audiences));
  return (
    <Sheet
      className="naming"
      title={campaignText.dialog(campaign.name)}
      text={campaignText.dialogText}
      onClose={() => showNaming(false)}
    >
      <input
        type="search"
        aria-label={campaignText.search}
        placeholder={campaignText.search}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Choices {...{ text, chosen }} onChange={setChosen} />
      <Refusal sentence={refusal} />
      <div className="buttons">
        <span className="muted chosen-count">{campaignText.chosen(chosen.length)}</span>
        {campaign.named === null ? null : (
          <button type="button" className="btn ghost" onClick={() => void keep([])}>
            {campaignText.takeBack}
          </button>
        )}
        <button type="button" className="btn" onClick={() => showNaming(false)}>
          {campaignText.cancel}
        </button>
        <button
          type="button"
          className="btn pri"
          disabled={chosen.length === 0 || chosen.length > mostNamed}
          onClick={() => void keep(chosen)}
        >
          {campaignText.save}
        </button>
      </div>
    </Sheet>
  );
};

type ChoicesProps = {
  readonly text: string;
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
};

const Choices = ({ text, chosen, onChange }: ChoicesProps) => {
  const { data, error } = useQuery('campaign.find-audiences', { text });
  if (data === undefined) return <p className="audiences muted">{error === null ? 'Looking…' : error.sentence}</p>;
  if (data.audiences.length === 0) return <p className="audiences muted">{campaignText.noFound}</p>;
  return (
    <ul className="audiences">
      {data.audiences.map(({ id, name, kind, contacts }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            <span className="ellipsis">{name}</span>
            <span className="faint">
              {kind}
              {contacts === null ? '' : `, ${counted(contacts, 'contact')}`}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
};
