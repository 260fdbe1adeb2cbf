import { useState } from 'react';
import type { ChosenFile } from '../../../../contract/index.ts';
import { host } from '../../../client/kist.ts';
import { FileDrop, Notice } from '../../../ui/index.ts';

export type TakenFiles = (files: readonly ChosenFile[]) => void;

/** What the chooser offers; anything may be dropped, and what can't be read says why. */
export const endings = ['docx', 'odt', 'rtf', 'pdf', 'txt', 'md', 'rst', 'vtt', 'srt', 'textgrid', 'xlsx', 'csv'];
/** Transcripts come in these too. Kist can't read them; in a folder they are not passed over in silence. */
const otherEndings = ['doc', 'xls', 'ods', 'qdpx'];

/** The place to drop transcripts on, or to choose them from. */
export function SourceDrop({ onFiles }: { onFiles: TakenFiles }) {
  const [problem, setProblem] = useState<string | null>(null);
  async function take(files: Promise<readonly ChosenFile[]>): Promise<void> {
    setProblem(null);
    try {
      const taken = await files;
      if (taken.length > 0) onFiles(taken);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <>
      <FileDrop
        label="Drop transcripts here, or a folder of them"
        hint="Word, OpenDocument, rich text, PDF, plain text, subtitles, Praat TextGrid, and tables of open answers. They stay on this machine."
        canTakeFolder
        onFiles={(files) => void take(host().takeFiles(files.map(({ file }) => file)))}
        onChooseFiles={() => void take(host().chooseFiles({ many: true, extensions: endings }))}
        onChooseFolder={() => void take(host().chooseFiles({ many: true, extensions: [...endings, ...otherEndings], folder: true }))}
      />
      {problem !== null && <Notice kind="against" title="These files could not be taken in." isUrgent>{problem}</Notice>}
    </>
  );
}
