import { Select } from '../../ui/index.ts';
import { type Measure, ways } from './ways.ts';
import './WayList.css';

export type Page = 'about' | 'saved' | 'subsets' | 'people';
const pages: readonly { id: Page; label: string }[] = [
  { id: 'saved', label: 'Saved ways of looking' },
  { id: 'subsets', label: 'Subsets and their stories' },
  { id: 'about', label: 'The data and their limits' },
];

type WayListProps = { at: Measure | Page; onWay: (measure: Measure) => void; onPage: (page: Page) => void; hasPeople: boolean };

/** The ways of looking at the data, as the questions that they answer. Where there is no room for a list, it is a box to choose from. */
export function WayList({ at, onWay, onPage, hasPeople }: WayListProps) {
  const shownPages = hasPeople ? [...pages.slice(0, 2), { id: 'people' as const, label: 'Single timelines' }, pages[2]!] : pages;
  const choose = (id: Measure | Page): void => (shownPages.some((page) => page.id === id) ? onPage(id as Page) : onWay(id as Measure));
  return (
    <>
      <nav className="way-list" aria-label="What you can ask of these data">
        {ways.map((group) => (
          <div key={group.about} className="way-group">
            <p className="way-group-about">{group.about}</p>
            <ul>{group.ways.map((way) => <li key={way.measure}><Item id={way.measure} label={way.question} isHere={way.measure === at} onPress={choose} /></li>)}</ul>
          </div>
        ))}
        <div className="way-group">
          <p className="way-group-about">Kept</p>
          <ul>{shownPages.map((page) => <li key={page.id}><Item id={page.id} label={page.label} isHere={page.id === at} onPress={choose} /></li>)}</ul>
        </div>
      </nav>
      <div className="way-select">
        <Select
          label="What to ask of these data"
          hasHiddenLabel
          choices={[...ways.flatMap((group) => group.ways.map((way) => ({ id: way.measure as Measure | Page, label: way.question, description: group.about }))), ...shownPages.map((page) => ({ id: page.id as Measure | Page, label: page.label, description: 'Kept' }))]}
          value={at}
          onChange={choose}
        />
      </div>
    </>
  );
}

function Item<Id extends string>({ id, label, isHere, onPress }: { id: Id; label: string; isHere: boolean; onPress: (id: Id) => void }) {
  return <button type="button" className="way" aria-current={isHere ? 'page' : undefined} onClick={() => onPress(id)}>{label}</button>;
}
