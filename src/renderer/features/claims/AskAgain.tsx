import type { Dataset, EvidenceTarget, Output } from '../../../contract/index.ts';
import { figureInWords, pointedAt } from '../../../domain/flows/figure-in-words.ts';
import { isHidden } from '../../../domain/disclosure/small-numbers.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, ProgressLine } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { laterExtracts } from '../flows/extract-lines.ts';
import { placeInRoute } from '../flows/question-in-route.ts';
import { dayWords } from '../flows/words.ts';
import { EvidencePreview } from './EvidencePreview.tsx';
import './AskAgain.css';

type Figure = Extract<EvidenceTarget, { kind: 'figure' }>;

/** A figure that was chosen as evidence, asked for again: of the newest extract where there is a later one, else of its own data as they are protected now. */
export function AskAgain({ target }: { target: Figure }) {
  const list = useAsk('flows.list', {});
  if (list.data === undefined) return <ProblemNotice problem={list.error} />;
  const { datasets } = list.data;
  const own = datasets.find(({ id }) => id === target.address.question.datasetId);
  const later = own === undefined ? undefined : laterExtracts(own, datasets).at(-1);
  if (own === undefined || later === undefined) return <EvidencePreview target={target} />;
  return <ThenAndNow target={target} own={own} later={later} />;
}

function ThenAndNow({ target: { address }, own, later }: { target: Figure; own: Dataset; later: Dataset }) {
  const { question, cell } = address;
  // Evidence is protected always, whatever the flow data show.
  const asked = useAskLong('flows.compareExtracts', { question, laterId: later.id, counts: 'protected' });
  const both = asked.problem === null ? asked.data : undefined;
  const compare = (): void => go({ room: 'flows', id: own.id, details: placeInRoute({ view: question.view, filter: question.filter ?? {}, beside: [], laterId: later.id, cell, part: 0 }) });
  return (
    <div className="ask-again" aria-live="polite">
      {asked.progress && <ProgressLine label="Asking both extracts" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      <ProblemNotice problem={asked.problem} />
      {both !== undefined && (
        <>
          <p className="ask-again-said">{saidOf(both, address)}</p>
          <dl className="ask-again-both">
            <div><dt>Extract of {dayWords(own.extractDate)}</dt><dd>{wordsOf(both.before, address)}</dd></div>
            <div><dt>Extract of {dayWords(later.extractDate)}</dt><dd>{wordsOf(both.now, address)}</dd></div>
          </dl>
          <p className="ask-again-note">{both.differences.length === 0 ? 'No figure of the whole answer differs.' : `${counted(both.differences.length, 'figure', 'figures')} of the whole answer ${both.differences.length === 1 ? 'differs' : 'differ'}.`} Figures are rounded one by one: a difference of five may be rounding.</p>
          <Button size="small" icon="flows" onPress={compare}>See both side by side</Button>
        </>
      )}
    </div>
  );
}

type Both = Output<'flows.compareExtracts'>;

/** What one of the two answers says of the figure. */
function wordsOf(answer: Both['before'], { cell }: Figure['address']): string {
  if (cell === null) return answer.sentences[0]!;
  const at = pointedAt(answer, cell);
  return at === null ? 'This extract has no such figure.' : figureInWords(at.figure, at.table.columns[at.column]!.unit);
}

/** The difference in a sentence. Nothing is subtracted: two rounded numbers have no exact difference. */
function saidOf({ before, now }: Both, { cell }: Figure['address']): string {
  if (cell === null) return before.sentences[0] === now.sentences[0] ? 'Asked again, the finding is the same.' : 'Asked again, the finding reads otherwise.';
  const [was, is] = [pointedAt(before, cell)?.figure, pointedAt(now, cell)?.figure];
  if (JSON.stringify(was) === JSON.stringify(is)) return 'Asked again, the figure is the same.';
  if (typeof was === 'number' && typeof is === 'number') return `Asked again, the figure is ${is > was ? 'higher' : 'lower'} than it was.`;
  if (is === undefined) return 'The later extract has no such figure.';
  if (is !== null && typeof is === 'object' && isHidden(is)) return 'Asked again, the figure is hidden now, to protect people.';
  return 'Asked again, the figure is another one.';
}
