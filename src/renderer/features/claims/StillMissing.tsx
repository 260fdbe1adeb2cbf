import type { Claim, ClaimPart } from '../../../contract/index.ts';
import { Icon, LinkButton, Section } from '../../ui/index.ts';
import './StillMissing.css';

/** What the claim still lacks; each sentence leads to where it can be mended. */
export function StillMissing({ claim, onMend }: { claim: Claim; onMend: (part: ClaimPart) => void }) {
  const { missing, mendedIn, missingForAgreement } = claim;
  const hard = missing.slice(0, missingForAgreement);
  const list = (sentences: readonly string[], from: number) => (
    <ul className="still-missing">
      {sentences.map((sentence, index) => <li key={sentence}><Icon name="missing" /><LinkButton isQuiet onPress={() => onMend(mendedIn[from + index]!)}>{sentence}</LinkButton></li>)}
    </ul>
  );
  return (
    <Section title="Still missing">
      {missing.length === 0 && <p>Nothing that Kist asks for is missing.</p>}
      {hard.length > 0 && <><h3 className="still-missing-group">Before it can be agreed</h3>{list(hard, 0)}</>}
      {missing.length > hard.length && <>{hard.length > 0 && <h3 className="still-missing-group">And besides</h3>}{list(missing.slice(missingForAgreement), missingForAgreement)}</>}
    </Section>
  );
}
