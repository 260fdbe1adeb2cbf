import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import type { useAsk } from '../../client/ask.ts';
import { Button, Chip, Cluster, EmptyRoom, LinkButton } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import './Register.css';

type RoundsTabProps = { answer: ReturnType<typeof useAsk<'harvest.rounds'>>; onAdd: () => void };

/** Rounds in which a panel chose the most significant change. */
export function RoundsTab({ answer, onAdd }: RoundsTabProps) {
  useScroll('rounds', true);
  if (!answer.data) return <ProblemNotice problem={answer.error} />;
  const { rounds } = answer.data;
  if (rounds.length === 0) {
    return (
      <EmptyRoom title="Here a panel chooses the most significant change" picture="stories" actions={<Button kind="primary" icon="plus" keys="N" onPress={onAdd}>Begin a round</Button>}>
        People tell of changes, a panel reads the stories aloud and chooses the one that matters most. What it says about why is the point: it shows what people hold dear, and it goes back to those who told.
      </EmptyRoom>
    );
  }
  return (
    <ul className="register" aria-label="Rounds of choosing">
      {rounds.map((round) => {
        const chosen = round.stories.filter((story) => story.chosen);
        const untold = chosen.filter((story) => !story.fedBack).length;
        return (
          <li key={round.id} className="register-item">
            <div className="register-statement"><LinkButton isQuiet onPress={() => go({ room: 'harvest', id: round.id, details: { kind: 'round' } })}>{round.name}</LinkButton></div>
            <div className="register-facts">{chosen.length === 0 ? `Of ${counted(round.stories.length, 'story', 'stories')} none is chosen yet.` : `Of ${counted(round.stories.length, 'story', 'stories')} the panel chose ${chosen.map(({ title }) => `“${title}”`).join(' and ')}.`}</div>
            <Cluster>
              <Chip tone={round.closed ? 'for' : 'plain'}>{round.closed ? 'Closed' : 'Open'}</Chip>
              {round.period !== null && <Chip icon="event">{formatUncertainDate(round.period)}</Chip>}
              {untold > 0 && <Chip tone="caution" icon="missing">{untold === 1 ? 'One teller does not know yet' : `${untold} tellers do not know yet`}</Chip>}
            </Cluster>
          </li>
        );
      })}
    </ul>
  );
}
