/** What the hosts and the command line use of the service. */
export { leaveMemoryOutOfCoreDumps } from './core-dump.ts';
export { createService, type Service, type ServiceOptions } from './dispatch.ts';
export { createBroker, type Broker, type VaultProcess } from './host/broker.ts';
export type { FromVault, Port, ToVault } from './host/messages.ts';
export { serveVault } from './host/serve.ts';
export { type ChosenFile, grantedInbox, type Inbox, largestFile, pathInbox } from './inbox.ts';
export { workerLane } from './lane.ts';
export { secretVariables, withoutSecrets } from './secret-variables.ts';
export { defaultVaultFolder, vaultPath } from '../vault/folder.ts';
