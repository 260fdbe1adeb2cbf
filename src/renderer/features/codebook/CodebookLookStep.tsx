import type { UseQueryResult } from '@tanstack/react-query';
import type { Audience, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { go } from '../../app/route.ts';
import type { KistProblem } from '../../client/kist.ts';
import { LinkButton } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { GateStep } from '../reports/GateStep.tsx';
import type { ProseOf } from '../reports/GateThingItem.tsx';
import type { Gate } from '../reports/use-gate.ts';

type LookProps = { audience: Audience; check: UseQueryResult<Output<'codebook.checkExport'>, KistProblem>; gate: Gate; onBack: () => void; onNext: () => void };

const ofCode: ProseOf = { leaveOut: 'Leave the code out, with those under it', open: 'Open the code and edit it', room: 'codebook' };

/** What of the codebook may leave: codes by themselves, examples as far as consent goes. */
export function CodebookLookStep({ audience, check, gate, onBack, onNext }: LookProps) {
  const codes = gate.things.filter((thing) => thing.isClaim && thing.claimId !== null);
  const quiet = codes.filter((thing) => thing.verdict === 'enters');
  return (
    <GateStep
      check={check}
      gate={gate}
      file="export"
      sentence={({ enters, held, toDecide }) => `For ${audienceInWords[audience]}, ${counted(quiet.length, 'code')} of ${codes.length} and ${counted(enters.length, 'example')} enter, ${held.length === 0 ? 'no example is held back' : `${counted(held.length, 'example')} ${held.length === 1 ? 'is' : 'are'} held back`}, and ${toDecide.length === 0 ? 'nothing is left to you' : `${counted(toDecide.length, 'thing')} ${toDecide.length === 1 ? 'is' : 'are'} for you to decide`}.`}
      whyNot={(_, isEmpty) => (isEmpty ? 'Every code is left out.' : null)}
      isListed={(thing) => !thing.isClaim}
      words={{ entersTitle: 'Examples that enter', enters: 'Each at the attribution that was agreed. You may leave out what you don’t want.', held: 'These examples stay in, whatever anybody decides. Often the honest next step is to go and ask again.' }}
      whenBlocked={({ claimId }, leaveOut) => (claimId === null ? 'Change the name of the programme first.' : <><LinkButton tone="inherit" onPress={() => go({ room: 'codebook', id: claimId })}>Open the code and edit it</LinkButton>, or <LinkButton tone="inherit" onPress={leaveOut}>leave it out, with those under it</LinkButton>.</>)}
      prose={ofCode}
      back={onBack}
      next={{ label: 'Next: export it', go: onNext }}
    />
  );
}
