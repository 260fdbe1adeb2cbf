import type { Strength } from '../../../contract/index.ts';
import { Icon } from '../../ui/index.ts';
import './StrengthMeter.css';

/** Five steps, and the same in words: never colour alone. */
export function StrengthMeter({ strength }: { strength: Strength }) {
  const { score, enough, holds, advice } = strength;
  return (
    <div className="strength" data-enough={enough || undefined}>
      <div className="strength-steps" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((step) => <span key={step} data-on={step <= score || undefined} />)}
      </div>
      <p role="status">
        <Icon name={enough ? 'check' : 'caution'} />
        {enough ? `Enough: somebody with the vault's files would need ${holds === 'centuries' || holds === 'years' ? holds : 'far longer'} to guess it.` : `Not enough yet: it could be guessed within ${holds}.`}
      </p>
      {!enough && advice.length > 0 && <ul>{advice.map((words) => <li key={words}>{words}</li>)}</ul>}
    </div>
  );
}
