import { useState } from 'react';
import type { Subset, TiedStory } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { destinationOf } from '../../app/places.ts';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Rows, Section } from '../../ui/index.ts';
import { TieStoryDialog } from './TieStoryDialog.tsx';

/** What people tell who are in a subset, or could be: each leads to its words. */
export function SubsetStories({ subset }: { subset: Subset }) {
  const asked = useAsk('flows.stories', { subsetId: subset.id });
  const untie = useChange('flows.untieStory');
  const [isTying, setTying] = useState(false);
  const stories = asked.data?.stories ?? [];
  return (
    <Section title={`Stories of “${subset.name}”`} count={stories.length} level={3} actions={<Button size="small" icon="link" onPress={() => setTying(true)}>Tie a source to it</Button>}>
      <ProblemNotice problem={asked.error ?? untie.error} />
      {asked.data && stories.length === 0 && <p>No story is tied to these people yet. Who could be asked?</p>}
      {stories.length > 0 && <StoryRows stories={stories} onUntie={(id) => untie.mutate({ id }, { onSuccess: () => announce('The tie is taken away. Undo brings it back.') })} />}
      {isTying && <TieStoryDialog about={{ is: 'subset', subsetId: subset.id }} words={subset.name} onClose={() => setTying(false)} />}
    </Section>
  );
}

export function StoryRows({ stories, onUntie }: { stories: readonly TiedStory[]; onUntie: (id: string) => void }) {
  return (
    <Rows
      label="Stories"
      rows={stories.map((story) => ({
        id: story.id,
        title: story.title,
        ...(story.note !== '' && { detail: story.note }),
        onOpen: () => go(destinationOf({ kind: 'source', id: story.sourceId, ...(story.start !== undefined && { start: story.start, end: story.end ?? null }) })),
        end: <Button size="small" kind="quiet" aria-label={`Take the tie to ${story.title} away`} onPress={() => onUntie(story.id)}>Untie</Button>,
      }))}
    />
  );
}
