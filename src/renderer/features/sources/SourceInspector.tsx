import { useState } from 'react';
import type { IdentifierHit, OpenedSource, Voice } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { call, host, KistProblem } from '../../client/kist.ts';
import { announce, Button, ConfirmInline, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { SourceTexts } from './correct/SourceTexts.tsx';
import { SourceRecordings } from './recordings/SourceRecordings.tsx';
import { SourceDetails } from './SourceDetails.tsx';
import { SourceIdentifiers } from './SourceIdentifiers.tsx';
import { SourceReport } from './SourceReport.tsx';
import { SourceSpeakers } from './SourceSpeakers.tsx';
import { SourceSubsets } from './SourceSubsets.tsx';
import './SourceInspector.css';

type SourceInspectorProps = { opened: OpenedSource; voices: ReadonlyMap<string, Voice>; onOpenHit: (hit: IdentifierHit) => void };

/** While nothing is selected, the inspector speaks about the source itself. */
export function SourceInspector({ opened, voices, onOpenHit }: SourceInspectorProps) {
  const { source } = opened;
  return (
    <>
      <SourceDetails source={source} />
      <SourceTexts source={source} />
      <SourceSpeakers speakers={opened.speakers} voices={voices} />
      <SourceRecordings sourceId={source.id} />
      <SourceIdentifiers id={source.id} onOpen={onOpenHit} />
      <MemosAbout about={{ kind: 'source', id: source.id }} />
      <SourceSubsets id={source.id} />
      <SourceReport id={source.id} />
      <SourceFile id={source.id} title={source.title} codings={source.codings} />
    </>
  );
}

function SourceFile({ id, title, codings }: { id: string; title: string; codings: number }) {
  const remove = useChange('sources.remove');
  const files = useAsk('sources.report', { id }).data?.files ?? [];
  const [problem, setProblem] = useState<KistProblem | null>(null);

  async function save(number: number): Promise<void> {
    try {
      const { file } = await call('sources.original', { id, file: number });
      await host().saveFile(file);
    } catch (error) {
      if (error instanceof KistProblem) setProblem(error);
      else throw error;
    }
  }

  return (
    <Section title={files.length > 1 ? 'The files' : 'The file'} {...(files.length > 1 && { about: `Woven together by time from ${files.length} files of one recording; each is kept as it came.` })}>
      <Stack gap={8}>
        <ProblemNotice problem={problem ?? remove.error} />
        <div className="source-file">
          <Button size="small" icon="undo" onPress={() => go({ room: 'history', details: { source: id } })}>History of this source</Button>
          {files.length > 1
            ? files.map(({ name }, number) => <Button key={number} size="small" icon="save" onPress={() => void save(number)}>{`Save ${name} as it came`}</Button>)
            : <Button size="small" icon="save" onPress={() => void save(0)}>Save the file as it came</Button>}
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
