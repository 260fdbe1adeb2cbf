import { useMemo, useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, EmptyRoom, ListBox, PageHeader, Room, SearchField, SplitPane, Tree } from '../../ui/index.ts';
import { offerCodes } from '../coding/code-choices.ts';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { CodePage, type CodeAsking } from './CodePage.tsx';
import { codeTree, movesFor } from './code-tree.ts';
import { NewCode } from './NewCode.tsx';
import './CodebookRoom.css';

/** The named ideas that passages are coded with: their tree, and one of them with its quotes. */
export function CodebookRoom() {
  const { id } = useRoute();
  const asked = useAsk('codebook.list', {});
  const move = useChange('codebook.move');
  const [typed, setTyped] = useState('');
  const [isAdding, setAdding] = useState<{ parentId: string | null } | null>(null);
  const [asking, setAsking] = useState<{ id: string; what: CodeAsking } | null>(null);
  const codes = asked.data?.codes;
  const tree = useMemo(() => codeTree(codes ?? []), [codes]);
  const chosen = codes?.find((code) => code.id === id) ?? null;

  if (asked.error) return <Room><ProblemNotice problem={asked.error} /></Room>;
  if (codes === undefined) return <Room>{null}</Room>;
  const open = (codeId: string | undefined): void => go(codeId === undefined ? { room: 'codebook' } : { room: 'codebook', id: codeId }, { replace: id !== null });

  if (codes.length === 0) {
    return (
      <Room>
        <EmptyRoom
          level={1}
          picture="codebook"
          title="Here you name what passages are about"
          actions={isAdding === null ? <Button kind="primary" icon="plus" onPress={() => setAdding({ parentId: null })}>Add a first code</Button> : <NewCode parent={null} onDone={(made) => { setAdding(null); if (made !== null) open(made); }} />}
        >
          A code is a named idea with a definition, so that two people would use it alike. Most codes come about while reading: select words, press C, type a name.
        </EmptyRoom>
      </Room>
    );
  }

  const codings = codes.reduce((sum, code) => sum + code.codings, 0);
  return (
    <div className="codebook">
      <div className="codebook-head">
        <PageHeader title="Codebook" below={`${counted(codes.length, 'code')}, ${counted(codings, 'coding')}. Alt with the arrow keys moves a code, F2 renames it.`} actions={<Button icon="plus" onPress={() => setAdding({ parentId: null })}>New code</Button>} />
        <ProblemNotice problem={move.error} />
      </div>
      <SplitPane
        label="Width of the tree of codes"
        share={36}
        least={24}
        most={60}
        start={
          <div className="codebook-tree">
            <SearchField label="Find a code" value={typed} onChange={setTyped} />
            {isAdding !== null && <NewCode parent={codes.find((code) => code.id === isAdding.parentId) ?? null} onDone={(made) => { setAdding(null); if (made !== null) open(made); }} />}
            {typed.trim() === '' ? (
              <Tree
                label="Codes, each with how many codings it has by itself"
                nodes={tree}
                value={chosen === null ? [] : [chosen.id]}
                onChange={([first]) => { if (first !== undefined) open(first); }}
                onMove={(wanted) => {
                  void movesFor(codes, wanted).reduce(async (before, step) => { await before; await move.mutateAsync(step); }, Promise.resolve()).then(() => announce('Moved'), () => undefined);
                }}
                onRename={(codeId) => { open(codeId); setAsking({ id: codeId, what: 'rename' }); }}
                onDelete={([first]) => { if (first !== undefined) { open(first); setAsking({ id: first, what: 'remove' }); } }}
              />
            ) : (
              <ListBox
                label="Codes that were found"
                choices={offerCodes(codes, typed, [], 60).map(({ code, path }) => ({ id: code.id, label: code.name, description: path, colour: colourOf(code.colour), count: code.codings }))}
                value={chosen === null ? [] : [chosen.id]}
                onChange={([first]) => { if (first !== undefined) open(first); }}
                empty="No code is called that."
              />
            )}
          </div>
        }
        end={
          chosen === null ? <p className="codebook-hint">Choose a code to see what it means and what has been coded with it.</p> : (
            <CodePage
              key={chosen.id}
              code={chosen}
              codes={codes}
              asking={asking?.id === chosen.id ? asking.what : null}
              onAsk={(what) => setAsking(what === null ? null : { id: chosen.id, what })}
              onAddUnder={() => setAdding({ parentId: chosen.id })}
              onGone={open}
            />
          )
        }
      />
    </div>
  );
}
