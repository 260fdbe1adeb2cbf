import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, CheckboxGroup, Chip, Cluster, Columns, ComboBox, DateIntervalField, Dialog, Stack } from '../../ui/index.ts';
import { listed } from '../coding/in-words.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';

type AboutFields = Pick<Claim, 'placeId' | 'period' | 'outcomeIds' | 'indicatorIds'>;

/** Where and when the claim holds, and which outcomes and indicators it says were changed. */
export function ClaimAboutDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const edit = useChange('claims.edit');
  const outcomes = useAsk('framework.outcomes', {});
  const indicators = useAsk('framework.indicators', {});
  const [opened] = useState(claim);
  const [placeId, setPlaceId] = useState(claim.placeId);
  const [outcomeIds, setOutcomeIds] = useState<string[]>(claim.outcomeIds);
  const [indicatorIds, setIndicatorIds] = useState<string[]>(claim.indicatorIds);
  const when = useDateField(claim.period);
  const kept = useKeptEdit<AboutFields>(claim, (patch, expectedVersion) => edit.mutateAsync({ id: claim.id, expectedVersion, ...patch }));
  const isReady = (when.text.trim() === '' || when.date !== null) && !kept.isSaving;
  const known = indicators.data?.indicators ?? [];

  async function submit(over = false): Promise<void> {
    if (isReady && (await kept.submit(changesOf<AboutFields>(opened, { placeId, period: when.text.trim() === '' ? null : when.date, outcomeIds, indicatorIds }), over))) onClose();
  }

  return (
    <Dialog title="Place, time and what changed" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Save</Button>}>
      <Stack gap={16}>
        <Columns gap={16} least="narrow">
          <PlaceField label="Where" value={placeId} onChange={setPlaceId} />
          <DateIntervalField label="When" text={when.text} onChange={when.set} />
        </Columns>
        {(outcomes.data?.outcomes.length ?? 0) > 0 && (
          <CheckboxGroup label="Outcomes that it contributed to" choices={(outcomes.data?.outcomes ?? []).map(({ id, wording }) => ({ id, label: wording }))} value={outcomeIds} onChange={setOutcomeIds} />
        )}
        <ComboBox
          label="Leading indicators that it is about"
          description={known.length === 0 ? 'No indicator stands in the framework yet.' : undefined}
          placeholder="Type a few letters to add one"
          choices={known.filter((indicator) => !indicatorIds.includes(indicator.id)).map(({ id, wording, groups }) => ({ id, label: wording, description: listed(groups) }))}
          value={null}
          onChange={(id) => { if (id !== null) setIndicatorIds([...indicatorIds, id]); }}
        />
        {indicatorIds.length > 0 && (
          <Cluster>
            {indicatorIds.map((id) => <Chip key={id} onRemove={() => setIndicatorIds(indicatorIds.filter((other) => other !== id))}>{known.find((indicator) => indicator.id === id)?.wording ?? 'An indicator'}</Chip>)}
          </Cluster>
        )}
        {kept.clash && <ClashNotice theirs={kept.clash.period ? formatUncertainDate(kept.clash.period) : 'other places, outcomes or indicators'} onSaveMine={() => void submit(true)} onTakeTheirs={onClose} />}
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}
