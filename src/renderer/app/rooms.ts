/** The rooms of the window, in the order of the rail; one list for the rail, the jump palette and the native menu. */
import type { IconName } from '../ui/index.ts';

export type RoomKey = 'home' | 'sources' | 'codebook' | 'voices' | 'memos' | 'questions' | 'agreement' | 'causes' | 'flows' | 'framework' | 'theory' | 'claims' | 'harvest' | 'timeline' | 'briefs' | 'search' | 'vault' | 'history' | 'help';

export type Room = {
  key: RoomKey;
  name: string;
  /** Heading in the rail; null for what stands above or below the groups. */
  group: 'Words' | 'Numbers' | 'Change' | 'Together' | null;
  icon: IconName;
};

export const rooms: readonly Room[] = [
  { key: 'home', name: 'Home', group: null, icon: 'home' },
  { key: 'sources', name: 'Sources', group: 'Words', icon: 'sources' },
  { key: 'codebook', name: 'Codebook', group: 'Words', icon: 'codebook' },
  { key: 'voices', name: 'Voices', group: 'Words', icon: 'voices' },
  { key: 'memos', name: 'Memos', group: 'Words', icon: 'memos' },
  { key: 'questions', name: 'Questions', group: 'Words', icon: 'questions' },
  { key: 'agreement', name: 'Two readings', group: 'Words', icon: 'agreement' },
  { key: 'causes', name: 'What leads to what', group: 'Words', icon: 'map' },
  { key: 'search', name: 'Search', group: 'Words', icon: 'search' },
  { key: 'flows', name: 'Flows', group: 'Numbers', icon: 'flows' },
  { key: 'framework', name: 'Framework', group: 'Change', icon: 'framework' },
  { key: 'theory', name: 'Theories', group: 'Change', icon: 'theory' },
  { key: 'claims', name: 'Claims', group: 'Change', icon: 'claims' },
  { key: 'harvest', name: 'Outcome register', group: 'Change', icon: 'learning' },
  { key: 'timeline', name: 'Timeline', group: 'Change', icon: 'timeline' },
  { key: 'briefs', name: 'Briefs', group: 'Together', icon: 'briefs' },
  { key: 'history', name: 'History', group: 'Together', icon: 'undo' },
  { key: 'vault', name: 'Vault and team', group: 'Together', icon: 'key' },
  { key: 'help', name: 'Help', group: 'Together', icon: 'help' },
];
