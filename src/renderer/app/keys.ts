/** Keys of the window. `mod` is Ctrl, or Cmd on a Mac. Single letters rest while somebody is typing, and can be switched off. */
import { useEffect, useRef } from 'react';

export type Key = string;

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** How a key is shown: `mod+k` reads "Ctrl K". */
export function keyLabel(key: Key): string {
  return key
    .split('+')
    .map((part) => ({ mod: isMac ? '⌘' : 'Ctrl', shift: 'Shift', alt: 'Alt', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', escape: 'Esc', enter: 'Enter' })[part] ?? (part.length === 1 || /^f\d+$/.test(part) ? part.toUpperCase() : part))
    .join(' ');
}

/** Whether the person is typing words, so that letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=range]), textarea, select, [role=textbox], [role=combobox]'));
}

function matches(event: KeyboardEvent, key: Key): boolean {
  const parts = key.split('+');
  const letter = parts.at(-1)!;
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  // Where a bracket needs AltGr, Windows says Ctrl and Alt with it.
  const isAltGr = letter.length === 1 && event.getModifierState('AltGraph');
  const mod = isMac ? event.metaKey : event.ctrlKey && !isAltGr;
  if (mod !== wants('mod') || (event.altKey && !isAltGr) !== wants('alt')) return false;
  // "?" already needs Shift on most keyboards.
  if (/^[a-z]$|^.{2,}$/.test(letter) && event.shiftKey !== wants('shift')) return false;
  return event.key.toLowerCase() === letter;
}

/** A dialog is open, or the letters choose in a list. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('.ui-dialog-veil, [data-modal]') !== null) return true;
  return target instanceof HTMLElement && target.closest('[role=menu], [role=listbox]') !== null;
}

const singleLetters = 'kist.single-letter-keys';
export const singleLetterKeys = {
  areOn: (): boolean => localStorage.getItem(singleLetters) !== 'off',
  set: (on: boolean): void => localStorage.setItem(singleLetters, on ? 'on' : 'off'),
};

/**
 * Binds keys while the component stands. A handler that answers false lets the key go on.
 * Keys with a modifier work everywhere; others rest while somebody types or a dialog is open.
 */
export function useKeys(bindings: Record<Key, (event: KeyboardEvent) => void | false>, enabled = true): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      for (const [key, handler] of Object.entries(latest.current)) {
        if (!matches(event, key)) continue;
        const plain = !/(^|\+)(mod|alt)\+/.test(key);
        if (plain && (isTyping(event.target) || isElsewhere(event.target))) continue;
        if (plain && /^(shift\+)?.$/.test(key) && !singleLetterKeys.areOn()) continue;
        if (handler(event) === false) continue;
        event.preventDefault();
        return;
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
}
