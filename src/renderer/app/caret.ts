import type { FocusEvent } from 'react';

/** For `onFocus` of a box with words in it: the cursor stands after them, where one goes on writing. */
export function caretAtEnd({ target }: FocusEvent<Element>): void {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  if (target.selectionStart === 0 && target.selectionEnd === 0) target.setSelectionRange(target.value.length, target.value.length);
}
