import type { ReactNode } from 'react';
import type { SourceSummary } from '../../../../contract/index.ts';
import { go } from '../../../app/route.ts';
import { Button, Cluster, Notice, PageHeader, Room, Rows, Section } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { kindWords } from '../source-kinds.ts';
import type { FilePlan } from './import-plan.ts';

type ImportStoredProps = { sources: readonly SourceSummary[]; leftOut: readonly FilePlan[]; onMore: () => void; stepper: ReactNode };

/** What is in the vault now, and what is not and why. */
export function ImportStored({ sources, leftOut, onMore, stepper }: ImportStoredProps) {
  const paragraphs = sources.reduce((sum, source) => sum + source.paragraphs, 0);
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  const first = sources[0];
  return (
    <Room width="reading">
      <PageHeader title="Bring in sources" above={<a className="import-back" href="#/sources">All sources</a>} />
      {stepper}
      <Notice kind="for" title={sources.length === 1 ? 'One source is stored.' : `${counted(sources.length, 'source')} are stored.`} isUrgent>
        {counted(paragraphs, 'paragraph')}, {counted(words, 'word')}. The files as they came are kept beside them in the vault. One undo takes all of it back.
      </Notice>
      <Rows
        label="Stored"
        rows={sources.map((source) => ({
          id: source.id,
          title: source.title,
          icon: 'sources',
          detail: [kindWords(source.kind), counted(source.words, 'word'), source.voices.length === 0 ? 'no voices' : counted(source.voices.length, 'voice')].join(', '),
          onOpen: () => go({ room: 'sources', id: source.id }),
        }))}
      />
      {leftOut.length > 0 && (
        <Section title="Left out" count={leftOut.length}>
          <Rows rows={leftOut.map((plan) => ({ id: plan.prepared.file, title: plan.name, detail: whyLeftOut(plan) }))} />
        </Section>
      )}
      <Cluster>
        {first !== undefined && <Button kind="primary" onPress={() => go({ room: 'sources', id: first.id })}>{sources.length === 1 ? 'Open it' : 'Open the first'}</Button>}
        <Button onPress={() => go({ room: 'sources' })}>All sources</Button>
        <Button onPress={onMore}>Bring in more</Button>
      </Cluster>
    </Room>
  );
}

function whyLeftOut({ prepared }: FilePlan): string {
  if (prepared.problem !== null) return prepared.problem.message;
  if (prepared.alreadyHere !== null) return `Here already as “${prepared.alreadyHere.title}”.`;
  return prepared.sameBytesAs === null ? 'You left it out.' : 'The same file was chosen twice.';
}
