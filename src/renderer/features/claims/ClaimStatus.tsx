import type { Claim, ClaimPart } from '../../../contract/index.ts';
import { useChange } from '../../client/ask.ts';
import { LinkButton, Menu, Notice } from '../../ui/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { statusWords } from './evidence-words.ts';

const statuses = ['draft', 'challenged', 'revised', 'agreed', 'withdrawn'] as const;

export type StatusChange = ReturnType<typeof useStatusChange>;

/** Changes where a claim stands. */
export function useStatusChange(claim: Pick<Claim, 'id' | 'version'> | undefined) {
  const edit = useChange('claims.edit');
  return { error: edit.error, reset: edit.reset, to: (status: Claim['status']) => claim && edit.mutate({ id: claim.id, expectedVersion: claim.version, status }) };
}

export function StatusMenu({ claim, change }: { claim: Claim; change: StatusChange }) {
  return (
    <Menu
      size="small"
      label="Status"
      placement="bottom start"
      entries={statuses.map((status) => ({ id: status, label: `${statusWords[status].word}: ${statusWords[status].meaning.charAt(0).toLowerCase()}${statusWords[status].meaning.slice(1)}`, onAction: () => change.to(status), isDisabled: status === claim.status }))}
    />
  );
}

/** Why a claim can't be agreed yet: what is missing, each a way to mend it. */
export function StatusRefusal({ claim, change, onMend }: { claim: Claim; change: StatusChange; onMend: (part: ClaimPart) => void }) {
  if (change.error === null) return null;
  if (change.error.code !== 'not-allowed') return <ProblemNotice problem={change.error} />;
  const hard = claim.missing.slice(0, claim.missingForAgreement);
  if (hard.length === 0) return null;
  return (
    <Notice kind="caution" isUrgent title="This claim can’t be agreed yet." safe="Nothing was changed.">
      {hard.map((sentence, index) => <span key={sentence}><LinkButton tone="inherit" onPress={() => onMend(claim.mendedIn[index]!)}>{sentence}</LinkButton> </span>)}
    </Notice>
  );
}
