import type { Wording } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';
import './Wordings.css';

/** How something was worded, newest first, each with who reworded it, when and why. */
export function Wordings({ wordings }: { wordings: readonly Wording[] }) {
  const coders = useAsk('team.coders', {});
  const nameOf = (id: string): string => coders.data?.coders.find((coder) => coder.id === id)?.name ?? 'somebody';
  const last = wordings.length - 1;
  return (
    <ol className="wordings" reversed>
      {wordings.toReversed().map((wording, index) => (
        <li key={wording.number} className="wording">
          <div className="wording-when">
            {index === 0 ? 'As it reads now' : `Wording ${wording.number}`}
            <br />
            {new Date(wording.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}, {nameOf(wording.coderId)}
          </div>
          <div>
            <p className="wording-text" data-is-earlier={index > 0 || undefined}>{wording.text}</p>
            {wording.number > 1 && <p className="wording-reason">{wording.reason.trim() === '' ? 'No reason was written down.' : `Reworded because: ${wording.reason}`}</p>}
            {wording.number === 1 && last > 0 && <p className="wording-reason">The first wording.</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
