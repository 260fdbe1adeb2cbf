import { useState } from 'react';
import type { Cerqual, Claim } from '../../../contract/index.ts';
import { cerqualComponents, cerqualLevel, cerqualMeaning } from '../../../domain/claims/cerqual.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { Button, Dialog, Facts, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';

type Component = (typeof cerqualComponents)[number];
type Concern = Cerqual[Component];

const componentWords: Record<Component, { name: string; asks: string }> = {
  methods: { name: 'How it was asked', asks: 'Concerns about how the sources came about: who asked, how, of whom.' },
  coherence: { name: 'How well it fits what was said', asks: 'Concerns about how clearly the finding follows from what people said.' },
  adequacy: { name: 'Whether there is enough', asks: 'Concerns about how rich and how many the sources are.' },
  relevance: { name: 'Whether it is about this', asks: 'Concerns about how near the sources are to this place, time and group.' },
};
const concerns: readonly Concern[] = ['not said', 'none or very minor', 'minor', 'moderate', 'serious'];
const upper = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());

/** How far a finding of many voices represents what people say (GRADE-CERQual; a "study" is read as a set of sources). */
export function CerqualSection({ claim }: { claim: Claim }) {
  const [isRating, setRating] = useState(false);
  const rated = claim.cerqual;
  return (
    <Section title="How far it represents what people say" about="By the four concerns of GRADE-CERQual, made for sets of studies; here a study is a set of sources." actions={<Button size="small" onPress={() => setRating(true)}>{rated === null ? 'Rate it' : 'Rate it again'}</Button>}>
      {rated === null ? <p>Not rated. It suits findings that rest on many voices.</p> : (
        <Stack gap={8}>
          <p>{`${upper(rated.level)}. ${cerqualMeaning[rated.level]}`}</p>
          <Facts facts={cerqualComponents.map((component) => ({ label: componentWords[component].name, value: upper(rated[component]) }))} />
          {rated.reasons !== '' && <p>{rated.reasons}</p>}
          {rated.withWhom !== '' && <p>{`Discussed with ${rated.withWhom}.`}</p>}
        </Stack>
      )}
      {isRating && <CerqualDialog claim={claim} onClose={() => setRating(false)} />}
    </Section>
  );
}

function CerqualDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const set = useChange('claims.setCerqual');
  const [version] = useState(claim.version);
  const [fields, setFields] = useState<Omit<Cerqual, 'level'>>(() => {
    const { level: _level, ...rest } = claim.cerqual ?? { methods: 'not said', coherence: 'not said', adequacy: 'not said', relevance: 'not said', reasons: '', withWhom: '', level: 'not said' };
    return rest;
  });
  const level = cerqualLevel(fields);
  return (
    <Dialog
      title="How far it represents what people say"
      isOpen
      onClose={onClose}
      onSubmit={() => set.mutate({ claimId: claim.id, expectedVersion: set.error?.code === 'conflict' ? claim.version : version, ...fields }, { onSuccess: onClose })}
      actions={<Button kind="primary" type="submit" isDisabled={set.isPending}>Save</Button>}
    >
      <Stack gap={16}>
        {cerqualComponents.map((component) => (
          <Select key={component} label={componentWords[component].name} description={componentWords[component].asks} choices={concerns.map((id) => ({ id, label: upper(id) }))} value={fields[component]} onChange={(concern) => setFields({ ...fields, [component]: concern })} />
        ))}
        <p aria-live="polite">{`${upper(level)}. ${cerqualMeaning[level]}`}</p>
        <TextArea label="Why" rows={2} value={fields.reasons} onChange={(reasons) => setFields({ ...fields, reasons })} />
        <TextField label="Discussed with" value={fields.withWhom} onChange={(withWhom) => setFields({ ...fields, withWhom })} />
        <ProblemNotice problem={set.error} />
      </Stack>
    </Dialog>
  );
}
