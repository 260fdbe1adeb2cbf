import { useEffect, useRef } from 'react';
import type { Code } from '../../../contract/index.ts';
import { Button, Notice, type TreeMove } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';

type DropChoiceProps = { move: TreeMove; codes: readonly Code[]; onPut: () => void; onMerge: (id: string, intoId: string) => void; onLeave: () => void };

/** The tree puts the keys back on what was dropped, 50 ms after; the question takes them once it has, in milliseconds. */
const afterTheTree = 150;

/** Dropping one code onto another can mean two things, so it is asked. */
export function DropChoice({ move, codes, onPut, onMerge, onLeave }: DropChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => box.current?.querySelector('button')?.focus(), afterTheTree);
    return () => clearTimeout(timer);
  }, [move]);
  const onto = codes.find((code) => code.id === move.target);
  const first = codes.find((code) => code.id === move.ids[0]);
  if (onto === undefined || first === undefined) return null;
  const what = move.ids.length === 1 ? `“${first.name}”` : counted(move.ids.length, 'code');
  return (
    <div ref={box} onKeyDown={(event) => { if (event.key === 'Escape') onLeave(); }}>
      <Notice
        isUrgent
        title={`${what} onto “${onto.name}”.`}
        actions={
          <>
            <Button size="small" kind="primary" onPress={onPut}>Put under it</Button>
            {move.ids.length === 1 && <Button size="small" icon="merge" onPress={() => onMerge(first.id, onto.id)}>Merge into it</Button>}
            <Button size="small" kind="quiet" onPress={onLeave}>Leave it</Button>
          </>
        }
      >
        {move.ids.length === 1 ? 'Under it both stay; merged, the two become one.' : 'They would stand under it, in their order.'}
      </Notice>
    </div>
  );
}
