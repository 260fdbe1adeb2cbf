import type { Indicator } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { CheckboxGroup, Section, Stack } from '../../ui/index.ts';

type Letter = Indicator['spiced'][number];

/** What each of the six asks of an indicator (SPICED: Roche 1999). */
const asks: readonly { id: Letter; label: string; description: string }[] = [
  { id: 'subjective', label: 'Subjective', description: 'People who know it from within say what counts.' },
  { id: 'participatory', label: 'Participatory', description: 'Those whom it is about helped to word it.' },
  { id: 'interpreted', label: 'Interpreted and easily told', description: 'It can be explained to somebody from elsewhere.' },
  { id: 'cross-checked', label: 'Cross-checked and compared', description: 'It is held against other people, places or methods.' },
  { id: 'empowering', label: 'Empowering', description: 'Looking for it helps people to think about their own change.' },
  { id: 'diverse', label: 'Diverse and told apart', description: 'It is asked of different groups, and what they say is kept apart.' },
];

/** A look at how an indicator came about, in six ticks. It reviews the indicator, not the change. */
export function SpicedReview({ indicator }: { indicator: Indicator }) {
  const edit = useChange('framework.editIndicator');
  return (
    <Section title="How it came about" about={`${indicator.spiced.length} of 6. Ticks say how the indicator was made, never how far the change has come.`}>
      <Stack gap={8}>
        <CheckboxGroup<Letter> label="SPICED" hasHiddenLabel choices={asks} value={indicator.spiced} isDisabled={edit.isPending} onChange={(spiced) => edit.mutate({ id: indicator.id, expectedVersion: indicator.version, spiced })} />
        <ProblemNotice problem={edit.error} />
      </Stack>
    </Section>
  );
}
