import { useState } from 'react';
import type { Input, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Notice, ProgressLine, RadioGroup } from '../../ui/index.ts';

type Format = Input<'codebook.export'>['format'];
type SaveProps = { request: Omit<Input<'codebook.export'>, 'format'>; onBack: () => void; onMade: () => void; onDone: () => void };

/** Makes the file, writes down that it left, and saves it where the person says. */
export function CodebookSaveStep({ request, onBack, onMade, onDone }: SaveProps) {
  const work = useLongWork('codebook.export');
  const [format, setFormat] = useState<Format>('docx');
  const [made, setMade] = useState<Output<'codebook.export'> | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(file: Output<'codebook.export'>['file']): Promise<void> {
    try {
      setTrouble(null);
      setSavedAs(await host().saveFile(file));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }
  async function make(): Promise<void> {
    const answer = await work.start({ ...request, format });
    if (answer === null) return;
    onMade();
    setMade(answer);
    await save(answer.file);
  }

  const isBusy = work.progress !== null;
  return (
    <div className="brief-step">
      {made === null ? (
        <RadioGroup
          label="As"
          choices={[
            { id: 'docx', label: 'A Word document', description: 'To be read, commented and passed round; it can be taken in again after it was edited.' },
            { id: 'csv', label: 'A table (csv)', description: 'One row a code, for a spreadsheet or another tool. It can be taken in again.' },
          ]}
          value={format}
          onChange={setFormat}
        />
      ) : (
        <Notice
          kind={savedAs === null ? 'caution' : 'for'}
          isUrgent
          title={savedAs === null ? `The codebook for ${audienceInWords[request.audience]} was made and written down, but not saved.` : `The codebook for ${audienceInWords[request.audience]} was saved.`}
          actions={savedAs === null ? <Button size="small" icon="save" onPress={() => void save(made.file)}>Save it</Button> : undefined}
        >
          {savedAs ?? 'Say where it should go, or leave it: the record of it stays.'}
        </Notice>
      )}
      {work.progress !== null && <ProgressLine label="Making the file" detail={work.progress.words} value={work.progress.fraction * 100} onStop={work.stop} />}
      <ProblemNotice problem={work.problem} actions={<Button size="small" onPress={onBack}>Back</Button>} />
      {trouble !== null && <Notice kind="against" isUrgent title="The file could not be saved." safe="The record of it stays, and it can be saved again.">{trouble}</Notice>}
      <div className="brief-step-actions">
        {made === null ? (
          <>
            <Button onPress={onBack} isDisabled={isBusy}>Back</Button>
            <Button kind="primary" icon="save" isDisabled={isBusy} onPress={() => void make()}>Export it</Button>
          </>
        ) : <Button kind="primary" onPress={onDone}>Back to the codebook</Button>}
      </div>
    </div>
  );
}
