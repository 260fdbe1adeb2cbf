import type { Claim, ClaimPart } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { LinkButton, Section, Stack, Table } from '../../ui/index.ts';
import { HowSure } from './HowSure.tsx';
import { StillMissing } from './StillMissing.tsx';

type ClaimInspectorProps = { claim: Claim; onRate: () => void; onMend: (part: ClaimPart) => void };

/** What can be said about the claim as a whole: how sure, what is missing, whose voice, what it is about. */
export function ClaimInspector({ claim, onRate, onMend }: ClaimInspectorProps) {
  const outcomes = useAsk('framework.outcomes', {});
  const indicators = useAsk('framework.indicators', {});
  const about = [
    ...(outcomes.data?.outcomes ?? []).filter(({ id }) => claim.outcomeIds.includes(id)).map(({ id, wording }) => ({ id, wording, kind: 'outcome', word: 'Outcome' })),
    ...(indicators.data?.indicators ?? []).filter(({ id }) => claim.indicatorIds.includes(id)).map(({ id, wording }) => ({ id, wording, kind: 'indicator', word: 'Indicator' })),
  ];
  return (
    <InInspector label="About this claim">
      <HowSure claim={claim} onRate={onRate} />
      <StillMissing claim={claim} onMend={onMend} />
      <Section title="Who says so">
        <Table
          caption="Who says so, by group"
          hasHiddenCaption
          canSort={false}
          columns={[{ id: 'group', heading: 'Group', value: (row) => row.group }, { id: 'words', heading: 'Speak to it', kind: 'number', value: (row) => row.words }]}
          rows={claim.coverage}
          rowId={(row) => row.group}
          note="This shows whose voice is here. It never makes a claim stronger."
        />
      </Section>
      <Section title="What it is about">
        {about.length === 0 ? <p>It names no outcome or leading indicator yet.</p> : (
          <Stack gap={8}>
            {about.map((thing) => <p key={thing.id} className="how-sure-weakest">{thing.word}: <LinkButton isQuiet onPress={() => go({ room: 'framework', id: thing.id, details: { kind: thing.kind } })}>{thing.wording}</LinkButton></p>)}
          </Stack>
        )}
      </Section>
    </InInspector>
  );
}
