import { useState } from 'react';
import type { PreparedFile } from '../../../../contract/index.ts';
import { Button, Section } from '../../../ui/index.ts';
import { clock } from '../../coding/in-words.ts';
import type { SpeakerPlan } from './import-plan.ts';

const shownAtFirst = 6;

/** How the text begins, as it would be stored. */
export function ImportPreview({ prepared, speakers }: { prepared: PreparedFile; speakers: readonly SpeakerPlan[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? prepared.preview : prepared.preview.slice(0, shownAtFirst);
  const nameOf = (label: string | null): string | null => {
    const voice = speakers.find((speaker) => speaker.label === label)?.voice;
    return voice?.kind === 'new' ? voice.pseudonym : label;
  };
  return (
    <Section title="How it begins" level={3}>
      <div className="import-preview">
        {shown.map((paragraph, index) => (
          <div key={index} className="import-preview-row" data-kind={paragraph.kind}>
            <span className="import-preview-who">
              {paragraph.speaker !== shown[index - 1]?.speaker && nameOf(paragraph.speaker)}
              {paragraph.atMs !== null && <span className="import-faint">{clock(paragraph.atMs)}</span>}
            </span>
            <p>{paragraph.text}</p>
          </div>
        ))}
      </div>
      {prepared.preview.length > shownAtFirst && !showsAll && <Button size="small" kind="quiet" onPress={() => setShowsAll(true)}>Show more of it</Button>}
    </Section>
  );
}
