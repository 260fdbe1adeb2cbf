import { useState } from 'react';
import type { SelectionRound } from '../../../contract/index.ts';
import { whyNotClosed } from '../../../domain/harvest/closing.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Checkbox, Chip, Cluster, ConfirmInline, Dialog, LinkButton, Notice, PageHeader, Room, Section, Stack } from '../../ui/index.ts';
import { PickFromList } from '../claims/PickFromList.tsx';
import { counted } from '../coding/in-words.ts';
import { BackToRegister } from './BackToRegister.tsx';
import { EditRoundDialog } from './RoundDialog.tsx';
import { StoryReasonsDialog } from './StoryReasonsDialog.tsx';
import './Register.css';

type Story = SelectionRound['stories'][number];
type Doing = { what: 'edit' } | { what: 'add' } | { what: 'reasons'; sourceId: string } | null;

/** One round: its stories, what the panel chose and why, and whether those who told know of it. */
export function RoundPage({ id }: { id: string }) {
  const answer = useAsk('harvest.rounds', {}, { keepPrevious: true });
  useScroll(`round ${id}`);
  const edit = useChange('harvest.editRound');
  const remove = useChange('harvest.removeRound');
  const [doing, setDoing] = useState<Doing>(null);
  const round = answer.data?.rounds.find((one) => one.id === id);
  if (!answer.data || !round) {
    return (
      <Room>
        <p><BackToRegister tab="rounds" /></p>
        {answer.data ? <Notice title="This round is no longer here.">It was taken away. The history shows when, and undo brings it back.</Notice> : <ProblemNotice problem={answer.error} />}
      </Room>
    );
  }
  const next = answer.data.rounds.find((one) => one.id === round.nextId);
  const whyNot = round.closed ? null : whyNotClosed(round);
  const stories = round.stories.toSorted((one, other) => Number(other.chosen) - Number(one.chosen));
  const story = doing?.what === 'reasons' ? round.stories.find(({ sourceId }) => sourceId === doing.sourceId) : undefined;
  const close = (closed: boolean): void => edit.mutate({ id, expectedVersion: round.version, closed }, { onSuccess: () => announce(closed ? 'The round is closed' : 'The round is open again') });
  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above={<BackToRegister tab="rounds" after="Most significant change" />}
        title={round.name}
        {...(round.domain.trim() !== '' && { below: round.domain })}
        chips={<><Chip tone={round.closed ? 'for' : 'plain'}>{round.closed ? 'Closed' : 'Open'}</Chip>{round.period !== null && <Chip icon="event">{formatUncertainDate(round.period)}</Chip>}</>}
        actions={round.closed ? <Button isDisabled={edit.isPending} onPress={() => close(false)}>Open it again</Button> : <Button icon="pencil" onPress={() => setDoing({ what: 'edit' })}>Change</Button>}
      />
      <ProblemNotice problem={answer.error ?? edit.error ?? remove.error} />
      <Stack gap={32}>
        <Section title="Stories" count={round.stories.length} actions={!round.closed && <Button size="small" icon="plus" onPress={() => setDoing({ what: 'add' })}>Put a story in</Button>}>
          {stories.length === 0 ? <p>No story is in this round yet. Stories are sources of this vault; one that nobody stands by any more can’t be chosen.</p> : (
            <ul className="register" aria-label="Stories of this round">
              {stories.map((one) => <StoryItem key={one.id} round={round} story={one} onReasons={() => setDoing({ what: 'reasons', sourceId: one.sourceId })} />)}
            </ul>
          )}
        </Section>
        {!round.closed && (
          <Section title="Close the round" about="A closed round shows who chose, what, and why; nothing of that changes any more unless somebody opens it again.">
            {whyNot !== null && <p>{whyNot}</p>}
            <Cluster><Button kind={whyNot === null ? 'primary' : 'plain'} isDisabled={whyNot !== null || edit.isPending} onPress={() => close(true)}>Close the round</Button></Cluster>
          </Section>
        )}
      </Stack>
      <InInspector label="This round">
        <Section title="Who chooses"><p>{round.panel.trim() === '' ? 'Not said yet. Roles are enough; never names.' : round.panel}</p></Section>
        <Section title="Where the chosen go">{next === undefined ? <p>To no further round.</p> : <p>{'To '}<LinkButton onPress={() => go({ room: 'harvest', id: next.id, details: { kind: 'round' } })}>{next.name}</LinkButton>{', when this round is closed.'}</p>}</Section>
        <Section title="Remove"><ConfirmInline size="small" ask="Remove this round" question="Remove this round with its reasons? The stories stay. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'harvest', details: { tab: 'rounds' } }, { replace: true }) })} /></Section>
      </InInspector>
      {doing?.what === 'edit' && <EditRoundDialog round={round} onClose={() => setDoing(null)} />}
      {doing?.what === 'add' && <PutStoryDialog round={round} onClose={() => setDoing(null)} />}
      {story && <StoryReasonsDialog round={round} story={story} onClose={() => setDoing(null)} />}
    </Room>
  );
}

