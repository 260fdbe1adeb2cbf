import { useState } from 'react';
import type { HarvestedOutcome } from '../../../contract/index.ts';
import { scalingInWords } from '../../../domain/harvest/scaling-words.ts';
import { answersInWords } from '../../../domain/harvest/substantiation-words.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, ConfirmInline, Facts, Icon, Notice, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';
import { BackToRegister } from './BackToRegister.tsx';
import { agreementWords, intendedWords, outcomeSentence, welcomeTone, welcomeWords } from './harvest-words.ts';
import { EditHarvestedDialog } from './HarvestedDialog.tsx';
import { RestsSection } from './RestsSection.tsx';
import { SubstantiationDialog } from './SubstantiationDialog.tsx';
import './Register.css';

type Doing = { what: 'edit' } | { what: 'ask'; said: HarvestedOutcome['substantiations'][number] | null } | null;

/** One harvested outcome: what changed, why it matters, the programme's part, what independent people say, what it rests on. */
export function HarvestedPage({ id }: { id: string }) {
  const answer = useAsk('harvest.outcomes', {}, { keepPrevious: true });
  useScroll(`harvested ${id}`);
  const remove = useChange('harvest.removeOutcome');
  const { nameOf } = usePlaces();
  const [doing, setDoing] = useState<Doing>(null);
  const outcome = answer.data?.outcomes.find((one) => one.id === id);
  if (!answer.data || !outcome) {
    return (
      <Room>
        <p><BackToRegister tab="outcomes" /></p>
        {answer.data ? <Notice title="This outcome is no longer here.">It was taken away. The history shows when, and undo brings it back.</Notice> : <ProblemNotice problem={answer.error} />}
      </Room>
    );
  }
  const prose = (words: string, empty: string) => <p className="register-prose" data-is-empty={words.trim() === '' || undefined}>{words.trim() === '' ? empty : words.trim()}</p>;
  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above={<BackToRegister tab="outcomes" after="Harvested outcome" />}
        title={outcomeSentence(outcome)}
        chips={(
          <>
            <Chip>{intendedWords[outcome.intended]}</Chip>
            <Chip tone={welcomeTone[outcome.welcome]}>{welcomeWords[outcome.welcome]}</Chip>
            <Chip icon="map">{nameOf(outcome.placeId) ?? 'Place not said'}</Chip>
            <Chip icon="event">{outcome.date === null ? 'Time not said' : formatUncertainDate(outcome.date)}</Chip>
          </>
        )}
        actions={<Button icon="pencil" onPress={() => setDoing({ what: 'edit' })}>Change</Button>}
      />
      <ProblemNotice problem={answer.error ?? remove.error} />
      <Stack gap={32}>
        <Section title="Why it matters">{prose(outcome.significance, 'Why it matters is not written yet.')}</Section>
        <Section title="How the programme contributed">{prose(outcome.contribution, 'How the programme contributed, or that it did not, is not written yet.')}</Section>
        <Section
          title="Is it told right?"
          count={outcome.substantiations.length}
          about={`${answersInWords(outcome.substantiations)} Answers stand as they were given and are never added up.`}
          actions={<Button size="small" icon="plus" onPress={() => setDoing({ what: 'ask', said: null })}>Somebody who was asked</Button>}
        >
          {outcome.substantiations.length > 0 && (
            <Rows
              label="Who was asked"
              rows={outcome.substantiations.map((said) => ({
                id: said.id,
                title: said.role,
                detail: [said.standing, said.asked && `asked ${formatUncertainDate(said.asked)}`, said.comment].filter(Boolean).map((words) => String(words).replace(/\.$/, '')).join('. '),
                onOpen: () => setDoing({ what: 'ask', said }),
                end: <Chip tone={agreementWords[said.agreement].tone}>{agreementWords[said.agreement].word}</Chip>,
              }))}
            />
          )}
        </Section>
        <RestsSection about={{ is: 'outcome', outcomeId: id }} rests={outcome.rests} />
        <SpeaksTo outcome={outcome} />
      </Stack>
      <InInspector label="This outcome">
        <Section title="Still missing">
          {outcome.missing.length === 0 ? <p>Nothing that Kist asks for is missing.</p> : <ul className="register-missing">{outcome.missing.map((words) => <li key={words}><Icon name="missing" /><span>{words}</span></li>)}</ul>}
        </Section>
        <Section title="Kind of scaling">{outcome.scaling.length === 0 ? <p>Not said.</p> : <Facts facts={outcome.scaling.map((one) => ({ label: one.replace(/^./, (letter) => letter.toUpperCase()), value: scalingInWords[one].replace(/ \(.*\)$/, '') }))} />}</Section>
        <Section title="Remove"><ConfirmInline size="small" ask="Remove this outcome" question="Remove it with what was said of it? What it rests on stays. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'harvest' }, { replace: true }) })} /></Section>
      </InInspector>
      {doing?.what === 'edit' && <EditHarvestedDialog outcome={outcome} onClose={() => setDoing(null)} />}
      {doing?.what === 'ask' && <SubstantiationDialog outcome={outcome} said={doing.said} onClose={() => setDoing(null)} />}
    </Room>
  );
}

/** Outcomes and indicators of the framework, and claims, that it speaks to. */
function SpeaksTo({ outcome }: { outcome: HarvestedOutcome }) {
  const outcomes = useAsk('framework.outcomes', {}).data?.outcomes ?? [];
  const indicators = useAsk('framework.indicators', {}).data?.indicators ?? [];
  const claims = useAsk('claims.list', {}).data?.claims ?? [];
  const rows = [
    ...outcomes.filter(({ id }) => outcome.outcomeIds.includes(id)).map(({ id, wording }) => ({ id, kind: 'outcome', title: wording, onOpen: () => go({ room: 'framework', id, details: { kind: 'outcome' } }) })),
    ...indicators.filter(({ id }) => outcome.indicatorIds.includes(id)).map(({ id, wording }) => ({ id, kind: 'indicator', title: wording, onOpen: () => go({ room: 'framework', id, details: { kind: 'indicator' } }) })),
    ...claims.filter(({ id }) => outcome.claimIds.includes(id)).map(({ id, statement }) => ({ id, kind: 'claim', title: statement, isVoice: true, onOpen: () => go({ room: 'claims', id }) })),
  ];
  return (
    <Section title="What it speaks to" count={rows.length}>
      {rows.length === 0 ? <p>No outcome of the framework, no leading indicator and no claim is named yet. “Change” names them.</p> : <Rows label="What it speaks to" rows={rows} />}
    </Section>
  );
}
