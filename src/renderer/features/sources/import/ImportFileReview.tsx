import type { AnswerColumns, SpeakerChoice } from '../../../../contract/index.ts';
import { keyLabel } from '../../../app/keys.ts';
import { go } from '../../../app/route.ts';
import { useChange } from '../../../client/ask.ts';
import { Button, Cluster, ComboBox, DateIntervalField, LinkButton, Notice, Section, Select, Stack, TextArea, TextField } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { usePlaces } from '../../voices/use-places.ts';
import { ReportLines } from '../ReportLines.tsx';
import { kindChoices } from '../source-kinds.ts';
import { ImportAnswers } from './ImportAnswers.tsx';
import { ImportIdentifiers } from './ImportIdentifiers.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportRemembered } from './ImportRemembered.tsx';
import { ImportSpeakers } from './ImportSpeakers.tsx';
import { ImportWoven } from './ImportWoven.tsx';
import { type FilePlan, whatIsOpen } from './import-plan.ts';

type ImportFileReviewProps = {
  plan: FilePlan;
  plans: readonly FilePlan[];
  groups: readonly string[];
  /** The file is being read again with other speakers. */
  isReading: boolean;
  /** Files of the same recording that were left apart, this one among them. */
  apart: readonly string[];
  onChange: (change: Partial<FilePlan>) => void;
  onPlans: (plans: FilePlan[]) => void;
  onWishes: (wishes: SpeakerChoice[]) => void;
  onColumns: (columns: AnswerColumns) => void;
  onWeave: (files: string[], together: boolean) => void;
  onOpen: (file: string) => void;
  onNext: () => void;
  isLast: boolean;
};

/** One file as it would be stored, with everything that can be put right before. */
export function ImportFileReview({ plan, plans, groups, isReading, apart, onChange, onPlans, onWishes, onColumns, onWeave, onOpen, onNext, isLast }: ImportFileReviewProps) {
  const { prepared } = plan;
  const { choices } = usePlaces();
  const addPlace = useChange('programme.addPlace');
  const open = whatIsOpen(plan);

  function takeRemembered(used: FilePlan): void {
    const { columns, ...rest } = used;
    onChange({ placeId: rest.placeId, speakers: rest.speakers });
    if (columns !== null) onColumns(columns);
  }

  if (prepared.wovenInto !== null) {
    const into = plans.find((one) => one.prepared.file === prepared.wovenInto);
    return (
      <div className="import-review">
        <h2 className="import-name" tabIndex={-1}>{plan.name}</h2>
        <Notice title="Woven into another file." actions={into !== undefined && <LinkButton tone="inherit" onPress={() => onOpen(into.prepared.file)}>{`Look at “${into.name}”`}</LinkButton>}>
          It holds one of the speakers of the same recording as “{into?.name}”. The two become one source; both are kept as they came.
        </Notice>
      </div>
    );
  }
  if (prepared.problem !== null) {
    return (
      <div className="import-review">
        <h2 className="import-name" tabIndex={-1}>{plan.name}</h2>
        <Notice kind="against" title="This file can’t be stored as it is." safe="Nothing was stored, and the other files are unaffected.">{prepared.problem.message}</Notice>
      </div>
    );
  }
  return (
    <div className="import-review">
      <Cluster justify="between" align="start">
        <div>
          <h2 className="import-name" tabIndex={-1}>{plan.title || plan.name}</h2>
          <p className="import-faint">{plan.name}: {counted(prepared.words, 'word')} in {counted(prepared.paragraphs, 'paragraph')}, {formatWords[prepared.format] ?? prepared.format}{prepared.encoding === '' ? '' : `, ${prepared.encoding.toUpperCase()}`}.</p>
        </div>
        <Cluster>
          <Button onPress={() => onChange({ isLeftOut: !plan.isLeftOut })}>{plan.isLeftOut ? 'Take it in after all' : 'Leave it out'}</Button>
          {!plan.isLeftOut && <Button kind={plan.isLookedAt ? 'plain' : 'primary'} isDisabled={open !== null} aria-label={isLast ? 'Looks right' : 'Looks right, next'} keys={keyLabel('mod+enter')} onPress={onNext}>{isLast ? 'Looks right' : 'Looks right, next'}</Button>}
        </Cluster>
      </Cluster>
      {prepared.alreadyHere !== null && (
        <Notice kind="caution" title="This file is here already." actions={<LinkButton tone="inherit" onPress={() => go({ room: 'sources', id: prepared.alreadyHere!.sourceId })}>Open it</LinkButton>}>
          The same bytes were stored as “{prepared.alreadyHere.title}”. It is left out unless you take it in after all.
        </Notice>
      )}
      {prepared.sameBytesAs !== null && (
        <Notice kind="caution" title="The same file was chosen twice.">
          It holds the same bytes as “{plans.find((one) => one.prepared.file === prepared.sameBytesAs)?.name}”. It is left out unless you take it in after all.
        </Notice>
      )}
      {open !== null && <Notice kind="caution" title={open.words}>Then it can be stored.</Notice>}

      <ImportWoven plan={plan} plans={plans} isReading={isReading} onApart={(files) => onWeave(files, false)} onTogether={(files) => onWeave(files, true)} canGoTogether={[...apart]} />
      <ImportRemembered plans={[plan]} groups={groups} onUse={([used]) => { if (used !== undefined) takeRemembered(used); }} />

      <div className="import-fields">
        <TextField label="Title" value={plan.title} onChange={(title) => onChange({ title })} />
        <Select label="Kind" choices={kindChoices} value={plan.kind} onChange={(kind) => onChange({ kind })} />
        <div>
          <DateIntervalField label="Date" text={plan.dateText} onChange={(dateText, date) => onChange({ dateText, date })} />
          {prepared.dateWhy !== '' && <p className="import-faint">{prepared.dateWhy}</p>}
        </div>
        <ComboBox
          label="Place"
          createWord="the place"
          placeholder="Where it was"
          choices={choices}
          value={plan.placeId}
          onChange={(placeId) => onChange({ placeId })}
          onCreate={(name) => addPlace.mutate({ name }, { onSuccess: ({ id }) => onChange({ placeId: id }) })}
        />
      </div>

      {prepared.table !== null && plan.columns !== null
        ? <ImportAnswers table={prepared.table} columns={plan.columns} groups={groups} respondents={prepared.speakers.length} isReading={isReading} onChange={onColumns} />
        : <ImportSpeakers plan={plan} plans={plans} groups={groups} isReading={isReading} onChange={onChange} onPlans={onPlans} onWishes={onWishes} />}
      <ImportIdentifiers prepared={prepared} />
      <ImportPreview prepared={prepared} speakers={plan.speakers} />
      <Section title="How it was read" level={3}>
        <Stack gap={12}>
          <ReportLines report={prepared.report} />
          <TextArea label="Note" note="for yourselves, on how it came about" rows={1} value={plan.note} onChange={(note) => onChange({ note })} />
        </Stack>
      </Section>
    </div>
  );
}

const formatWords: Record<string, string> = {
  txt: 'text', md: 'Markdown', rst: 'reStructuredText', docx: 'Word', odt: 'OpenDocument', rtf: 'rich text', pdf: 'PDF', vtt: 'WebVTT', srt: 'SubRip', textgrid: 'Praat TextGrid', xlsx: 'Excel', csv: 'table (csv)',
};
