import { useAsk } from '../../client/ask.ts';
import { RadioGroup, Select, TextArea } from '../../ui/index.ts';
import { beginningOf } from '../coding/in-words.ts';

/** How something bears on a claim: on the claim itself or on another explanation of it, for or against, and why. */
export type Bearing = { rivalId: string | null; side: 'for' | 'against' | null; reason: string };

export const emptyBearing: Bearing = { rivalId: null, side: null, reason: '' };

const itself = 'the claim';

export function BearingFields({ claimId, bearing, onChange }: { claimId: string; bearing: Bearing; onChange: (bearing: Bearing) => void }) {
  const claim = useAsk('claims.get', { id: claimId });
  const rivals = claim.data?.rivals ?? [];
  const onRival = bearing.rivalId !== null;
  return (
    <>
      {rivals.length > 0 && (
        <Select
          label="It bears on"
          choices={[{ id: itself, label: 'The claim itself' }, ...rivals.map((rival) => ({ id: rival.id, label: `Another explanation: ${beginningOf(rival.statement, 80)}` }))]}
          value={bearing.rivalId ?? itself}
          onChange={(id) => onChange({ ...bearing, rivalId: id === itself ? null : id })}
        />
      )}
      <RadioGroup
        label="It speaks"
        orientation="horizontal"
        choices={[{ id: 'for', label: onRival ? 'For that explanation' : 'For the claim' }, { id: 'against', label: onRival ? 'Against that explanation' : 'Against the claim' }]}
        value={bearing.side}
        onChange={(side) => onChange({ ...bearing, side })}
      />
      <TextArea label="How it bears on it" note="a sentence is enough" rows={2} value={bearing.reason} onChange={(reason) => onChange({ ...bearing, reason })} />
    </>
  );
}
