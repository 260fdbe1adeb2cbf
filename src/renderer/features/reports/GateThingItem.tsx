import type { GateFinding } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { Checkbox, LinkButton, RadioGroup } from '../../ui/index.ts';
import type { Answers, GateThing } from './gate-things.ts';
import './GateThingItem.css';

/** What the prose of a thing belongs to, and where it is edited. */
export type ProseOf = { leaveOut: string; open: string; room: 'claims' | 'codebook' };
const ofClaim: ProseOf = { leaveOut: 'Leave the whole claim out', open: 'Open the claim and edit it', room: 'claims' };

type GateThingItemProps = { thing: GateThing; answer: Answers[string] | undefined; onAnswer: (answer: Answers[string] | undefined) => void; of?: ProseOf };

/** One thing that would leave: what it is, what the gate says of it and why, and what a person can say. */
export function GateThingItem({ thing, answer, onAnswer, of = ofClaim }: GateThingItemProps) {
  const { what, verdict, findings, attribution } = thing;
  const why = (
    <>
      {findings.map((finding) => <FindingWords key={`${finding.what} ${finding.check} ${finding.why}`} finding={finding} thing={thing} />)}
      {attribution !== null && verdict !== 'held' && <div className="gate-thing-named">Named as: {attribution}</div>}
    </>
  );
  if (verdict === 'enters' && !thing.isClaim) {
    return <li className="gate-thing"><Checkbox isSelected={answer !== 'leave out'} onChange={(enters) => onAnswer(enters ? undefined : 'leave out')} description={why}>{what}</Checkbox></li>;
  }
  return (
    <li className="gate-thing">
      <div className="gate-thing-what">{what}</div>
      <div>{why}</div>
      {verdict === 'decide' && (
        <RadioGroup
          label={`What you decide about ${what}`}
          hasHiddenLabel
          orientation="horizontal"
          choices={[{ id: 'allow', label: 'Let it enter' }, { id: 'leave out', label: thing.isClaim ? of.leaveOut : 'Leave it out' }]}
          value={answer ?? null}
          onChange={onAnswer}
        />
      )}
      {verdict === 'decide' && thing.isClaim && thing.claimId !== null && <div className="gate-thing-named"><LinkButton onPress={() => go({ room: of.room, id: thing.claimId! })}>{of.open}</LinkButton></div>}
    </li>
  );
}

function FindingWords({ finding, thing }: { finding: GateFinding; thing: GateThing }) {
  const part = finding.what.startsWith(thing.what) ? finding.what.slice(thing.what.length).trim().replace(/^\(|\)$/g, '') : '';
  return (
    <div className="gate-thing-why">
      {part !== '' && <span className="gate-thing-part">In {part}: </span>}
      {finding.why}
      {finding.identifiers.map((hit) => (
        <div key={`${hit.start} ${hit.text}`}>
          <span className="gate-thing-context">{hit.before}<mark>{hit.text}</mark>{hit.after}</span> <span className="gate-thing-named">{hit.why}</span>
        </div>
      ))}
    </div>
  );
}
