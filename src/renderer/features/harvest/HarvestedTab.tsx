import { useState } from 'react';
import type { HarvestedOutcome } from '../../../contract/index.ts';
import { answersInWords } from '../../../domain/harvest/substantiation-words.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import type { useAsk } from '../../client/ask.ts';
import { Button, Chip, Cluster, Columns, EmptyRoom, LinkButton, Select, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { choicesOf, intendedWords, outcomeSentence, welcomeTone, welcomeWords } from './harvest-words.ts';
import './Register.css';

type HarvestedTabProps = { answer: ReturnType<typeof useAsk<'harvest.outcomes'>>; onAdd: () => void };

const all = 'all';
type Checked = 'all' | 'nobody asked' | 'waiting' | 'disputed' | 'agreed';
const checkedWords: Record<Checked, string> = { all: 'However it was checked', 'nobody asked': 'Nobody was asked yet', waiting: 'Answers are awaited', disputed: 'Somebody disagrees, wholly or in part', agreed: 'All who answered agree' };

function isChecked({ substantiations }: HarvestedOutcome, checked: Checked): boolean {
  const answered = substantiations.filter(({ agreement }) => agreement !== 'no answer yet');
  if (checked === 'nobody asked') return substantiations.length === 0;
  if (checked === 'waiting') return answered.length < substantiations.length;
  if (checked === 'disputed') return answered.some(({ agreement }) => agreement !== 'agrees');
  return checked === 'all' || (answered.length > 0 && answered.every(({ agreement }) => agreement === 'agrees'));
}

/** Outcomes that were harvested, each with how it stands. */
export function HarvestedTab({ answer, onAdd }: HarvestedTabProps) {
  useScroll('harvested', true);
  const { nameOf } = usePlaces();
  const [intended, setIntended] = useState<HarvestedOutcome['intended'] | typeof all>(all);
  const [welcome, setWelcome] = useState<HarvestedOutcome['welcome'] | typeof all>(all);
  const [checked, setChecked] = useState<Checked>(all);
  if (!answer.data) return <ProblemNotice problem={answer.error} />;
  const { outcomes } = answer.data;
  if (outcomes.length === 0) {
    return (
      <EmptyRoom title="Here you harvest what came about" picture="learning" actions={<Button kind="primary" icon="plus" keys="N" onPress={onAdd}>Harvest an outcome</Button>}>
        Begin with what changed and look back: somebody does something otherwise than before, whether anybody had hoped for it or not. Then write why it matters, how the programme contributed, and ask people who know, and who are independent, whether it is told right.
      </EmptyRoom>
    );
  }
  const shown = outcomes.filter((one) => (intended === all || one.intended === intended) && (welcome === all || one.welcome === welcome) && isChecked(one, checked));
  const unhoped = outcomes.filter((one) => one.intended === 'not intended').length;
  const unwelcome = outcomes.filter((one) => one.welcome === 'not welcome' || one.welcome === 'both').length;
  return (
    <Stack gap={16}>
      <p className="register-finding">{`${counted(outcomes.length, 'outcome')}: ${unhoped === 0 ? 'none' : unhoped} that nobody had hoped for, ${unwelcome === 0 ? 'none' : unwelcome} that not everybody welcomes.`}</p>
      <Columns gap={16} least="narrow">
        <Select label="Hoped for" choices={[{ id: all, label: 'Hoped for or not' }, ...choicesOf(intendedWords)]} value={intended} onChange={(next) => setIntended(next as typeof intended)} />
        <Select label="Welcome" choices={[{ id: all, label: 'Welcome or not' }, ...choicesOf(welcomeWords)]} value={welcome} onChange={(next) => setWelcome(next as typeof welcome)} />
        <Select label="Checked" choices={choicesOf(checkedWords)} value={checked} onChange={setChecked} />
      </Columns>
      {shown.length === 0 ? <p>{`None of the ${outcomes.length} is like that.`}</p> : (
        <ul className="register" aria-label="Harvested outcomes">
          {shown.map((outcome) => (
            <li key={outcome.id} className="register-item">
              <div className="register-statement"><LinkButton isQuiet onPress={() => go({ room: 'harvest', id: outcome.id, details: { kind: 'harvested' } })}>{outcomeSentence(outcome)}</LinkButton></div>
              <div className="register-facts">{answersInWords(outcome.substantiations)}</div>
              <Cluster>
                <Chip>{intendedWords[outcome.intended]}</Chip>
                <Chip tone={welcomeTone[outcome.welcome]}>{welcomeWords[outcome.welcome]}</Chip>
                <Chip icon="map">{nameOf(outcome.placeId) ?? 'Place not said'}</Chip>
                <Chip icon="event">{outcome.date === null ? 'Time not said' : formatUncertainDate(outcome.date)}</Chip>
                {outcome.missing.length > 0 && <Chip tone="caution" icon="missing">{`${counted(outcome.missing.length, 'thing')} missing`}</Chip>}
              </Cluster>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