function StoryItem({ round, story, onReasons }: { round: SelectionRound; story: Story; onReasons: () => void }) {
  const set = useChange('harvest.setStory');
  const remove = useChange('harvest.removeStory');
  const about = { roundId: round.id, sourceId: story.sourceId };
  return (
    <li className="register-story" data-is-chosen={story.chosen || undefined}>
      <Cluster justify="between" align="start">
        <div className="register-statement"><LinkButton isQuiet onPress={() => go({ room: 'sources', id: story.sourceId })}>{story.title}</LinkButton></div>
        {story.chosen && <Chip tone="accent" icon="check">Chosen</Chip>}
      </Cluster>
      <p className="register-facts">{story.tellersReason.trim() === '' ? 'Why it matters to the teller is not written yet.' : `To the teller it matters because: ${story.tellersReason.trim()}`}</p>
      {(story.chosen || story.panelsReason.trim() !== '') && <p className="register-prose">{story.panelsReason.trim() === '' ? 'Why the panel chose it is not written yet.' : `The panel: ${story.panelsReason.trim()}`}</p>}
      <Checkbox isSelected={story.fedBack} isDisabled={set.isPending} onChange={(fedBack) => set.mutate({ ...about, fedBack })}>{story.chosen ? 'Those who told it know that it was chosen, and why' : 'Those who told it know what was chosen, and why'}</Checkbox>
      <ProblemNotice problem={set.error ?? remove.error} />
      {!round.closed && (
        <Cluster>
          <Button size="small" icon={story.chosen ? 'undo' : 'check'} aria-label={story.chosen ? `Do not choose ${story.title}` : `Choose ${story.title}`} isDisabled={set.isPending} onPress={() => (story.chosen ? set.mutate({ ...about, chosen: false }) : set.mutate({ ...about, chosen: true }, { onSuccess: onReasons }))}>{story.chosen ? 'Not this one' : 'The panel chose it'}</Button>
          <Button size="small" icon="pencil" aria-label={`Reasons for ${story.title}`} onPress={onReasons}>Reasons</Button>
          <ConfirmInline size="small" ask="Take it out" question="Take this story out of the round, with the reasons? The story stays. Undo brings it back." confirm="Take it out" onConfirm={() => remove.mutate(about)} />
        </Cluster>
      )}
    </li>
  );
}

/** Puts a story of this vault into a round. */
function PutStoryDialog({ round, onClose }: { round: SelectionRound; onClose: () => void }) {
  const sources = useAsk('sources.list', {});
  const set = useChange('harvest.setStory');
  const [chosen, setChosen] = useState<string | null>(null);
  const here = new Set(round.stories.map(({ sourceId }) => sourceId));
  const others = (sources.data?.sources ?? []).filter(({ id }) => !here.has(id));
  return (
    <Dialog
      title="Put a story in"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (chosen !== null) set.mutate({ roundId: round.id, sourceId: chosen }, { onSuccess: () => { announce('The story is in the round'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={chosen === null || set.isPending}>Put it in</Button>}
    >
      <Stack gap={16}>
        <p>{`${counted(others.length, 'source')} of this vault ${others.length === 1 ? 'is' : 'are'} not in the round yet.`}</p>
        <PickFromList label="Sources" search="Search the sources" empty="Every source of this vault is in the round already." choices={others.map((source) => ({ id: source.id, label: source.title, description: source.kind }))} value={chosen} onChange={(id) => { set.reset(); setChosen(id); }} />
        <ProblemNotice problem={set.error} />
      </Stack>
    </Dialog>
  );
}
