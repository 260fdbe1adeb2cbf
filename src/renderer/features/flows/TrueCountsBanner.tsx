import { useEffect, useRef, useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Icon } from '../../ui/index.ts';
import { forgetTrueAnswers, trueMark, type TrueCounts } from './true-counts.ts';
import './TrueCounts.css';

/** Stands as long as true counts are shown, wherever they are: what that means, and the way back. Copying and printing are shut meanwhile. */
export function TrueCountsBanner({ dataset, trueCounts }: { dataset: Dataset; trueCounts: TrueCounts }) {
  const hide = useChange('flows.hideTrueCounts');
  const [refused, setRefused] = useState(0);
  const stop = (): void => hide.mutate({ datasetId: dataset.id }, { onSuccess: () => { forgetTrueAnswers(); announce('Protected counts again'); } });
  useKeys({ 'shift+h': stop });
  useShut(() => setRefused((count) => count + 1));
  return (
    <>
      <div className="true-counts-banner" role="status">
        <Icon name="eye" />
        <p>
          <strong>True counts: not for release.</strong> {refused === 0 ? 'Exports, evidence and packs stay protected; copying and printing are shut.' : 'Nothing was copied: true counts leave through nothing. Hide them, then copy.'}
          {trueCounts.reason !== null && <span className="true-counts-reason"> Switched on for: {trueCounts.reason}</span>}
        </p>
        <Button size="small" icon="eye-closed" keys="Shift H" isDisabled={hide.isPending} onPress={stop}>Hide</Button>
      </div>
      <ProblemNotice problem={hide.error} />
      <p className="true-counts-print">True counts are not printed. Hide them first; protected counts can be printed.</p>
    </>
  );
}

/** Refuses to copy, cut or drag what stands within the mark. */
function useShut(onRefused: () => void): void {
  const latest = useRef(onRefused);
  latest.current = onRefused;
  useEffect(() => {
    const refuse = (event: ClipboardEvent | DragEvent): void => {
      const selection = document.getSelection();
      const marked = [...document.querySelectorAll(`[${trueMark}]`)];
      const isWithin = event.target instanceof Node && marked.some((element) => element.contains(event.target as Node));
      const isTyped = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const touches = selection !== null && !selection.isCollapsed && marked.some((element) => selection.containsNode(element, true));
      if (isTyped || !(isWithin || touches)) return;
      event.preventDefault();
      event.stopPropagation();
      if ('clipboardData' in event) event.clipboardData?.setData('text/plain', 'True counts are not for release and were not copied.');
      announce('Nothing was copied: true counts leave through nothing.');
      latest.current();
    };
    for (const kind of ['copy', 'cut', 'dragstart'] as const) document.addEventListener(kind, refuse, { capture: true });
    return () => {
      for (const kind of ['copy', 'cut', 'dragstart'] as const) document.removeEventListener(kind, refuse, { capture: true });
    };
  }, []);
}
