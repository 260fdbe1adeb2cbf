/**
 * The inspector speaks about what is selected in a room, but stands beside it in the frame:
 * a room says `<InInspector label="Selected passage">…</InInspector>` wherever it knows what is selected.
 */
import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

type Slot = { element: HTMLElement | null; setElement: (element: HTMLElement | null) => void; label: string | null; claim: (label: string) => () => void };

const SlotContext = createContext<Slot | null>(null);

export function InspectorProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [label, setLabel] = useState<string | null>(null);
  const holders = useRef(0);
  const claim = useCallback((words: string) => {
    holders.current += 1;
    setLabel(words);
    return () => {
      holders.current -= 1;
      if (holders.current === 0) setLabel(null);
    };
  }, []);
  const slot = useMemo(() => ({ element, setElement, label, claim }), [element, label, claim]);
  return <SlotContext.Provider value={slot}>{children}</SlotContext.Provider>;
}

/** For the frame: what the inspector is about now (null: nothing), and where its content goes. */
export function useInspectorSlot(): Slot {
  const slot = useContext(SlotContext);
  if (!slot) throw new Error('InspectorProvider is missing');
  return slot;
}

export function InInspector({ label, children }: { label: string; children: ReactNode }) {
  const { element, claim } = useInspectorSlot();
  useLayoutEffect(() => claim(label), [claim, label]);
  return element ? createPortal(children, element) : null;
}
