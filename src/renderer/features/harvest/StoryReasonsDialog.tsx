import { useState } from 'react';
import type { SelectionRound } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, clashing } from '../../client/kept-edit.ts';
import { Button, Dialog, Stack, TextArea } from '../../ui/index.ts';

type Story = SelectionRound['stories'][number];
type Reasons = Pick<Story, 'tellersReason' | 'panelsReason'>;

/** Why a story matters to the one who told it, and what the panel said of it. A story in a round has no version of its own, so what stands there now is held against what was opened. */
export function StoryReasonsDialog({ round, story, onClose }: { round: SelectionRound; story: Story; onClose: () => void }) {
  const set = useChange('harvest.setStory');
  const [opened] = useState<Reasons>(() => ({ tellersReason: story.tellersReason, panelsReason: story.panelsReason }));
  const [reasons, setReasons] = useState<Reasons>(opened);
  const [isOver, setOver] = useState(false);
  const draft = useDraft(`story ${round.id} ${story.sourceId}`, reasons, (back) => setReasons({ ...reasons, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  const changes = changesOf<Reasons>(opened, { tellersReason: reasons.tellersReason.trim(), panelsReason: reasons.panelsReason.trim() });
  const clash = isOver ? null : clashing<Reasons>(changes, opened, story);
  const save = (): void => {
    if (Object.keys(changes).length === 0) done();
    else set.mutate({ roundId: round.id, sourceId: story.sourceId, ...changes }, { onSuccess: done });
  };
  return (
    <Dialog title={`Reasons for “${story.title}”`} isOpen onClose={onClose} onSubmit={() => { if (clash === null) save(); }} actions={<Button kind="primary" type="submit" isDisabled={set.isPending || clash !== null}>Save</Button>}>
      <Stack gap={16}>
        <TextArea label="Why it matters to the one who told it" rows={3} autoFocus value={reasons.tellersReason} onChange={(tellersReason) => setReasons({ ...reasons, tellersReason })} />
        <TextArea label={story.chosen ? 'Why the panel chose it' : 'What the panel said of it'} rows={3} value={reasons.panelsReason} onChange={(panelsReason) => setReasons({ ...reasons, panelsReason })} description="Those who did not agree belong here too." />
        {clash && <ClashNotice theirs={Object.values(clash).filter(Boolean).join('; ')} onSaveMine={() => { setOver(true); save(); }} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={set.error} />
      </Stack>
    </Dialog>
  );
}
