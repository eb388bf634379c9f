import { useState } from 'react';
import type { PostingSettings } from '../../../../shared/domain/posting.ts';
import { Refusal } from '../../../design/refusal.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { postingSettingsText } from '../../../text/posting-text.ts';
import { setPostings } from '../care.ts';

type Props = { readonly isReadOnly: boolean };

/** Which orders of Dotdigital are ours to post to the ERP, and after how long. */
export const PostingsCard = ({ isReadOnly }: Props) => {
  const settings = useQuery('posting.standing', {}).data?.settings;
  return (
    <section className="card" aria-label={postingSettingsText.title}>
      <h2>{postingSettingsText.title}</h2>
      <p className="muted small">{postingSettingsText.intro}</p>
      {settings === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        <PostingsForm key={JSON.stringify(settings)} settings={settings} isReadOnly={isReadOnly} />
      )}
    </section>
  );
};

const PostingsForm = ({ settings: kept, isReadOnly }: Props & { readonly settings: PostingSettings }) => {
  const [sources, setSources] = useState(kept.sources.join(', '));
  const [hours, setHours] = useState(String(kept.graceHours));
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const named = sources.split(',').flatMap((source) => (source.trim() === '' ? [] : [source.trim()]));
  const wanted: PostingSettings = { ...kept, sources: named, graceHours: Number(hours) };
  const isInRange =
    hours !== '' && Number.isInteger(wanted.graceHours) && wanted.graceHours >= 0 && wanted.graceHours <= 720;
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(kept);
  return (
    <form className="policy" onSubmit={run(() => setPostings(wanted))}>
      <label className="field">
        <span>{postingSettingsText.sources}</span>
        <input type="text" value={sources} disabled={isReadOnly} onChange={(event) => setSources(event.target.value)} />
      </label>
      <label className="field">
        <span>{postingSettingsText.grace}</span>
        <input
          type="number"
          min={0}
          max={720}
          value={hours}
          disabled={isReadOnly}
          onChange={(event) => setHours(event.target.value)}
        />
      </label>
      {isChanged ? (
        <button type="submit" className="btn" disabled={isBusy || !isInRange || isReadOnly}>
          {postingSettingsText.save}
        </button>
      ) : null}
      <Refusal sentence={refusal} />
    </form>
  );
};
