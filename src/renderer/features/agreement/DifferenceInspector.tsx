import type { Code, Coder, Coding, Difference } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { Button, Chip, codeColourOf, LinkButton, Section, Stack } from '../../ui/index.ts';
import { CoderMark } from './CoderMark.tsx';
import type { Reader } from './coder-line.ts';
import { DifferenceTalk } from './DifferenceTalk.tsx';
import { decisionWords, differenceSentence } from './difference-words.ts';
import { SettleForm } from './SettleForm.tsx';
import './DifferenceInspector.css';

type DifferenceInspectorProps = {
  difference: Difference;
  /** "2 of 7". */
  place: string;
  code: Pick<Code, 'id' | 'name' | 'colour' | 'definition' | 'useWhen' | 'notWhen'> | undefined;
  readers: readonly Reader[];
  coders: readonly Coder[];
  codings: readonly Coding[];
  text: string;
  onSettled: () => void;
};

/** Everything that two people need to talk about one difference, and to settle it. */
export function DifferenceInspector({ difference, place, code, readers, coders, codings, text, onSettled }: DifferenceInspectorProps) {
  const unsettle = useChange('agreement.unsettle');
  const name = code?.name ?? 'A code';
  const { settlement } = difference;
  return (
    <InInspector label="This difference">
      <Section title={`Difference ${place}`} about={difference.quote.speaker ?? undefined}>
        <Stack gap={12}>
          <div><Chip colour={codeColourOf(code?.colour ?? 'slate')}>{name}</Chip></div>
          <p>{differenceSentence(difference, readers, name)}{settlement !== null && difference.key.startsWith('settled:') ? ' So it was before you talked.' : ''}</p>
          <ul className="difference-readings">
            {readers.filter((reader) => difference.coded.includes(reader.id) || difference.left.includes(reader.id)).map((reader) => (
              <li key={reader.id}>
                <CoderMark reader={reader} />
                <div>
                  {difference.left.includes(reader.id) ? <span className="difference-left">left these words</span> : difference.readings.filter((reading) => reading.coderId === reader.id).map(({ start, end }) => (
                    <div key={start}>
                      <q>{inShort(text.slice(start, end))}</q>
                      {noteAt(codings, difference.codeId, reader.id, start, end)}
                    </div>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </Stack>
      </Section>
      <Section title="Talk about it"><DifferenceTalk key={difference.key} difference={difference} code={name} coders={coders} /></Section>
      <Section title={settlement === null ? 'Settle it' : decisionWords[settlement.decision].done}>
        {settlement === null ? <SettleForm key={difference.key} difference={difference} readers={readers} text={text} onSettled={onSettled} /> : (
          <Stack gap={8}>
            {settlement.reason !== '' && <p>{settlement.reason}</p>}
            <p className="talk-by">{coders.find((coder) => coder.id === settlement.coderId)?.name}, {settlement.at.slice(0, 10)}</p>
            <ProblemNotice problem={unsettle.error} />
            <div><Button size="small" icon="undo" isDisabled={unsettle.isPending} onPress={() => unsettle.mutate({ id: settlement.id })}>Open it again</Button></div>
          </Stack>
        )}
      </Section>
      {code !== undefined && (code.definition !== '' || code.useWhen !== '' || code.notWhen !== '') && (
        <Section title="What the codebook says" actions={<LinkButton onPress={() => go({ room: 'codebook', id: code.id })}>Open</LinkButton>}>
          <Stack gap={8}>
            {code.definition !== '' && <p>{code.definition}</p>}
            {code.useWhen !== '' && <p>Use it when: {code.useWhen}</p>}
            {code.notWhen !== '' && <p>Not when: {code.notWhen}</p>}
          </Stack>
        </Section>
      )}
    </InInspector>
  );
}

function noteAt(codings: readonly Coding[], codeId: string, coderId: string, start: number, end: number) {
  const note = codings.find((coding) => coding.codeId === codeId && coding.coderId === coderId && coding.start === start && coding.end === end)?.memo ?? '';
  return note === '' ? null : <p className="difference-note">Note: {note}</p>;
}

function inShort(words: string): string {
  return words.length <= 260 ? words : `${words.slice(0, 170).trimEnd()} … ${words.slice(-70).trimStart()}`;
}
