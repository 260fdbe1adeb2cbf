import { useState } from 'react';
import type { Claim, Rating } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Dialog, Notice, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import { levelWords } from './level-words.ts';
import './RatingDialog.css';

const notRated = 'not rated';

/** Rates a claim by the rubric now in use, each criterion by its own five descriptors and with a reason. */
export function RatingDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const rubric = useAsk('claims.rubric', {});
  const rate = useChange('claims.rate');
  const [version] = useState(claim.version);
  const [ratings, setRatings] = useState<Record<string, Omit<Rating, 'criterion'>>>(() => Object.fromEntries(claim.ratings.map(({ criterion, ...rest }) => [criterion, rest])));
  const [reasons, setReasons] = useState<Record<string, string>>(() => Object.fromEntries(claim.ratings.map(({ criterion, reason }) => [criterion, reason])));
  const draft = useDraft(`rating ${claim.id}`, { ratings, reasons }, (back) => { setRatings(back.ratings ?? ratings); setReasons(back.reasons ?? reasons); });
  if (!rubric.data) return null;
  const { current } = rubric.data;
  const given = current.criteria.flatMap(({ key }): Rating[] => (ratings[key] === undefined ? [] : [{ criterion: key, level: ratings[key].level, reason: (reasons[key] ?? '').trim() }]));
  const wasOther = claim.ratings.length > 0 && claim.rubric.id !== current.id;

  return (
    <Dialog
      title="How sure are we?"
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => rate.mutate({ claimId: claim.id, ratings: given, expectedVersion: rate.error?.code === 'conflict' ? claim.version : version }, { onSuccess: () => { announce('Rated'); draft.forget(); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={rate.isPending || (given.length === 0 && claim.ratings.length === 0)}>Save the ratings</Button>}
    >
      {current.lockedAt === null && <Notice title="These words can still be changed.">The first rating of any claim locks version {current.number} of the rubric, so that nobody can bend the measure to the claim.</Notice>}
      {wasOther && <Notice kind="caution" title="The rubric has been worded anew since this claim was rated.">Look at each criterion again: the same level may mean something else now.</Notice>}
      {current.criteria.map((criterion) => (
        <div key={criterion.key} className="rating">
          <Stack gap={8}>
            <RadioGroup
              label={`${criterion.name}: ${criterion.question}`}
              choices={[...criterion.levels.map((words, level) => ({ id: String(level), label: `${levelWords[level]!.replace(/^./, (first) => first.toUpperCase())}: ${words}` })), { id: notRated, label: 'Not rated yet' }]}
              value={ratings[criterion.key] === undefined ? notRated : String(ratings[criterion.key]!.level)}
              onChange={(id) => {
                const { [criterion.key]: _old, ...rest } = ratings;
                setRatings(id === notRated ? rest : { ...rest, [criterion.key]: { level: Number(id), reason: '' } });
              }}
            />
            <TextArea label={`Why this level of ${criterion.name.toLowerCase()}`} rows={1} value={reasons[criterion.key] ?? ''} onChange={(reason) => setReasons({ ...reasons, [criterion.key]: reason })} isDisabled={ratings[criterion.key] === undefined} />
          </Stack>
        </div>
      ))}
      <DraftNotice draft={draft} />
      <ProblemNotice problem={rate.error} />
    </Dialog>
  );
}
