/** Everything that passes between preload and main. Both bundles read this file; there are no other channels. */
export const channels = {
  call: 'kist:call',
  cancel: 'kist:cancel',
  chooseFiles: 'kist:choose-files',
  takeFiles: 'kist:take-files',
  chooseFolder: 'kist:choose-folder',
  saveFile: 'kist:save-file',
  lock: 'kist:lock',
  copied: 'kist:copied',
  event: 'kist:event',
} as const;

/** How the host's own verbs answer: errors as values, because Electron puts its own words in front of an error that is thrown. */
export type HostAnswer<Value> = { ok: true; value: Value } | { ok: false; message: string };
