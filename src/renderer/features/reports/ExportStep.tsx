import { useState } from 'react';
import type { Audience, Input, MadeFile, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Facts, Notice, ProgressLine, RadioGroup, Section, Stack } from '../../ui/index.ts';
import './ExportFacts.css';

type Format = 'docx' | 'html';
type Made = Output<'reports.brief'> & { format: Format; savedAs: string | null };
type ExportStepProps = { request: Omit<Input<'reports.brief'>, 'format'>; audience: Audience; onBack: () => void; onMade: () => void };

const formatWords: Record<Format, string> = { docx: 'a Word document', html: 'a web page' };

/** Makes the file, writes it down, and saves it where the person says. */
export function ExportStep({ request, audience, onBack, onMade }: ExportStepProps) {
  const work = useLongWork('reports.brief');
  const exports = useAsk('reports.exports', {});
  const [format, setFormat] = useState<Format>('docx');
  const [made, setMade] = useState<readonly Made[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(file: MadeFile): Promise<string | null> {
    try {
      setTrouble(null);
      return await host().saveFile(file);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async function make(as: Format): Promise<void> {
    setFormat(as);
    const answer = await work.start({ ...request, format: as });
    if (answer === null) return;
    onMade();
    setMade((before) => [...before, { ...answer, format: as, savedAs: null }]);
    keep(answer.recordId, await save(answer.file));
  }

  function keep(recordId: string, savedAs: string | null): void {
    if (savedAs !== null) setMade((before) => before.map((one) => (one.recordId === recordId ? { ...one, savedAs } : one)));
  }

  const other: Format = format === 'docx' ? 'html' : 'docx';
  return (
    <div className="brief-step">
      {made.length === 0 && (
        <RadioGroup
          label="As"
          choices={[
            { id: 'docx', label: 'A Word document', description: 'To be worked on, commented and passed round.' },
            { id: 'html', label: 'A web page', description: 'One file that needs nothing else. Every finding leads to its evidence note; it prints well.' },
          ]}
          value={format}
          onChange={setFormat}
        />
      )}
      {made.map((one) => {
        const record = exports.data?.exports.find((candidate) => candidate.id === one.recordId);
        return (
          <Section key={one.recordId} title={`${one.savedAs === null ? 'Made, and not saved yet' : 'It is done'}: ${formatWords[one.format]}`}>
            <Stack gap={16}>
              <Notice
                kind={one.savedAs === null ? 'caution' : 'for'}
                isUrgent
                title={one.savedAs === null ? `The brief for ${audienceInWords[audience]} was made as ${formatWords[one.format]} and written down, but not saved.` : `The brief for ${audienceInWords[audience]} was saved as ${formatWords[one.format]}.`}
                actions={one.savedAs === null ? <Button size="small" icon="save" onPress={() => void save(one.file).then((savedAs) => keep(one.recordId, savedAs))}>Save it</Button> : undefined}
              >
                {one.savedAs === null ? 'Say where it should go, or leave it: the record of it stays.' : one.savedAs}
              </Notice>
              {record && (
                  <Facts
                    facts={[
                      { label: 'Evidence that entered', value: String(record.entered) },
                      { label: 'Held back or left out', value: String(record.held) },
                      { label: 'Decided by', value: record.decision?.person ?? 'nothing was left to people' },
                      { label: 'Fingerprint (SHA-256)', value: <span className="export-hash">{record.hash}</span>, tone: 'faint' },
                    ]}
                  />
              )}
            </Stack>
          </Section>
        );
      })}
      {work.progress && <ProgressLine label="Making the brief" detail={work.progress.words} value={work.progress.fraction * 100} onStop={work.stop} />}
      <ProblemNotice problem={work.problem} actions={<Button size="small" onPress={onBack}>Back</Button>} />
      {trouble !== null && <Notice kind="against" isUrgent title="The file could not be saved." safe="The record of it stays, and it can be saved again.">{trouble}</Notice>}
      <div className="brief-step-actions">
        {made.length === 0 ? (
          <>
            <Button onPress={onBack} isDisabled={work.progress !== null}>Back</Button>
            <Button kind="primary" icon="save" isDisabled={work.progress !== null} onPress={() => void make(format)}>Export it</Button>
          </>
        ) : (
          <>
            <Button kind="primary" onPress={() => go({ room: 'briefs' })}>All briefs</Button>
            {!made.some((one) => one.format === other) && <Button isDisabled={work.progress !== null} onPress={() => void make(other)}>Export it as {formatWords[other]} too</Button>}
          </>
        )}
      </div>
    </div>
  );
}
