import type { Claim } from '../../../contract/index.ts';
import { lowestRated } from '../../../domain/claims/weakest.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, Facts, LinkButton, Section, Stack } from '../../ui/index.ts';
import { dayOfInstant, levelWords } from './level-words.ts';
import './HowSure.css';

/** How sure we are, criterion by criterion. No average: the weakest point is named, because a strong one can't make up for it. */
export function HowSure({ claim, onRate }: { claim: Claim; onRate: () => void }) {
  const now = useAsk('claims.rubric', {});
  const { rubric, ratings } = claim;
  const lowest = new Set(lowestRated(rubric.criteria, ratings).map(({ name }) => name));
  const isNewer = now.data !== undefined && now.data.current.id !== rubric.id;
  return (
    <Section title="How sure are we" actions={<Button size="small" onPress={onRate}>{ratings.length === 0 ? 'Rate it' : 'Rate it again'}</Button>}>
      <Stack gap={12}>
        <Facts
          facts={rubric.criteria.map((criterion) => {
            const rating = ratings.find((one) => one.criterion === criterion.key);
            if (!rating) return { label: criterion.name, value: 'not rated yet', tone: 'faint' as const };
            const word = levelWords[rating.level]!;
            return lowest.has(criterion.name) ? { label: criterion.name, value: `weakest point: ${word}`, tone: 'against' as const } : { label: criterion.name, value: word };
          })}
        />
        {rubric.criteria.filter((criterion) => lowest.has(criterion.name)).slice(0, 2).map((criterion) => {
          const rating = ratings.find((one) => one.criterion === criterion.key)!;
          return <p key={criterion.key} className="how-sure-weakest">{criterion.name}: <em>{criterion.levels[rating.level]}</em> {rating.reason}</p>;
        })}
        <p className="how-sure-note">
          {rubric.lockedAt === null ? `Version ${rubric.number} of the rubric. Its words can still be changed; the first rating locks them.` : `Version ${rubric.number} of the rubric, locked since its first use on ${dayOfInstant(rubric.lockedAt)}.`}
          {isNewer && ` Version ${now.data.current.number} is in use by now; rating again goes by that.`}
        </p>
        <Cluster><LinkButton onPress={() => go({ room: 'claims', details: { tab: 'rubric' } })}>Words of the rubric</LinkButton></Cluster>
      </Stack>
    </Section>
  );
}
