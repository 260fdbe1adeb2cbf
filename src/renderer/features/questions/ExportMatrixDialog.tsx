import { useState } from 'react';
import type { Audience, MatrixRequest, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Dialog, Notice, ProgressLine, RadioGroup, Stack } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';

/** A matrix as a table for a spreadsheet: for whom first, then what was done to protect people. */
export function ExportMatrixDialog({ request, onClose }: { request: MatrixRequest; onClose: () => void }) {
  const work = useLongWork('questions.exportMatrix');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [made, setMade] = useState<Output<'questions.exportMatrix'> | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(file: Output<'questions.exportMatrix'>['file']): Promise<void> {
    try {
      setTrouble(null);
      setSavedAs(await host().saveFile(file));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }
  async function make(): Promise<void> {
    if (audience === null) return;
    const answer = await work.start({ ...request, audience });
    if (answer === null) return;
    setMade(answer);
    await save(answer.file);
  }

  return (
    <Dialog
      title="Export the table"
      isOpen
      onClose={onClose}
      actions={made === null ? <Button kind="primary" icon="save" isDisabled={audience === null || work.progress !== null} onPress={() => void make()}>Export it</Button> : <Button kind="primary" onPress={onClose}>Done</Button>}
    >
      <Stack gap={16}>
        {made === null ? (
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: audienceWords[id].means }))} value={audience} onChange={setAudience} />
        ) : (
          <>
            <Notice kind={savedAs === null ? 'caution' : 'for'} isUrgent title={savedAs === null ? `The table for ${audienceInWords[audience!]} was made and written down, but not saved.` : `The table for ${audienceInWords[audience!]} was saved.`} actions={savedAs === null ? <Button size="small" icon="save" onPress={() => void save(made.file)}>Save it</Button> : undefined}>
              {savedAs ?? 'Say where it should go, or leave it: the record of it stays.'}
            </Notice>
            {made.notes.length > 0 && <ul>{made.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
          </>
        )}
        {work.progress !== null && <ProgressLine label="Making the table" detail={work.progress.words} value={work.progress.fraction * 100} onStop={work.stop} />}
        <ProblemNotice problem={work.problem} />
        {trouble !== null && <Notice kind="against" isUrgent title="The file could not be saved." safe="The record of it stays, and it can be saved again.">{trouble}</Notice>}
      </Stack>
    </Dialog>
  );
}
