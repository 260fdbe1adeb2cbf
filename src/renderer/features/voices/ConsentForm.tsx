import { useState } from 'react';
import type { Attribution, Consent, Voice } from '../../../contract/index.ts';
import { knownDay, lastDay } from '../../../domain/timeline/uncertain-date.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Columns, DateIntervalField, LinkButton, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { useDateField } from '../timeline/use-date-field.ts';
import { AttributionPreview } from './AttributionPreview.tsx';
import { attributionWords, audienceOrder, consentInWords, todayHere } from './consent-words.ts';

const audienceQuestions = { team: 'The team', board: 'The board', partners: 'Partners', public: 'The public' } as const;
const answers = [{ id: 'given', label: 'Yes' }, { id: 'refused', label: 'No' }, { id: 'unknown', label: 'Not asked' }] as const;
const levels = Object.keys(attributionWords) as Attribution[];

/** Records what a voice has agreed to; shows all the while how a quote would be signed. */
export function ConsentForm({ voice, year, onDone }: { voice: Voice; year: number | null; onDone: () => void }) {
  const write = useChange('voices.setConsent');
  const [consent, setConsent] = useState<Consent>(voice.consent);
  const set = (change: Partial<Consent>): void => setConsent((now) => ({ ...now, ...change }));
  const until = useDateField(voice.consent.until === null ? null : knownDay(voice.consent.until));
  const isHalfDate = until.text.trim() !== '' && until.date === null;
  const isRecorded = consent.state === 'recorded';
  const { keep, isSaving, notice } = useKeptFields(
    { consent: voice.consent, version: voice.version },
    { consent },
    async (_patch, expectedVersion) => { await write.mutateAsync({ id: voice.id, expectedVersion, consent }); announce('Consent recorded'); },
    onDone,
    (theirs) => consentInWords(theirs.consent ?? voice.consent, todayHere()),
  );
  return (
    <form
      onSubmit={(event) => { event.preventDefault(); keep(); }}
    >
      <Stack gap={16}>
        <RadioGroup
          label="Where it stands"
          choices={[
            { id: 'recorded', label: 'Recorded', description: 'Somebody has asked, and the answers are known.' },
            { id: 'unknown', label: 'Not recorded yet', description: 'Nobody has asked, or nobody has written it down. Quotes stay within the team.' },
            { id: 'withdrawn', label: 'Withdrawn', description: 'Quotes are not used any more, by anybody.' },
          ]}
          value={consent.state}
          onChange={(state) => set({ state })}
        />
        {isRecorded && (
          <Columns least="wide" gap={24}>
            <fieldset className="voices-audiences">
              <legend>Who may read their words?</legend>
              <div className="voices-audience">
                {audienceOrder.map((audience) => (
                  <RadioGroup
                    key={audience}
                    label={audienceQuestions[audience]}
                    orientation="horizontal"
                    choices={answers}
                    value={consent.audiences[audience] ?? 'unknown'}
                    onChange={(answer) => set({ audiences: { ...consent.audiences, [audience]: answer } })}
                  />
                ))}
              </div>
              <DateIntervalField
                label="Until"
                note="leave it empty where no end was agreed"
                text={until.text}
                onChange={(text, date) => {
                  until.set(text, date);
                  set({ until: date === null ? null : lastDay(date) });
                }}
              />
            </fieldset>
            <RadioGroup
              label="How may they be named beyond the team?"
              choices={levels.map((id) => ({ id, label: attributionWords[id].label, description: attributionWords[id].meaning }))}
              value={consent.attribution}
              onChange={(attribution) => set({ attribution })}
            />
          </Columns>
        )}
        <div>
          <h3 className="voices-heading">A quote would then be signed</h3>
          <AttributionPreview voice={{ ...voice, consent }} year={year} />
        </div>
        <TextArea label="Note" note="how and when they were asked" value={consent.note} onChange={(note) => set({ note })} rows={2} />
        {notice}
        <Cluster>
          <Button kind="primary" type="submit" isDisabled={(isRecorded && isHalfDate) || isSaving}>Keep the consent</Button>
          <LinkButton onPress={onDone}>Leave it</LinkButton>
        </Cluster>
      </Stack>
    </form>
  );
}
