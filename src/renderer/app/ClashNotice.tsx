import { Button, Notice } from '../ui/index.ts';

export type ClashNoticeProps = {
  /** What stands in the vault now, in words. */
  theirs: string;
  /** Stores what the person wrote, over what stands there. */
  onSaveMine: () => void;
  /** Takes what stands there and lets go of what the person wrote. */
  onTakeTheirs: () => void;
};

/** Two people wrote in the same place. Nothing is lost until one of the two is chosen, and undo brings the other back. */
export function ClashNotice({ theirs, onSaveMine, onTakeTheirs }: ClashNoticeProps) {
  return (
    <Notice
      kind="caution"
      isUrgent
      title="Somebody changed this while you were writing."
      safe="Your words are still here, and nothing was written over."
      actions={(
        <>
          <Button size="small" onPress={onSaveMine}>Save mine</Button>
          <Button size="small" onPress={onTakeTheirs}>Take what is there now</Button>
        </>
      )}
    >
      {theirs.trim() === '' ? 'It is empty now.' : `It now reads: “${theirs}”`}
    </Notice>
  );
}
