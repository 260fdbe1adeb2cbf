import { type ReactNode, useState } from 'react';
import type { Audience, MadeFile } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import type { LongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Notice, ProgressLine, RadioGroup, Section, Stack } from '../../ui/index.ts';
import './GateStep.css';

type Made<Format> = { file: MadeFile; recordId: string; format: Format; savedAs: string | null };

type SaveFileStepProps<Format extends string> = {
  /** What leaves: "brief", "codebook", "report". */
  what: string;
  audience: Audience;
  /** The first is suggested. `words`: "a Word document". */
  formats: readonly { id: Format; label: string; description: string; words: string }[];
  /** The work that makes the file: its progress, its stop, what went wrong. */
  work: Pick<LongWork<'reports.brief'>, 'progress' | 'problem' | 'stop'>;
  /** Makes it and writes down that it left; null when that was stopped or refused. */
  make: (format: Format) => Promise<{ file: MadeFile; recordId: string } | null>;
  makeLabel?: string;
  /** More about what left, under its notice. */
  about?: (recordId: string) => ReactNode;
  onBack: () => void;
  /** A file was made: what was decided stands now. */
  onMade?: () => void;
  done: { label: string; go: () => void };
};

/** Makes a file, writes it down, and saves it where the person says; then asks whether it is wanted in the other format too. */
export function SaveFileStep<Format extends string>({ what, audience, formats, work, make, makeLabel = 'Export it', about, onBack, onMade, done }: SaveFileStepProps<Format>) {
  const [format, setFormat] = useState<Format>(formats[0]!.id);
  const [made, setMade] = useState<readonly Made<Format>[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const wordsOf = (id: Format): string => formats.find((one) => one.id === id)!.words;

  async function save({ file, recordId }: Pick<Made<Format>, 'file' | 'recordId'>): Promise<void> {
    try {
      setTrouble(null);
      const savedAs = await host().saveFile(file);
      if (savedAs !== null) setMade((before) => before.map((one) => (one.recordId === recordId ? { ...one, savedAs } : one)));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }

  async function makeAs(as: Format): Promise<void> {
    const answer = await make(as);
    if (answer === null) return;
    onMade?.();
    setMade((before) => [...before, { file: answer.file, recordId: answer.recordId, format: as, savedAs: null }]);
    await save(answer);
  }

  const isBusy = work.progress !== null;
  const others = formats.filter(({ id }) => !made.some((one) => one.format === id));
  return (
    <div className="brief-step">
      {made.length === 0 && <RadioGroup label="As" choices={formats.map(({ id, label, description }) => ({ id, label, description }))} value={format} onChange={setFormat} isDisabled={isBusy} />}
      {made.map((one) => (
        <Section key={one.recordId} title={`${one.savedAs === null ? 'Made, and not saved yet' : 'It is done'}: ${wordsOf(one.format)}`}>
          <Stack gap={16}>
            <Notice
              kind={one.savedAs === null ? 'caution' : 'for'}
              isUrgent
              title={one.savedAs === null ? `The ${what} for ${audienceInWords[audience]} was made as ${wordsOf(one.format)} and written down, but not saved.` : `The ${what} for ${audienceInWords[audience]} was saved as ${wordsOf(one.format)}.`}
              actions={one.savedAs === null ? <Button size="small" icon="save" onPress={() => void save(one)}>Save it</Button> : undefined}
            >
              {one.savedAs ?? 'Say where it should go, or leave it: the record of it stays.'}
            </Notice>
            {about?.(one.recordId)}
          </Stack>
        </Section>
      ))}
      {work.progress !== null && <ProgressLine label="Making the file" detail={work.progress.words} value={work.progress.fraction * 100} onStop={work.stop} />}
      <ProblemNotice problem={work.problem} actions={<Button size="small" onPress={onBack}>Back</Button>} />
      {trouble !== null && <Notice kind="against" isUrgent title="The file could not be saved." safe="The record of it stays, and it can be saved again.">{trouble}</Notice>}
      <div className="brief-step-actions">
        {made.length === 0 ? (
          <>
            <Button onPress={onBack} isDisabled={isBusy}>Back</Button>
            <Button kind="primary" icon="save" isDisabled={isBusy} onPress={() => void makeAs(format)}>{makeLabel}</Button>
          </>
        ) : (
          <>
            <Button kind="primary" onPress={done.go}>{done.label}</Button>
            {others.map((other) => <Button key={other.id} isDisabled={isBusy} onPress={() => void makeAs(other.id)}>{`Export it as ${other.words} too`}</Button>)}
          </>
        )}
      </div>
    </div>
  );
}

export const asWordDocument = { id: 'docx', label: 'A Word document', description: 'To be worked on, commented and passed round.', words: 'a Word document' } as const;
export const asWebPage = { id: 'html', label: 'A web page', description: 'One file that needs nothing else; it prints well.', words: 'a web page' } as const;
export const asTable = { id: 'csv', label: 'A table (csv)', description: 'For a spreadsheet or another tool.', words: 'a table (csv)' } as const;
