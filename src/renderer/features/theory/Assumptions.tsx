import { useState } from 'react';
import type { Assumption, Theory } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, ConfirmInline, Dialog, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';
import { TheoryEvidenceList } from './TheoryEvidence.tsx';
import { statusWords } from './theory-words.ts';
import './Assumptions.css';

type AssumptionsProps = { theory: Theory; /** Those of one link; undefined: all. */ linkId?: string };

/** The register of what has to hold: each with how it stands, since when and why, and what speaks for and against it. */
export function Assumptions({ theory, linkId }: AssumptionsProps) {
  const [doing, setDoing] = useState<Assumption | 'new' | null>(null);
  const shown = theory.assumptions.filter((one) => linkId === undefined || one.linkId === linkId);
  const nameOf = (nodeId: string | undefined): string => theory.nodeList.find((node) => node.id === nodeId)?.label ?? '';
  const about = (one: Assumption): string => {
    const link = theory.linkList.find((candidate) => candidate.id === one.linkId);
    return link ? `For “${nameOf(link.fromId)}” to lead to “${nameOf(link.toId)}”` : 'Of the whole theory';
  };
  const doubted = shown.filter((one) => one.status !== 'holds').length;
  return (
    <Section
      title={linkId === undefined ? 'Assumptions' : 'What is assumed'}
      level={linkId === undefined ? 2 : 3}
      count={shown.length}
      {...(linkId === undefined && { about: shown.length === 0 ? 'What has to hold for this to come about? Written down, it can be questioned.' : doubted === 0 ? 'None of them is in doubt.' : `${doubted} of them in doubt.` })}
      actions={<Button size="small" icon="plus" onPress={() => setDoing('new')}>Write one down</Button>}
    >
      <ul className="assumptions">
        {shown.map((one) => (
          <li key={one.id} className="assumption">
            <Cluster justify="between" align="start">
              <div className="assumption-words">
                <p className="assumption-text">{one.text}</p>
                {linkId === undefined && <p className="assumption-about">{about(one)}</p>}
              </div>
              <Chip tone={statusWords[one.status].tone}>{statusWords[one.status].word}</Chip>
            </Cluster>
            <History assumption={one} />
            <TheoryEvidenceList theoryId={theory.id} about={{ is: 'assumption', assumptionId: one.id }} />
            <Button size="small" icon="pencil" aria-label={`Change the assumption: ${one.text}`} onPress={() => setDoing(one)}>Reword, or say how it stands</Button>
          </li>
        ))}
      </ul>
      {doing === 'new' && <AddAssumptionDialog theory={theory} linkId={linkId ?? null} onClose={() => setDoing(null)} />}
      {doing !== null && doing !== 'new' && <EditAssumptionDialog assumption={doing} onClose={() => setDoing(null)} />}
    </Section>
  );
}

function History({ assumption }: { assumption: Assumption }) {
  const coders = useAsk('team.coders', {});
  const now = new Date().toISOString();
  if (assumption.history.length === 0) return null;
  return (
    <ol className="assumption-history" aria-label="How it stood">
      {assumption.history.map((step) => (
        <li key={`${step.at} ${step.status}`}>{`${statusWords[step.status].word}, said by ${coders.data?.coders.find((coder) => coder.id === step.coderId)?.name ?? 'somebody'} ${whenInWords(step.at, now)}${step.reason === '' ? '.' : `: ${step.reason}`}`}</li>
      ))}
    </ol>
  );
}

function AddAssumptionDialog({ theory, linkId, onClose }: { theory: Theory; linkId: string | null; onClose: () => void }) {
  const add = useChange('theory.addAssumption');
  const [text, setText] = useState('');
  const isReady = text.trim() !== '' && !add.isPending;
  return (
    <Dialog
      title="Write an assumption down"
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && add.mutate({ theoryId: theory.id, linkId, text: text.trim() }, { onSuccess: onClose })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Write it down</Button>}
    >
      <Stack gap={16}>
        <TextArea label="What has to hold" rows={2} autoFocus value={text} onChange={setText} description="As a sentence that could turn out to be wrong." />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

function EditAssumptionDialog({ assumption, onClose }: { assumption: Assumption; onClose: () => void }) {
  const edit = useChange('theory.editAssumption');
  const remove = useChange('theory.removeAssumption');
  const [text, setText] = useState(assumption.text);
  const [status, setStatus] = useState(assumption.status);
  const [reason, setReason] = useState('');
  const isMoved = status !== assumption.status;
  const isReady = text.trim() !== '' && (!isMoved || reason.trim() !== '') && !edit.isPending;
  return (
    <Dialog
      title="This assumption"
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && edit.mutate({ id: assumption.id, expectedVersion: assumption.version, ...(text.trim() !== assumption.text && { text: text.trim() }), ...(isMoved && { status, reason: reason.trim() }) }, { onSuccess: onClose })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Save</Button>}
    >
      <Stack gap={16}>
        <TextArea label="What has to hold" rows={2} onFocus={caretAtEnd} value={text} onChange={setText} />
        <Select label="How it stands" choices={(Object.keys(statusWords) as Assumption['status'][]).map((id) => ({ id, label: statusWords[id].word }))} value={status} onChange={setStatus} />
        {isMoved && <TextArea label="Why" rows={2} value={reason} onChange={setReason} description="It stays in its history, with today’s date and your name." />}
        <ProblemNotice problem={edit.error ?? remove.error} />
        <Cluster><ConfirmInline size="small" ask="Take it away" question="Take this assumption away, with its history and evidence notes? Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: assumption.id }, { onSuccess: onClose })} /></Cluster>
      </Stack>
    </Dialog>
  );
}
