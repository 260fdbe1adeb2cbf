import { useState } from 'react';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, ConfirmInline, Notice, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';
import { BackToRegister } from './BackToRegister.tsx';
import { EditEntryDialog } from './EntryDialog.tsx';
import { entryKinds, entryStatusWords } from './harvest-words.ts';
import { RestsSection } from './RestsSection.tsx';
import './Register.css';

/** One enabler, one barrier, or one thing that did not work. */
export function EntryPage({ id }: { id: string }) {
  const answer = useAsk('harvest.register', {}, { keepPrevious: true });
  const claims = useAsk('claims.list', {});
  const remove = useChange('harvest.removeEntry');
  const { nameOf } = usePlaces();
  const [isEditing, setEditing] = useState(false);
  const entry = answer.data?.entries.find((one) => one.id === id);
  if (!answer.data || !entry) {
    return (
      <Room>
        <p><BackToRegister tab="register" /></p>
        {answer.data ? <Notice title="This is no longer in the register.">It was taken away. The history shows when, and undo brings it back.</Notice> : <ProblemNotice problem={answer.error} />}
      </Room>
    );
  }
  const kind = entryKinds[entry.kind];
  const bearsOn = (claims.data?.claims ?? []).filter((claim) => entry.claimIds.includes(claim.id));
  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above={<BackToRegister tab="register" after={kind.plural} />}
        title={entry.statement}
        chips={<><Chip tone={kind.tone}>{kind.word}</Chip><Chip>{entryStatusWords[entry.status]}</Chip><Chip icon="map">{nameOf(entry.placeId) ?? 'Place not said'}</Chip></>}
        actions={<Button icon="pencil" onPress={() => setEditing(true)}>Change</Button>}
      />
      <ProblemNotice problem={answer.error ?? remove.error} />
      <Stack gap={32}>
        <Section title="What was tried, and what came of it"><p className="register-prose" data-is-empty={entry.tried.trim() === '' || undefined}>{entry.tried.trim() === '' ? 'Not written yet.' : entry.tried.trim()}</p></Section>
        <RestsSection about={{ is: 'entry', entryId: id }} rests={entry.rests} />
        <Section title="Claims that it bears on" count={bearsOn.length}>
          {bearsOn.length === 0 ? <p>No claim is named. “Change” names those that this helps to explain.</p> : <Rows label="Claims that it bears on" rows={bearsOn.map((claim) => ({ id: claim.id, title: claim.statement, isVoice: true, onOpen: () => go({ room: 'claims', id: claim.id }) }))} />}
        </Section>
      </Stack>
      <InInspector label={kind.word}>
        <Section title={kind.word}><p>{kind.means}</p></Section>
        <Section title="Remove"><ConfirmInline size="small" ask="Remove it" question="Remove it from the register? What it rests on stays. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'harvest', details: { tab: 'register' } }, { replace: true }) })} /></Section>
      </InInspector>
      {isEditing && <EditEntryDialog entry={entry} onClose={() => setEditing(false)} />}
    </Room>
  );
}
