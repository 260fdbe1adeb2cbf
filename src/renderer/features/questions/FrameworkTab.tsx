import { useEffect, useRef, useState } from 'react';
import type { Code, Restriction } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, Finding, RadioGroup, Stack, Switch } from '../../ui/index.ts';
import { pathOf } from '../coding/code-choices.ts';
import { counted } from '../coding/in-words.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { colourOf } from '../coding/stripes.ts';
import { cellsByRow, startingColumns, tally, withWords } from './framework-grid.ts';
import { FrameworkCell } from './FrameworkCell.tsx';
import { FrameworkGrid } from './FrameworkGrid.tsx';
import { RestrictionFields } from './RestrictionFields.tsx';
import { SeveralField } from './SeveralField.tsx';

/** As many columns as the vault answers at once. */
const mostCodes = 60;

type Kept = { rows: 'voice' | 'source'; /** Null: as long as nobody has chosen any. */ codeIds: readonly string[] | null; restriction: Restriction; open: { rowId: string; codeId: string } | null; onlyWithWords: boolean };
export const frameworkChoice = keptWhileOpen<Kept>({ rows: 'voice', codeIds: null, restriction: {}, open: null, onlyWithWords: false });

/** Voices or sources by codes: what each says of each, in the team's own words, resting on quotes. */
export function FrameworkTab() {
  const { rows, codeIds: choice, restriction, open, onlyWithWords } = frameworkChoice.use();
  const set = (patch: Partial<Kept>): void => frameworkChoice.set({ ...frameworkChoice.get(), ...patch });
  const grid = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState(0);
  const codes = useAsk('codebook.list', {}).data?.codes;
  const places = useAsk('questions.summaries', {}).data?.summaries;
  // Chosen once: the columns stay as they are while the first summaries are written.
  useEffect(() => {
    if (choice !== null || codes === undefined || places === undefined) return;
    const first = startingColumns(codes, new Set(places.filter(({ rowKind }) => rowKind === rows).map(({ codeId }) => codeId)));
    if (first.length > 0) set({ codeIds: first });
  }, [choice, codes, places, rows]);
  const codeIds = choice ?? [];
  const known = new Map((codes ?? []).map((code) => [code.id, code]));
  const chosen = codeIds.flatMap((id): Code[] => (known.has(id) ? [known.get(id)!] : []));
  const chosenIds = chosen.map(({ id }) => id);
  const asked = useAsk('questions.framework', { rows, codeIds: chosenIds, restriction }, { enabled: chosen.length > 0, keepPrevious: true });
  // An answer that stays in view while the next is on its way is for the rows that it was asked for.
  const found = chosen.length === 0 || (asked.isPlaceholderData && asked.isFetching) ? undefined : asked.data;
  // An address can name a summary, as the search does: its cell is opened.
  const wanted = useRoute().details['summary'];
  useEffect(() => {
    if (wanted === undefined || codes === undefined || places === undefined) return;
    const place = places.find(({ id }) => id === wanted);
    if (place !== undefined) {
      const before = frameworkChoice.get().codeIds ?? [];
      set({ rows: place.rowKind, codeIds: before.includes(place.codeId) ? before : [...before.slice(0, mostCodes - 1), place.codeId], restriction: {}, open: { rowId: place.rowId, codeId: place.codeId } });
      setOpening((times) => times + 1);
    }
    go({ room: 'questions', details: { tab: 'framework' } }, { replace: true });
  }, [wanted, codes, places]);
  const all = found === undefined ? { rows: [], byRow: [] } : { rows: found.rows, byRow: cellsByRow(found, chosenIds) };
  const shown = onlyWithWords ? withWords(all.rows, all.byRow) : all;
  const count = tally(all.byRow.flat());
  const rowWord = rows === 'voice' ? 'voice' : 'source';

  if (codes !== undefined && codes.length === 0) {
    return (
      <EmptyRoom title="Here you write down what each voice says of each theme" picture="codebook" actions={<Button kind="primary" onPress={() => go({ room: 'sources' })}>Go to the sources</Button>}>
        Code some passages first. Then choose codes as columns, and voices or sources as rows: beside each cell stand its quotes, and you sum them up in a sentence or two that says what it rests on.
      </EmptyRoom>
    );
  }
  const openRow = all.rows.find(({ id }) => id === open?.rowId);
  const openCode = known.get(open?.codeId ?? '');
  const openCell = all.byRow.flat().find(({ rowId, codeId }) => rowId === open?.rowId && codeId === open.codeId);
  return (
    <Stack gap={16}>
      <div className="framework-choices">
        <RadioGroup label="Rows" orientation="horizontal" choices={[{ id: 'voice', label: 'Voices' }, { id: 'source', label: 'Sources' }]} value={rows} onChange={(next) => set({ rows: next, open: null })} />
        <SeveralField
          label="Columns"
          note={chosen.length === 0 ? 'codes' : `${counted(chosen.length, 'code')}, each without those below it`}
          placeholder="Type a code"
          choices={(codes ?? []).map((code) => ({ id: code.id, label: code.name, colour: colourOf(code.colour), ...(code.parentId !== null && { description: pathOf(known, code) }) }))}
          value={chosenIds}
          onChange={(ids) => set({ codeIds: ids.slice(0, mostCodes) })}
        />
      </div>
      <RestrictionFields value={restriction} onChange={(next) => set({ restriction: next })} />
      <ProblemNotice problem={asked.error} />
      {chosen.length === 0 && codes !== undefined && places !== undefined && <p>Choose one or several codes as columns. Each cell then holds the quotes of one {rowWord} on one code, and what you make of them.</p>}
      {chosen.length > 0 && found === undefined && asked.isFetching && <p role="status">Laying out the matrix…</p>}
      {found !== undefined && (
        <>
          <Finding>{sentence(found.rows.length, rowWord, chosen.length, count)}</Finding>
          {found.rows.length > 0 && (
            <>
              <div className="auto-code-actions">
                <Button icon="save" isDisabled={count.summarised === 0} onPress={() => go({ room: 'questions', details: { tab: 'framework', do: 'export' } })}>Export</Button>
                <Switch isSelected={onlyWithWords} onChange={(next) => set({ onlyWithWords: next })}>{`Only ${rowWord}s with quotes or a summary`}</Switch>
                <p className="framework-keys">Arrows walk, Enter opens a cell to read and write, Ctrl Enter keeps it, Esc comes back.</p>
              </div>
              {shown.rows.length > 0 && <FrameworkGrid
                box={grid}
                caption={`Framework matrix: ${rowWord}s by codes`}
                rows={shown.rows}
                of={found.rows.length}
                rowWord={rowWord}
                codes={chosen}
                byRow={shown.byRow}
                open={open}
                onOpen={({ rowId, codeId }) => {
                  setOpening(opening + 1);
                  set({ open: { rowId, codeId } });
                }}
              />}
            </>
          )}
          <p className="questions-base">{found.base.sentence}</p>
        </>
      )}
      {openRow !== undefined && openCode !== undefined && openCell !== undefined && (
        <FrameworkCell key={`${rows} ${openRow.id} ${openCode.id}`} rowKind={rows} row={openRow} code={openCode} summary={openCell.summary} restriction={restriction} opening={opening} onLeave={() => grid.current?.focus()} />
      )}
    </Stack>
  );
}

function sentence(rows: number, rowWord: string, columns: number, { cells, withQuotes, summarised, stale }: ReturnType<typeof tally>): string {
  if (rows === 0) return `No ${rowWord} is asked about here.`;
  const has = (count: number, one: string, several: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
  return `${counted(rows, rowWord)} by ${counted(columns, 'code')}: of ${counted(cells, 'cell')} ${has(withQuotes, 'holds', 'hold')} quotes and ${has(summarised, 'is', 'are')} summarised${stale > 0 ? `; ${has(stale, 'of these summaries cites', 'of these summaries cite')} something that has changed` : ''}.`;
}
