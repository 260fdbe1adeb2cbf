import { useState } from 'react';
import type { Restriction } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, ComboBox, Dialog, Finding, LinkButton, Stack, Switch, Table, TextArea } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { seeInContext } from './InContextTab.tsx';
import { RestrictionFields } from './RestrictionFields.tsx';

const kept = keptWhileOpen<{ restriction: Restriction; codeId: string | null; onlyLong: boolean }>({ restriction: {}, codeId: null, onlyLong: false });

/** How often which words are used, each leading to where. */
export function WordsTab() {
  const { restriction, codeId, onlyLong } = kept.use();
  const [isEditing, setEditing] = useState(false);
  const codes = useAsk('codebook.list', {}).data?.codes ?? [];
  const asked = useAsk('questions.words', { restriction, ...(codeId !== null && { codeId }), ...(onlyLong && { shortest: 5 }) }, { keepPrevious: true });
  const stopList = useAsk('questions.stopList', {}).data;
  const { words = [], different = 0, base } = asked.data ?? {};
  const first = words.slice(0, 3).map(({ word, count }) => `“${word}” (${count.toLocaleString('en-GB')})`);
  return (
    <Stack gap={16}>
      <Cluster gap={16} align="end">
        <ComboBox label="In words coded" note="all words, unless a code is chosen" placeholder="Type a code" choices={codes.map(({ id, name }) => ({ id, label: name }))} value={codeId} onChange={(next) => kept.set({ ...kept.get(), codeId: next })} />
        <Switch isSelected={onlyLong} onChange={(next) => kept.set({ ...kept.get(), onlyLong: next })}>Only words of five letters and more</Switch>
        <Button onPress={() => setEditing(true)}>{`Stop list (${stopList?.words.length ?? 0})`}</Button>
      </Cluster>
      <RestrictionFields value={restriction} onChange={(next) => kept.set({ ...kept.get(), restriction: next })} />
      <ProblemNotice problem={asked.error} />
      {asked.isPending && <p role="status">Counting the words…</p>}
      {asked.data !== undefined && (
        <>
          <Finding>{words.length === 0 ? 'No words are left to count.' : `${first.join(', ')} ${first.length === 1 ? 'is' : 'are'} used most, of ${counted(different, 'different word')}.`}</Finding>
          <Table
            caption="Words by how often they are used"
            hasHiddenCaption
            columns={[
              { id: 'word', heading: 'Word', value: (row) => row.word },
              { id: 'count', heading: 'Times', kind: 'number', value: (row) => row.count },
              { id: 'sources', heading: 'Sources', kind: 'number', value: (row) => row.sources, unit: `of ${base?.sources ?? 0}` },
              { id: 'voices', heading: 'Voices', kind: 'number', value: (row) => row.voices, unit: `of ${base?.voices ?? 0}` },
              { id: 'see', heading: 'In context', canSort: false, value: () => '', show: (row) => <LinkButton aria-label={`See “${row.word}” in context`} onPress={() => { seeInContext(`"${row.word}"`, restriction); go({ room: 'questions', details: { tab: 'in-context' } }); }}>See it</LinkButton> },
            ]}
            rows={words}
            rowId={(row) => row.word}
            note={<>{base?.sentence} Words of the stop list are left out; a word is counted as it is written, in small letters.{different > words.length ? ` The ${words.length} most used are shown.` : ''}</>}
          />
        </>
      )}
      {isEditing && stopList && <StopListDialog words={stopList.words} isOwn={stopList.isOwn} onClose={() => setEditing(false)} />}
    </Stack>
  );
}

function StopListDialog({ words, isOwn, onClose }: { words: readonly string[]; isOwn: boolean; onClose: () => void }) {
  const change = useChange('questions.setStopList');
  const [text, setText] = useState(words.join(' '));
  const keep = (next: string[] | null, said: string): void => change.mutate({ words: next }, { onSuccess: () => { announce(said); onClose(); } });
  return (
    <Dialog
      title="Words that are left out"
      isOpen
      onClose={onClose}
      onSubmit={() => keep(text.split(/[\s,;]+/).filter(Boolean), 'The stop list is kept')}
      actions={(
        <>
          {isOwn && <Button onPress={() => keep(null, 'The usual list is back')}>Back to the usual list</Button>}
          <Button kind="primary" type="submit" isDisabled={change.isPending}>Keep the list</Button>
        </>
      )}
    >
      <Stack gap={12}>
        <TextArea label="Stop list" description="Words that say little about what people speak of, parted by spaces. Undo takes a change back." rows={6} value={text} onChange={setText} />
        <ProblemNotice problem={change.error} />
      </Stack>
    </Dialog>
  );
}
