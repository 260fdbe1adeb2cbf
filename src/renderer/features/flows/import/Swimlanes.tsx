/** People's stays as bars on one time axis: a lane for each stream. The picture is for the eye; the same stays stand in the table beside it. */
import { codeColours, hatchOf } from '../../../ui/index.ts';
import { dayWords } from '../words.ts';
import './Swimlanes.css';

export type LaneStay = { stream: string; place: string; state: string; from: string; to: string | null };
type SwimlanesProps = {
  /** States in the order of the scheme, for their colours. */
  states: readonly string[];
  label: (state: string) => string;
  people: readonly { person: number; stays: readonly LaneStay[] }[];
  /** The time axis, `[from, to)`. */
  from: string;
  to: string;
};

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const colourOf = (position: number) => codeColours[(position < 0 ? 13 : position) % codeColours.length]!.name;

/** Firsts of January within the axis; where it is shorter than two years, of quarters. */
export function ticksOf(from: string, to: string): string[] {
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4));
  const every = last - first > 24 ? 5 : last - first > 12 ? 2 : 1;
  const months = last - first < 2 ? ['01', '04', '07', '10'] : ['01'];
  const days: string[] = [];
  for (let year = first; year <= last; year += 1) if (year % every === 0) days.push(...months.map((month) => `${year}-${month}-01`));
  return days.filter((day) => day > from && day < to);
}

export function Swimlanes({ states, label, people, from, to }: SwimlanesProps) {
  const begin = time(from);
  const whole = Math.max(1, time(to) - begin);
  const at = (day: string): number => Math.min(100, Math.max(0, (100 * (time(day) - begin)) / whole));
  const ticks = ticksOf(from, to);
  const seen = states.filter((state) => people.some(({ stays }) => stays.some((stay) => stay.state === state)));
  return (
    <div className="swimlanes">
      <ul className="swimlanes-key" aria-label="States">
        {seen.map((state) => <li key={state}><span className="swimlanes-sign" data-colour={colourOf(states.indexOf(state))} data-hatch={hatchOf(colourOf(states.indexOf(state)))} aria-hidden="true" />{label(state)}</li>)}
      </ul>
      <div className="swimlanes-people" aria-hidden="true">
        {people.map(({ person, stays }) => {
          const streams = [...new Set(stays.map(({ stream }) => stream))];
          return (
            <div key={person} className="swimlane-person">
              <span className="swimlane-name">Person {person}</span>
              <div className="swimlane-lanes">
                {ticks.map((day) => <span key={day} className="swimlane-tick" style={{ insetInlineStart: `${at(day)}%` }} />)}
                {streams.map((stream) => (
                  <div key={stream} className="swimlane-lane">
                    {stays.filter((stay) => stay.stream === stream).map((stay, position) => {
                      const start = at(stay.from);
                      const width = Math.max(0.3, at(stay.to ?? to) - start);
                      const colour = colourOf(states.indexOf(stay.state));
                      return <span key={position} className="swimlane-stay" data-is-open={stay.to === null || undefined} data-colour={colour} data-hatch={hatchOf(colour)} style={{ insetInlineStart: `${start}%`, inlineSize: `${width}%` }} title={`${label(stay.state)}, ${stay.to === null ? `since ${dayWords(stay.from)}` : `${dayWords(stay.from)} to ${dayWords(stay.to)}`}`}><span>{width > 9 ? label(stay.state) : ''}</span></span>;
                    })}
                  </div>
                ))}
              </div>
              <span className="swimlane-streams">{streams.length > 1 && streams.map((stream) => <span key={stream}>{stream || 'no stream'}</span>)}</span>
            </div>
          );
        })}
        <div className="swimlane-person swimlane-axis"><span /><div className="swimlane-lanes">{ticks.map((day) => <span key={day} className="swimlane-year" style={{ insetInlineStart: `${at(day)}%` }}>{day.endsWith('-01-01') ? day.slice(0, 4) : day.slice(5, 7) === '04' ? 'April' : day.slice(5, 7) === '07' ? 'July' : 'October'}</span>)}</div><span /></div>
      </div>
    </div>
  );
}
