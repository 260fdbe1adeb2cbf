import type { Input } from '../../../contract/index.ts';
import { useLongWork } from '../../client/ask.ts';
import { asTable, asWordDocument, SaveFileStep } from '../reports/SaveFileStep.tsx';

type SaveProps = { request: Omit<Input<'codebook.export'>, 'format'>; onBack: () => void; onMade: () => void; onDone: () => void };

const formats = [
  { ...asWordDocument, description: 'To be read, commented and passed round; it can be taken in again after it was edited.' },
  { ...asTable, description: 'One row a code, for a spreadsheet or another tool. It can be taken in again.' },
] as const;

/** The codebook as a file. */
export function CodebookSaveStep({ request, onBack, onMade, onDone }: SaveProps) {
  const work = useLongWork('codebook.export');
  return <SaveFileStep what="codebook" audience={request.audience} formats={formats} work={work} make={(format) => work.start({ ...request, format })} onBack={onBack} onMade={onMade} done={{ label: 'Back to the codebook', go: onDone }} />;
}
