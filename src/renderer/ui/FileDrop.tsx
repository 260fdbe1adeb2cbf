import { DropZone, FileTrigger, Text, isDirectoryDropItem, isFileDropItem } from 'react-aria-components';
import type { DirectoryDropItem, DropZoneProps } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './FileDrop.css';

/** A file with the way to it within the folder that was dropped; only its name when it was dropped by itself. */
export type DroppedFile = { file: File; path: string };

export type FileDropProps = {
  /** What to drop here: "Drop transcripts or a folder of them". */
  label: string;
  /** Which kinds are read, and what happens next. */
  hint?: string;
  onFiles: (files: DroppedFile[]) => void;
  /** Endings or types for the file chooser: ".docx", ".vtt". Dropping takes anything; the import says what it can't read. */
  accept?: readonly string[];
  canTakeSeveral?: boolean;
  canTakeFolder?: boolean;
  /** Opens the host's own chooser instead of the browser's. */
  onChooseFiles?: () => void;
  onChooseFolder?: () => void;
  isDisabled?: boolean;
};

/** A place to drop files on, with buttons that do the same by keyboard. */
export function FileDrop({ label, hint, onFiles, accept, canTakeSeveral = true, canTakeFolder = false, onChooseFiles, onChooseFolder, isDisabled = false }: FileDropProps) {
  async function onDrop(event: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]): Promise<void> {
    const found: DroppedFile[] = [];
    for (const item of event.items) {
      if (isFileDropItem(item)) found.push({ file: await item.getFile(), path: item.name });
      else if (isDirectoryDropItem(item) && canTakeFolder) found.push(...await filesWithin(item, item.name));
    }
    if (found.length > 0) onFiles(canTakeSeveral ? found : found.slice(0, 1));
  }

  function onSelect(list: FileList | null): void {
    const found = [...list ?? []].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    if (found.length > 0) onFiles(found);
  }

  const choose = canTakeSeveral ? 'Choose files' : 'Choose a file';
  return (
    <DropZone className="ui-file-drop" isDisabled={isDisabled} onDrop={(event) => { void onDrop(event); }} getDropOperation={() => 'copy'}>
      <Icon name="bring" />
      <div className="ui-file-drop-words">
        <Text slot="label" className="ui-file-drop-label">{label}</Text>
        {hint !== undefined && <p className="ui-file-drop-hint">{hint}</p>}
      </div>
      <div className="ui-file-drop-actions">
        {onChooseFiles === undefined ? (
          <FileTrigger allowsMultiple={canTakeSeveral} acceptedFileTypes={accept} onSelect={onSelect}><Button isDisabled={isDisabled}>{choose}</Button></FileTrigger>
        ) : <Button isDisabled={isDisabled} onPress={onChooseFiles}>{choose}</Button>}
        {canTakeFolder && (onChooseFolder === undefined ? (
          <FileTrigger acceptDirectory onSelect={onSelect}><Button isDisabled={isDisabled}>Choose a folder</Button></FileTrigger>
        ) : <Button isDisabled={isDisabled} onPress={onChooseFolder}>Choose a folder</Button>)}
      </div>
    </DropZone>
  );
}

async function filesWithin(folder: DirectoryDropItem, path: string): Promise<DroppedFile[]> {
  const found: DroppedFile[] = [];
  for await (const entry of folder.getEntries()) {
    const entryPath = `${path}/${entry.name}`;
    if (isDirectoryDropItem(entry)) found.push(...await filesWithin(entry, entryPath));
    else found.push({ file: await entry.getFile(), path: entryPath });
  }
  return found.sort((first, second) => first.path.localeCompare(second.path, 'en-GB', { numeric: true }));
}
