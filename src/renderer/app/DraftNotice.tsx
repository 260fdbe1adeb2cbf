import type { EditorDraft } from '../client/drafts.ts';
import { Button, Notice } from '../ui/index.ts';

/** Says that words have come back which were never saved, and lets them go. */
export function DraftNotice({ draft: { back, discard } }: { draft: Pick<EditorDraft<never>, 'back' | 'discard'> }) {
  if (back === null) return null;
  return (
    <Notice kind="info" title={`Your unsaved words of ${hourOf(back.at)} are back.`} actions={<Button size="small" onPress={discard}>Discard them</Button>}>
      {back.stoodOtherwise ? 'What stands here was changed since: saving writes over it.' : undefined}
    </Notice>
  );
}

/** The hour of unsaved words, with the day if it was not today. */
export function hourOf(at: string): string {
  const then = new Date(at);
  const now = new Date();
  const hour = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return then.toDateString() === now.toDateString() ? hour : `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, ${hour}`;
}
