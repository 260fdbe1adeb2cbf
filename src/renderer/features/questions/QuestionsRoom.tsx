import { go, useRoute } from '../../app/route.ts';
import { PageHeader, Room, Tabs } from '../../ui/index.ts';
import { AskTab } from './AskTab.tsx';
import { AutoCodeTab } from './AutoCodeTab.tsx';
import { FrameworkExport } from './FrameworkExport.tsx';
import { FrameworkTab } from './FrameworkTab.tsx';
import { InContextTab } from './InContextTab.tsx';
import { MatrixTab } from './MatrixTab.tsx';
import { OverTimeTab } from './OverTimeTab.tsx';
import { WordsTab } from './WordsTab.tsx';
import './QuestionsRoom.css';

const tabs = [
  { id: 'ask', label: 'Ask', content: <AskTab /> },
  { id: 'find', label: 'Find and code', content: <AutoCodeTab /> },
  { id: 'matrix', label: 'Matrix', content: <MatrixTab /> },
  { id: 'in-context', label: 'Words in context', content: <InContextTab /> },
  { id: 'words', label: 'Count of words', content: <WordsTab /> },
  { id: 'over-time', label: 'Over time', content: <OverTimeTab /> },
  { id: 'framework', label: 'Framework matrix', content: <FrameworkTab /> },
] as const;

/** Questions to what was said and coded, and the ways of counting it. */
export function QuestionsRoom() {
  const { id, details } = useRoute();
  const tab = tabs.find((one) => one.id === details['tab'])?.id ?? 'ask';
  if (tab === 'framework' && details['do'] === 'export') return <FrameworkExport />;
  return (
    <Room>
      <PageHeader title="Questions" below="What was said about this and that, by whom, where and when. Every number says what it is out of, and leads to the words." />
      <Tabs label="Ways of asking" tabs={tabs} value={tab} onChange={(next) => go({ room: 'questions', ...(next === 'ask' && id !== null ? { id } : {}), details: { tab: next } })} />
    </Room>
  );
}
