/** A round of choosing the most significant change is closed once a reader could follow it: who chose, what, and why (Davies and Dart 2005; reference: methods.md, section 8). */

type Round = { readonly panel: string; readonly stories: readonly { readonly title: string; readonly chosen: boolean; readonly panelsReason: string }[] };

/** Why a round can't be closed yet, in one sentence; null when it can. */
export function whyNotClosed({ panel, stories }: Round): string | null {
  if (stories.length === 0) return 'No story is in this round yet. Put stories into it first.';
  const chosen = stories.filter((story) => story.chosen);
  if (chosen.length === 0) return 'No story has been chosen yet. Say which the panel chose first.';
  if (panel.trim() === '') return 'It is not said who chose. Write down the panel by its roles first.';
  const unreasoned = chosen.find((story) => story.panelsReason.trim() === '');
  return unreasoned ? `It is not said why the panel chose “${unreasoned.title}”. Write down its reason first.` : null;
}
