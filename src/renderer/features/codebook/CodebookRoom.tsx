import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, PageHeader, Room, SplitPane } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { CodePage, type CodeAsking } from './CodePage.tsx';
import { CodebookTree } from './CodebookTree.tsx';
import { EmptyCodebook } from './EmptyCodebook.tsx';
import { ExportCodebook } from './ExportCodebook.tsx';
import { ImportCodebook } from './ImportCodebook.tsx';
import { NewCode } from './NewCode.tsx';
import { SeveralCodes } from './SeveralCodes.tsx';
import { SplitCode } from './SplitCode.tsx';
import './CodebookRoom.css';

/** The named ideas that passages are coded with: their tree, and one of them with its quotes. */
export function CodebookRoom() {
  const { id, details } = useRoute();
  const asked = useAsk('codebook.list', {});
  const [isAdding, setAdding] = useState<{ parentId: string | null } | null>(null);
  const [asking, setAsking] = useState<{ id: string; what: CodeAsking } | null>(null);
  // What is open is in the address; only several at once are remembered here.
  const [several, setSeveral] = useState<readonly string[]>([]);
  const codes = asked.data?.codes;
  const chosen = codes?.find((code) => code.id === id) ?? null;
  const group = useMemo(() => codes?.filter((code) => several.includes(code.id)) ?? [], [codes, several]);
  /** Where a form closes, or one has jumped to a code, the keyboard goes on from it, as soon as it stands in the tree. */
  const wantsTree = useRef(true);
  const toTree = (): void => { wantsTree.current = true; };
  useEffect(toTree, [chosen?.id]);
  useEffect(() => {
    if (!wantsTree.current || chosen === null || isAdding !== null || asking !== null) return undefined;
    const frame = requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`.codebook [role=row][data-key="${chosen.id}"]`);
      if (row === null) return;
      wantsTree.current = false;
      if (document.activeElement === document.body || document.activeElement?.id === 'main') row.focus();
    });
    return () => cancelAnimationFrame(frame);
  });
  useKeys({ n: () => setAdding({ parentId: null }), 'shift+n': () => setAdding({ parentId: chosen?.id ?? null }), f2: () => (chosen === null ? false : setAsking({ id: chosen.id, what: 'rename' })) }, codes !== undefined && codes.length > 0 && details.do === undefined);

  if (asked.error) return <Room><ProblemNotice problem={asked.error} /></Room>;
  if (codes === undefined) return <Room>{null}</Room>;
  const open = (codeId: string | undefined): void => go(codeId === undefined ? { room: 'codebook' } : { room: 'codebook', id: codeId }, { replace: id !== null && details.do === undefined });
  const choose = (ids: readonly string[]): void => {
    setSeveral(ids.length > 1 ? ids : []);
    if (ids.length === 1 && ids[0] !== id) open(ids[0]);
  };

  if (details.do === 'import') return <ImportCodebook isFirst={codes.length === 0} onLeave={() => open(undefined)} />;
  if (codes.length === 0) return <EmptyCodebook onMade={open} />;
  if (details.do === 'export') return <ExportCodebook codes={codes} onLeave={() => open(undefined)} />;
  if (details.do === 'split' && chosen !== null) return <SplitCode key={chosen.id} code={chosen} codes={codes} onLeave={() => open(chosen.id)} />;

  const codings = codes.reduce((sum, code) => sum + code.codings, 0);
  const value = group.length > 1 ? group.map((code) => code.id) : chosen === null ? [] : [chosen.id];
  return (
    <div className="codebook">
      <div className="codebook-head">
        <PageHeader
          title="Codebook"
          below={`${counted(codes.length, 'code')}, used in ${counted(codings, 'coding')}.`}
          actions={
            <>
              <Button kind="quiet" icon="bring" onPress={() => go({ room: 'codebook', details: { do: 'import' } })}>Take in</Button>
              <Button kind="quiet" icon="save" onPress={() => go({ room: 'codebook', details: { do: 'export' } })}>Export</Button>
              <Button icon="plus" keys="N" onPress={() => setAdding({ parentId: null })}>New code</Button>
            </>
          }
        />
      </div>
      <SplitPane
        label="Width of the tree of codes"
        share={36}
        least={24}
        most={60}
        start={
          <CodebookTree
            codes={codes}
            value={value}
            onChoose={choose}
            onRename={(codeId) => { open(codeId); setAsking({ id: codeId, what: 'rename' }); }}
            onRemove={(codeId) => { setSeveral([]); open(codeId); setAsking({ id: codeId, what: 'remove' }); }}
            onMerge={(codeId, intoId) => { open(codeId); setAsking({ id: codeId, what: { mergeInto: intoId } }); }}
            above={isAdding !== null && <NewCode key={isAdding.parentId} parent={codes.find((code) => code.id === isAdding.parentId) ?? null} onDone={(made) => { setAdding(null); if (made !== null) choose([made]); toTree(); }} />}
          />
        }
        end={
          group.length > 1 ? <SeveralCodes group={group} codes={codes} onDone={() => setSeveral([])} />
            : chosen === null ? <p className="codebook-hint">Choose a code to see what it means and what has been coded with it.</p> : (
              <CodePage
                key={chosen.id}
                code={chosen}
                codes={codes}
                asking={asking?.id === chosen.id ? asking.what : null}
                onAsk={(what) => { setAsking(what === null ? null : { id: chosen.id, what }); if (what === null) toTree(); }}
                onAddUnder={() => setAdding({ parentId: chosen.id })}
                onGone={open}
              />
            )
        }
      />
    </div>
  );
}
