import { memo, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { Button, SearchField, Swatch } from '../../ui/index.ts';
import { offerCodes } from './code-choices.ts';
import { carries, codeType, passageType } from './dragging.ts';
import { colourOf } from './stripes.ts';
import './CodePanel.css';

type CodePanelProps = {
  codes: readonly Code[];
  /** Codings of each code in this source, of those that are shown. */
  counts: ReadonlyMap<string, number>;
  /** Codes that are filtered for. */
  filtered: readonly string[];
  /** Whether there are words in hand that a code could be put on. */
  hasPassage: boolean;
  onCode: (codeId: string) => void;
  onFilter: (codeId: string) => void;
  onClose: () => void;
};

type Row = { code: Code; depth: number; path: string };

/** The codebook beside the text: drag a code onto words, words onto a code, or press a code to put it on the words in hand. */
export const CodePanel = memo(function CodePanel({ codes, counts, filtered, hasPassage, onCode, onFilter, onClose }: CodePanelProps) {
  const [typed, setTyped] = useState('');
  const [over, setOver] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo((): Row[] => (typed.trim() === '' ? inTree(codes) : offerCodes(codes, typed, [], 200).map(({ code, path }) => ({ code, depth: 0, path }))), [codes, typed]);

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    if (step === undefined) return;
    const names = [...(list.current?.querySelectorAll<HTMLButtonElement>('.code-panel-name') ?? [])];
    const at = row === null ? -1 : names.findIndex((name) => row.contains(name));
    const next = names[at + step];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  return (
    <section className="code-panel" aria-label="Codes" onKeyDown={onKey}>
      <div className="code-panel-head">
        <SearchField label="Find a code" value={typed} onChange={setTyped} />
        <Button size="small" kind="quiet" icon="cross" hasHiddenLabel onPress={onClose}>Fold the codes away</Button>
      </div>
      <p className="code-panel-about">{hasPassage ? 'Press a code to put it on the words in hand.' : 'Drag a code onto words, or words onto a code.'}</p>
      <ul ref={list} className="code-panel-list">
        {rows.map(({ code, depth, path }) => (
          <li
            key={code.id}
            className="code-panel-row"
            data-over={over === code.id || undefined}
            draggable
            style={{ paddingInlineStart: 6 + 14 * Math.min(depth, 6) }}
            onDragStart={(event) => {
              event.dataTransfer.setData(codeType, code.id);
              event.dataTransfer.setData('text/plain', code.name);
              event.dataTransfer.effectAllowed = 'copy';
            }}
            onDragOver={(event) => {
              if (!carries(event, passageType)) return;
              event.preventDefault();
              event.dataTransfer.dropEffect = 'copy';
              setOver(code.id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              setOver(null);
              if (!carries(event, passageType)) return;
              event.preventDefault();
              onCode(code.id);
            }}
          >
            <button type="button" className="code-panel-name" aria-disabled={!hasPassage || undefined} title={[path, code.definition].filter(Boolean).join('. ') || undefined} onClick={() => { if (hasPassage) onCode(code.id); }}>
              <Swatch colour={colourOf(code.colour)} />
              <span>{code.name}</span>
            </button>
            <button type="button" className="code-panel-count" aria-pressed={filtered.includes(code.id)} aria-label={`${counts.get(code.id) ?? 0} here; show ${code.name} alone`} title="Show this code and what is below it" onClick={() => onFilter(code.id)}>
              {counts.get(code.id) ?? ''}
            </button>
          </li>
        ))}
        {rows.length === 0 && <li className="code-panel-about">{codes.length === 0 ? 'The codebook is still empty.' : 'No code is called that.'}</li>}
      </ul>
    </section>
  );
});

/** Codes in the order of the codebook, those below under those above. */
function inTree(codes: readonly Code[]): Row[] {
  const below = Map.groupBy(codes, (code) => code.parentId);
  const rows: Row[] = [];
  const add = (parentId: string | null, depth: number): void => {
    for (const code of below.get(parentId) ?? []) {
      rows.push({ code, depth, path: '' });
      if (depth < 30) add(code.id, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}
