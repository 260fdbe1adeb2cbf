import { useState } from 'react';
import type { Voice } from '../../../contract/index.ts';
import { Button, Section } from '../../ui/index.ts';
import { ConsentForm } from './ConsentForm.tsx';
import { AttributionPreview } from './AttributionPreview.tsx';
import { consentInWords, todayHere } from './consent-words.ts';

/** What a voice has agreed to, in words, and how quotes would stand under it. */
export function ConsentSection({ voice, years }: { voice: Voice; years: readonly number[] }) {
  const [isEditing, setEditing] = useState(false);
  const year = years.length === 0 ? null : Math.max(...years);
  if (isEditing) return <Section title="Consent"><ConsentForm voice={voice} year={year} onDone={() => setEditing(false)} /></Section>;
  const { consent } = voice;
  return (
    <Section title="Consent" tone={consent.state === 'withdrawn' ? 'against' : consent.state === 'unknown' ? 'caution' : 'plain'} actions={<Button size="small" icon="pencil" onPress={() => setEditing(true)}>{consent.state === 'unknown' ? 'Record it' : 'Change it'}</Button>}>
      <p className="voices-said">{consentInWords(consent, todayHere())}</p>
      <AttributionPreview voice={voice} year={year} />
      {consent.note !== '' && <p className="voices-note">{consent.note}</p>}
    </Section>
  );
}
