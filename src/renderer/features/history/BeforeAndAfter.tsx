import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { counted } from '../coding/in-words.ts';

/** What one change changed, field by field. */
export function BeforeAndAfter({ seq }: { seq: number }) {
  const shown = useAsk('history.show', { seq });
  if (!shown.data) return <ProblemNotice problem={shown.error} />;
  const { changes, more, entry } = shown.data;
  if (changes.length === 0) return <p className="history-faint">{entry.label === '(erased)' ? 'The words of this change were erased. That it was made, by whom and when, stays.' : 'It changed nothing that can be told field by field.'}</p>;
  const things = [...Map.groupBy(changes, ({ what }) => what)];
  return (
    <div className="history-changes">
      {things.map(([what, its], at) => (
        <div key={`${what} ${at}`} className="history-thing">
          <p className="history-thing-name">{what}</p>
          <dl>
            {its.map(({ field, before, after }, index) => (
              <div key={`${field} ${index}`}>
                <dt>{field}</dt>
                <dd>
                  {before !== '' && <del><span className="ui-visually-hidden">before: </span>{before}</del>}
                  {before !== '' && after !== '' && <span aria-hidden="true" className="history-arrow">→</span>}
                  {after !== '' && <ins><span className="ui-visually-hidden">{before === '' ? '' : 'after: '}</span>{after}</ins>}
                  {before !== '' && after === '' && <span className="history-faint"> taken away</span>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {more > 0 && <p className="history-faint">{`And ${counted(more, 'thing')} more of the same change.`}</p>}
    </div>
  );
}
