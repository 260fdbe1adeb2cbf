import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { LinkButton } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';

/** Everything that happened to a code, newest first. */
export function CodeHistory({ codeId }: { codeId: string }) {
  const asked = useAsk('codebook.history', { id: codeId });
  if (asked.error) return <ProblemNotice problem={asked.error} />;
  if (asked.data === undefined) return null;
  const now = new Date().toISOString();
  if (asked.data.events.length === 0) return <p className="codebook-faint">Nothing is recorded. The codes of the sample programme were there from the start.</p>;
  return (
    <>
    <p><LinkButton onPress={() => go({ room: 'history', details: { code: codeId } })}>In the History room, with its codings and the way back</LinkButton></p>
    <ol className="codebook-history">
      {asked.data.events.map((event) => (
        <li key={event.seq}>
          <p><strong>{event.label}</strong> <span className="codebook-faint">{event.coder}, {whenInWords(event.at, now)}</span></p>
          <dl>
            {event.changes.map((change, at) => (
              <div key={`${change.field} ${at}`}>
                <dt>{change.field}</dt>
                <dd>
                  {change.before !== '' && <del><span className="codebook-hidden">before: </span>{change.before}</del>}
                  {change.before !== '' && change.after !== '' && <span aria-hidden="true"> → </span>}
                  {change.after !== '' && <ins><span className="codebook-hidden">{change.before === '' ? '' : 'after: '}</span>{change.after}</ins>}
                  {change.after === '' && <span className="codebook-faint"> taken away</span>}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
    </>
  );
}
