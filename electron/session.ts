/** The one session of the window: in memory, without a cache, with nobody to talk to. */
import { session, type Session } from 'electron';
import { mayUse } from './policy/permissions.ts';
import { scheme } from './policy/origin.ts';
import { spellchecker } from './policy/spellchecker.ts';
import { mayRequest } from './policy/web-requests.ts';
import { serveWindow } from './protocol.ts';

/** Without `persist:` it is never written: a session on disk would keep plaintext beside the vault. */
const partition = 'kist';

export function openSession(options: { windowFolder: string; development: boolean }): Session {
  const ours = session.fromPartition(partition, { cache: false });
  ours.protocol.handle(scheme, serveWindow(options.windowFolder));
  blockRequests(ours, options.development);
  blockRequests(session.defaultSession, options.development);
  return ours;
}

/** The default session is used by nothing of ours; what might use it finds the same walls. */
function blockRequests(one: Session, development: boolean): void {
  one.setSpellCheckerEnabled(spellchecker.enabled);
  one.setSpellCheckerDictionaryDownloadURL(spellchecker.dictionaryAddress);
  one.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest({ address: details.url, resourceType: details.resourceType }, { development }) });
  });
  one.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayUse({ permission, origin: originOf(details.requestingUrl), isMainFrame: details.isMainFrame }));
  });
  one.setPermissionCheckHandler((_contents, permission, origin, details) => mayUse({ permission, origin, isMainFrame: details.isMainFrame }));
  one.setDevicePermissionHandler(() => false);
  // Files are saved through the dialog of `saveFile` alone.
  one.on('will-download', (event) => event.preventDefault());
}

/** Chromium gives an address here, and an origin there. */
function originOf(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : '';
}
