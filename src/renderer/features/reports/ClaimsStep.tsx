import { useAsk } from '../../client/ask.ts';
import { go } from '../../app/route.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, CheckboxGroup, TextField } from '../../ui/index.ts';
import { piecesInWords } from '../claims/evidence-words.ts';
import { counted } from '../coding/in-words.ts';

type ClaimsStepProps = { chosen: readonly string[]; onChoose: (ids: string[]) => void; title: string; onTitle: (title: string) => void; onNext: () => void };

/** Which claims the brief holds, in their order. */
export function ClaimsStep({ chosen, onChoose, title, onTitle, onNext }: ClaimsStepProps) {
  const answer = useAsk('claims.list', {});
  if (!answer.data) return <ProblemNotice problem={answer.error} />;
  const { claims } = answer.data;
  if (claims.length === 0) return <div className="brief-step"><p>No claim is written yet, and a brief is made of claims.</p><div><Button kind="primary" onPress={() => go({ room: 'claims' })}>Write a claim</Button></div></div>;
  return (
    <div className="brief-step">
      <CheckboxGroup
        label="Claims in this brief"
        choices={claims.map((claim) => ({ id: claim.id, label: claim.statement, description: `${claim.status}; ${piecesInWords(claim)}${claim.stale === 0 ? '' : `; ${counted(claim.stale, 'piece')} stale`}${claim.missing === 0 ? '' : `; ${counted(claim.missing, 'thing')} still missing`}` }))}
        value={chosen}
        onChange={(ids) => onChoose(claims.filter((claim) => ids.includes(claim.id)).map((claim) => claim.id))}
      />
      <TextField label="Title" note="if you want another than the programme’s name" value={title} onChange={onTitle} />
      <div className="brief-step-actions"><Button kind="primary" isDisabled={chosen.length === 0} onPress={onNext}>Next: who it is for</Button></div>
    </div>
  );
}
