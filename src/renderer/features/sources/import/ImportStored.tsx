import type { ReactNode } from 'react';
import type { SourceSummary } from '../../../../contract/index.ts';
import { go } from '../../../app/route.ts';
import { Button, Cluster, LinkButton, Notice, PageHeader, Room, Rows, Section } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { kindWords } from '../source-kinds.ts';
import type { FilePlan } from './import-plan.ts';

type ImportStoredProps = { sources: readonly SourceSummary[]; /** The files that were stored, in the same order. */ plans: readonly FilePlan[]; leftOut: readonly FilePlan[]; onMore: () => void; stepper: ReactNode };

/** Rows that are listed; the rest is in the room of sources. */
const shownAtMost = 50;

/** What is in the vault now, and what is not and why. */
export function ImportStored({ sources, plans, leftOut, onMore, stepper }: ImportStoredProps) {
  const paragraphs = sources.reduce((sum, source) => sum + source.paragraphs, 0);
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  const first = sources[0];
  const newVoices = new Set(plans.flatMap((plan) => plan.speakers.flatMap(({ voice }) => (voice.kind === 'new' ? [voice.pseudonym.trim().toLowerCase()] : [])))).size + plans.reduce((sum, plan) => sum + (plan.columns?.voices === true ? plan.prepared.speakers.length : 0), 0);
  const looks = (index: number): number => plans[index]?.prepared.report.filter((line) => line.kind === 'look').length ?? 0;
  const toLookAt = sources.filter((_, index) => looks(index) > 0).length;
  return (
    <Room width="reading">
      <PageHeader title="Bring in sources" above={<a className="import-back" href="#/sources">All sources</a>} />
      {stepper}
      <Notice kind="for" title={sources.length === 1 ? 'One source is stored.' : `${counted(sources.length, 'source')} are stored.`} isUrgent>
        {counted(paragraphs, 'paragraph')}, {counted(words, 'word')}{newVoices > 0 && <>, {counted(newVoices, 'new voice')}</>}. The files as they came are kept beside them in the vault. One undo takes all of it back.
      </Notice>
      <Rows
        label="Stored"
        rows={sources.slice(0, shownAtMost).map((source, index) => ({
          id: source.id,
          title: source.title,
          icon: 'sources',
          detail: [kindWords(source.kind), counted(source.words, 'word'), source.voices.length === 0 ? 'no voices' : counted(source.voices.length, 'voice'), ...(looks(index) > 0 ? [`${looks(index)} to look at in how it was read`] : [])].join(', '),
          ...(looks(index) > 0 && { detailTone: 'caution' as const }),
          onOpen: () => go({ room: 'sources', id: source.id }),
        }))}
      />
      {sources.length > shownAtMost && <p className="import-faint">And {counted(sources.length - shownAtMost, 'more source')}: see all sources.</p>}
      <Section title="What comes next">
        <ul className="import-next">
          {toLookAt > 0 && <li>{toLookAt === 1 ? 'One source has' : `${toLookAt} sources have`} something to look at in how it was read. It stays readable beside each source, under “How it was read”.</li>}
          {newVoices > 0 && <li>Consent is not recorded yet for {newVoices === 1 ? 'the new voice' : `the ${newVoices} new voices`}; until it is, quotes stay within the team. <LinkButton onPress={() => go({ room: 'voices' })}>Record what they agreed to</LinkButton></li>}
          <li>A recording that belongs to a source can be copied into the vault from beside the source, and played from its turns.</li>
        </ul>
      </Section>
      {leftOut.length > 0 && (
        <Section title="Left out" count={leftOut.length}>
          <Rows rows={leftOut.map((plan) => ({ id: plan.prepared.file, title: plan.name, detail: whyLeftOut(plan) }))} />
        </Section>
      )}
      <Cluster>
        {first !== undefined && <Button kind="primary" autoFocus onPress={() => go({ room: 'sources', id: first.id })}>{sources.length === 1 ? 'Open it' : 'Open the first'}</Button>}
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
