import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Dialog, Rows, Section, Select, Stack, TextArea } from '../../ui/index.ts';

/** The people of flow data that this source tells about, and the way to them. Only where there are subsets. */
export function SourceSubsets({ id }: { id: string }) {
  const subsets = useAsk('flows.subsets', {}).data?.subsets ?? [];
  const asked = useAsk('flows.stories', { sourceId: id });
  const untie = useChange('flows.untieStory');
  const [isTying, setTying] = useState(false);
  const stories = asked.data?.stories ?? [];
  if (subsets.length === 0 && stories.length === 0) return null;
  return (
    <Section title="Subsets of flow data" count={stories.length} about="Whose moves this helps to understand." actions={subsets.length > 0 ? <Button size="small" icon="link" onPress={() => setTying(true)}>Tie it to one</Button> : undefined}>
      <ProblemNotice problem={asked.error ?? untie.error} />
      {stories.length > 0 && (
        <Rows
          isOpen
          label="Subsets of flow data"
          rows={stories.map((story) => {
            const subset = subsets.find((one) => story.about.is === 'subset' && one.id === story.about.subsetId);
            return {
              id: story.id,
              title: story.subsetName ?? 'one person',
              ...(story.note !== '' && { detail: story.note }),
              ...(subset !== undefined && { onOpen: () => go({ room: 'flows', id: subset.datasetId, details: { tab: 'subsets', subset: subset.id } }) }),
              end: <Button size="small" kind="quiet" aria-label={`Take the tie to ${story.subsetName ?? 'one person'} away`} onPress={() => untie.mutate({ id: story.id }, { onSuccess: () => announce('The tie is taken away. Undo brings it back.') })}>Untie</Button>,
            };
          })}
        />
      )}
      {isTying && <TieToSubset sourceId={id} subsets={subsets} onClose={() => setTying(false)} />}
    </Section>
  );
}

function TieToSubset({ sourceId, subsets, onClose }: { sourceId: string; subsets: readonly { id: string; name: string; why: string }[]; onClose: () => void }) {
  const tie = useChange('flows.tieStory');
  const [subsetId, setSubsetId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="Tie this source to a subset"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (subsetId !== null) tie.mutate({ about: { is: 'subset', subsetId }, sourceId, ...(note.trim() !== '' && { note: note.trim() }) }, { onSuccess: () => { announce('Tied to the subset'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={subsetId === null || tie.isPending}>Tie it</Button>}
    >
      <Stack gap={12}>
        <Select label="Subset" choices={subsets.map(({ id, name, why }) => ({ id, label: name, ...(why !== '' && { description: why }) }))} value={subsetId} onChange={setSubsetId} />
        <TextArea label="Why it belongs there" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={tie.error} />
      </Stack>
    </Dialog>
  );
}
