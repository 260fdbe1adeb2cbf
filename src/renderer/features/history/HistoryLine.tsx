import { memo, useState } from 'react';
import type { HistoryEntry } from '../../../contract/index.ts';
import { Button, Chip, Cluster, Stack } from '../../ui/index.ts';
import type { AboutWhat } from './about-what.ts';
import { areaWord } from './area-words.ts';
import { BeforeAndAfter } from './BeforeAndAfter.tsx';
import { GoBack } from './GoBack.tsx';

type LineProps = { entry: HistoryEntry; isOpen: boolean; onOpen: (seq: number | null) => void; about: AboutWhat; aboutName: string | null };

const opening = { done: '', undone: 'Taken back: ', redone: 'Done again: ' } as const;

/** One change; opened, what it changed and the way back to it. Drawn again only when it itself changes: there may be thousands. */
export const HistoryLine = memo(function HistoryLine({ entry, isOpen, onOpen, about, aboutName }: LineProps) {
  const time = new Date(entry.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <li className="history-entry" data-is-open={isOpen || undefined}>
      <button type="button" className="history-line" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : entry.seq)}>
        <span className="history-time">{time}</span>
        <span className="history-what" data-is-back={entry.takenBack || undefined}>{opening[entry.kind]}{entry.label === '(erased)' ? 'Erased when a voice withdrew' : entry.label}</span>
        <span className="history-who">{entry.takenBack && <Chip>Taken back since</Chip>} {areaWord(entry.area)} · {entry.coder}</span>
      </button>
      {isOpen && <div className="history-open"><OpenEntry entry={entry} about={about} aboutName={aboutName} /></div>}
    </li>
  );
});

function OpenEntry({ entry, about, aboutName }: { entry: HistoryEntry; about: AboutWhat; aboutName: string | null }) {
  const [going, setGoing] = useState<'source' | 'codebook' | null>(null);
  const offersSource = about?.kind === 'source' && aboutName !== null;
  const offersCodebook = about?.kind === 'code' || entry.area === 'codebook';
  return (
    <Stack gap={12}>
      <Cluster>
        {offersSource && going === null && <Button size="small" icon="undo" onPress={() => setGoing('source')}>{`Bring “${aboutName}” back to here`}</Button>}
        {offersCodebook && going === null && <Button size="small" icon="undo" onPress={() => setGoing('codebook')}>Bring the codebook back to here</Button>}
        <span className="history-faint">Entry {entry.seq}, {new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'medium' })}</span>
      </Cluster>
      {going !== null && <GoBack to={entry.seq} of={going === 'source' && about !== null ? { kind: 'source', id: about.id } : { kind: 'codebook' }} name={going === 'source' ? `“${aboutName}”` : 'the codebook'} onDone={() => setGoing(null)} />}
      <BeforeAndAfter seq={entry.seq} />
    </Stack>
  );
}
