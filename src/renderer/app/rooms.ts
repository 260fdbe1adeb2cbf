/** The rooms of the window, in the order of the rail; one list for the rail, the jump palette, the native menu and the help. */
import type { ComponentType } from 'react';
import type { IconName } from '../ui/index.ts';
import { ClaimsRoom } from '../features/claims/ClaimsRoom.tsx';
import { CodebookRoom } from '../features/codebook/CodebookRoom.tsx';
import { FlowsRoom } from '../features/flows/FlowsRoom.tsx';
import { FrameworkRoom } from '../features/framework/FrameworkRoom.tsx';
import { HelpRoom } from '../features/help/HelpRoom.tsx';
import { HistoryRoom } from '../features/history/HistoryRoom.tsx';
import { HomeRoom } from '../features/home/HomeRoom.tsx';
import { BriefsRoom } from '../features/reports/BriefsRoom.tsx';
import { SearchRoom } from '../features/search/SearchRoom.tsx';
import { SourcesRoom } from '../features/sources/SourcesRoom.tsx';
import { TimelineRoom } from '../features/timeline/TimelineRoom.tsx';
import { VaultRoom } from '../features/vault/VaultRoom.tsx';
import { VoicesRoom } from '../features/voices/VoicesRoom.tsx';

export type RoomKey = 'home' | 'sources' | 'codebook' | 'voices' | 'flows' | 'framework' | 'claims' | 'timeline' | 'briefs' | 'search' | 'vault' | 'history' | 'help';

export type Room = {
  key: RoomKey;
  name: string;
  /** Heading in the rail; null for what stands above or below the groups. */
  group: 'Words' | 'Numbers' | 'Change' | 'Together' | null;
  icon: IconName;
  Surface: ComponentType;
};

export const rooms: readonly Room[] = [
  { key: 'home', name: 'Home', group: null, icon: 'home', Surface: HomeRoom },
  { key: 'sources', name: 'Sources', group: 'Words', icon: 'sources', Surface: SourcesRoom },
  { key: 'codebook', name: 'Codebook', group: 'Words', icon: 'codebook', Surface: CodebookRoom },
  { key: 'voices', name: 'Voices', group: 'Words', icon: 'voices', Surface: VoicesRoom },
  { key: 'search', name: 'Search', group: 'Words', icon: 'search', Surface: SearchRoom },
  { key: 'flows', name: 'Flows', group: 'Numbers', icon: 'flows', Surface: FlowsRoom },
  { key: 'framework', name: 'Framework', group: 'Change', icon: 'framework', Surface: FrameworkRoom },
  { key: 'claims', name: 'Claims', group: 'Change', icon: 'claims', Surface: ClaimsRoom },
  { key: 'timeline', name: 'Timeline', group: 'Change', icon: 'timeline', Surface: TimelineRoom },
  { key: 'briefs', name: 'Briefs', group: 'Together', icon: 'briefs', Surface: BriefsRoom },
  { key: 'history', name: 'History', group: 'Together', icon: 'undo', Surface: HistoryRoom },
  { key: 'vault', name: 'Vault and team', group: 'Together', icon: 'key', Surface: VaultRoom },
  { key: 'help', name: 'Help', group: 'Together', icon: 'help', Surface: HelpRoom },
];
