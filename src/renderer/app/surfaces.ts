/** What is drawn in each room. Apart from the list of rooms, so that a room can lead to another without knowing what is drawn there. */
import type { ComponentType } from 'react';
import { AgreementRoom } from '../features/agreement/AgreementRoom.tsx';
import { CausesRoom } from '../features/causes/CausesRoom.tsx';
import { ClaimsRoom } from '../features/claims/ClaimsRoom.tsx';
import { CodebookRoom } from '../features/codebook/CodebookRoom.tsx';
import { FlowsRoom } from '../features/flows/FlowsRoom.tsx';
import { FrameworkRoom } from '../features/framework/FrameworkRoom.tsx';
import { HarvestRoom } from '../features/harvest/HarvestRoom.tsx';
import { HelpRoom } from '../features/help/HelpRoom.tsx';
import { HistoryRoom } from '../features/history/HistoryRoom.tsx';
import { HomeRoom } from '../features/home/HomeRoom.tsx';
import { MemosRoom } from '../features/memos/MemosRoom.tsx';
import { QuestionsRoom } from '../features/questions/QuestionsRoom.tsx';
import { BriefsRoom } from '../features/reports/BriefsRoom.tsx';
import { SearchRoom } from '../features/search/SearchRoom.tsx';
import { SourcesRoom } from '../features/sources/SourcesRoom.tsx';
import { TheoryRoom } from '../features/theory/TheoryRoom.tsx';
import { TimelineRoom } from '../features/timeline/TimelineRoom.tsx';
import { VaultRoom } from '../features/vault/VaultRoom.tsx';
import { VoicesRoom } from '../features/voices/VoicesRoom.tsx';
import type { RoomKey } from './rooms.ts';

export const surfaces: Record<RoomKey, ComponentType> = {
  home: HomeRoom,
  sources: SourcesRoom,
  codebook: CodebookRoom,
  voices: VoicesRoom,
  memos: MemosRoom,
  questions: QuestionsRoom,
  agreement: AgreementRoom,
  causes: CausesRoom,
  search: SearchRoom,
  flows: FlowsRoom,
  framework: FrameworkRoom,
  theory: TheoryRoom,
  claims: ClaimsRoom,
  harvest: HarvestRoom,
  timeline: TimelineRoom,
  briefs: BriefsRoom,
  history: HistoryRoom,
  vault: VaultRoom,
  help: HelpRoom,
};
