import type { UseQueryResult } from '@tanstack/react-query';
import type { Audience, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { go } from '../../app/route.ts';
import type { KistProblem } from '../../client/kist.ts';
import { LinkButton } from '../../ui/index.ts';
import { settling } from './gate-things.ts';
import { GateStep, sortedInWords } from './GateStep.tsx';
import { TitleForm } from './TitleForm.tsx';
import type { Gate } from './use-gate.ts';

type LookStepProps = {
  audience: Audience;
  check: UseQueryResult<Output<'reports.check'>, KistProblem>;
  gate: Gate;
  title: string;
  onTitle: (title: string) => void;
  onBack: () => void;
  onNext: () => void;
};

/** What of the claims may enter a brief. */
export function LookStep({ audience, check, gate, title, onTitle, onBack, onNext }: LookStepProps) {
  const isTitleBlocked = settling(gate.things, gate.answers).blocking.some((thing) => thing.claimId === null);
  return (
    <GateStep
      check={check}
      gate={gate}
      file="brief"
      sentence={(sorted) => `For ${audienceInWords[audience]}, ${sortedInWords(sorted, 'thing')}.`}
      whyNot={(_, isEmpty) => (isEmpty ? 'Every claim is left out.' : null)}
      words={{ entersTitle: 'Enters', enters: 'Each at the attribution that was agreed. You may leave out what you don’t want.', held: 'These stay in, whatever anybody decides. The brief says that there is more, without saying what. Often the honest next step is to go and ask again.' }}
      whenBlocked={({ claimId }, leaveOut) => claimId !== null && <><LinkButton tone="inherit" onPress={() => go({ room: 'claims', id: claimId })}>Open the claim and edit it</LinkButton>, or <LinkButton tone="inherit" onPress={leaveOut}>leave the whole claim out</LinkButton>.</>}
      back={onBack}
      next={{ label: 'Next: read it', go: onNext }}
    >
      {isTitleBlocked && <TitleForm title={title} onTitle={onTitle} />}
    </GateStep>
  );
}
