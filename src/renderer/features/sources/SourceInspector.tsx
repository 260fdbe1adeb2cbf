import { useState } from 'react';
import type { IdentifierHit, OpenedSource, Voice } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { call, host, KistProblem } from '../../client/kist.ts';
import { announce, Button, ConfirmInline, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { SourceDetails } from './SourceDetails.tsx';
import { SourceIdentifiers } from './SourceIdentifiers.tsx';
import { SourceSpeakers } from './SourceSpeakers.tsx';
import './SourceInspector.css';

type SourceInspectorProps = { opened: OpenedSource; voices: ReadonlyMap<string, Voice>; onOpenHit: (hit: IdentifierHit) => void };

/** While nothing is selected, the inspector speaks about the source itself. */
export function SourceInspector({ opened, voices, onOpenHit }: SourceInspectorProps) {
  const { source } = opened;
  return (
    <>
      <SourceDetails source={source} />
      <SourceSpeakers speakers={opened.speakers} voices={voices} />
      <SourceIdentifiers id={source.id} onOpen={onOpenHit} />
      <SourceFile id={source.id} title={source.title} codings={source.codings} />
    </>
  );
}

function SourceFile({ id, title, codings }: { id: string; title: string; codings: number }) {
  const remove = useChange('sources.remove');
  const [problem, setProblem] = useState<KistProblem | null>(null);

  async function save(): Promise<void> {
    try {
      const { file } = await call('sources.original', { id });
      await host().saveFile(file);
    } catch (error) {
      if (error instanceof KistProblem) setProblem(error);
      else throw error;
    }
  }

  return (
    <Section title="The file">
      <Stack gap={8}>
        <ProblemNotice problem={problem ?? remove.error} />
        <div className="source-file">
          <Button size="small" icon="save" onPress={() => void save()}>Save the file as it came</Button>
          <ConfirmInline
            ask="Remove this source"
            size="small"
            icon="bin"
            question={`Remove “${title}”${codings === 0 ? '' : ` with its ${counted(codings, 'coding')}`}? Undo brings all of it back.`}
            confirm="Remove it"
            onConfirm={() => remove.mutate({ id }, { onSuccess: () => { announce('Source removed'); go({ room: 'sources' }); } })}
          />
        </div>
      </Stack>
    </Section>
  );
}
