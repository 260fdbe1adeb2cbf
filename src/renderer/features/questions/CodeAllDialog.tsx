import { useState } from 'react';
import type { Question } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { call } from '../../client/kist.ts';
import { KistProblem } from '../../client/kist.ts';
import { announce, Button, Dialog, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { type CodeOrNew, CodeOrNewField } from './CodeOrNewField.tsx';

const atOnce = 5000;

/** Codes everything that a question finds, in one step. */
export function CodeAllDialog({ question, count, how, onClose }: { question: Question; count: number; how: string; onClose: () => void }) {
  const apply = useChange('coding.applyMany');
  const [chosen, setChosen] = useState<CodeOrNew | null>(null);
  const [problem, setProblem] = useState<KistProblem | null>(null);
  const [isGathering, setGathering] = useState(false);

  async function codeAll(): Promise<void> {
    if (chosen === null) return;
    setProblem(null);
    setGathering(true);
    try {
      const passages: { sourceId: string; revisionId: string; start: number; end: number }[] = [];
      while (passages.length < count) {
        const { passages: more } = await call('questions.ask', { question, limit: atOnce, offset: passages.length });
        if (more.length === 0) break;
        passages.push(...more.map(({ sourceId, revisionId, start, end }) => ({ sourceId, revisionId, start, end })));
      }
      const { coded, already } = await apply.mutateAsync({ passages, code: chosen, how });
      announce(`${counted(coded, 'passage')} coded${already > 0 ? `, ${already} were coded so already` : ''}`);
      onClose();
    } catch (error) {
      if (!(error instanceof KistProblem)) throw error;
      setProblem(error);
    } finally {
      setGathering(false);
    }
  }

  return (
    <Dialog
      title={`Code ${counted(count, 'passage')}`}
      isOpen
      onClose={onClose}
      onSubmit={() => void codeAll()}
      actions={<Button kind="primary" type="submit" isDisabled={chosen === null || isGathering}>{isGathering ? 'Coding…' : 'Code them all'}</Button>}
    >
      <Stack gap={12}>
        <p>{how}</p>
        <CodeOrNewField label="Code for these words" autoFocus value={chosen} onChange={setChosen} description="One step: undo takes all of them back. Words that bear the code already stay as they are." />
        <ProblemNotice problem={problem} />
      </Stack>
    </Dialog>
  );
}
