/** Whether a question to flow data can be asked: what it names has to be in the data, and protected figures take whole quarters. */
import type { CountsShown, Dataset, FlowFilter, FlowView, PathwayCondition } from '../contract/index.ts';
import { civilDay, dayOfIso } from '../domain/flows/days.ts';
import { notStated } from '../domain/flows/names.ts';
import { Refusal } from '../domain/refusal.ts';

/** Counts of people and of changes that were seen: what snapshots can tell. Everything else needs the days on which people moved. */
const seenInSnapshots = new Set<FlowView['measure']>(['stocks', 'moves', 'moves by number', 'up and down', 'returns from', 'moves per person']);

const statesOf = (condition: PathwayCondition): readonly string[] => {
  switch (condition.is) {
    case 'moves':
    case 'later':
      return [...condition.from, ...condition.to];
    case 'without earlier step':
      return [condition.state];
    case 'moves at least':
      return [];
    default:
      return condition.states;
  }
};

/** States that a question speaks of. */
function statesAsked(view: FlowView | null, filter: FlowFilter): string[] {
  const ofView = view === null ? [] : 'states' in view ? view.states : 'state' in view ? [view.state] : [];
  return [...ofView, ...(filter.states ?? []), ...(filter.pathway ?? []).flatMap(statesOf)];
}

/** Refuses a filter that names what is not in the data, or a period that can't be protected. */
export function checkFilter(dataset: Dataset, filter: FlowFilter, counts: CountsShown): void {
  requireKnown(dataset, 'state', statesAsked(null, filter), dataset.states.map((state) => state.name));
  requireKnown(dataset, 'place', filter.places ?? [], dataset.places);
  requireKnown(dataset, 'stream', filter.streams ?? [], dataset.streams);
  for (const { attribute, values } of filter.groups ?? []) {
    const known = dataset.attributes.find(({ name }) => name === attribute);
    requireKnown(dataset, 'attribute of people', [attribute], dataset.attributes.map(({ name }) => name));
    requireKnown(dataset, `value of “${attribute}”`, values, known!.values);
  }
  checkPeriod(dataset, filter, counts);
}

/** Refuses a way of looking that the data can't answer, or yearly counts on a day that can't be protected. */
export function checkView(dataset: Dataset, view: FlowView, counts: CountsShown = 'protected'): void {
  requireKnown(dataset, 'state', statesAsked(view, {}), dataset.states.map((state) => state.name));
  if ('parts' in view && view.parts?.by === 'group') requireKnown(dataset, 'attribute of people', [view.parts.attribute], dataset.attributes.map(({ name }) => name));
  if (dataset.dating === 'snapshot' && !seenInSnapshots.has(view.measure)) {
    throw new Refusal(
      'not-allowed',
      `“${dataset.name}” holds snapshots: they show where people were on some days, not on which day they moved, so this can't be worked out from them. The data are safe. Look at stocks and at changes between snapshots, or bring in an event-dated extract.`,
    );
  }
  if (view.measure === 'hidden moves' && counts === 'protected' && !isCountingDay(view)) {
    throw new Refusal(
      'bad-input',
      'Protected yearly counts are those of 31 March, 31 July, 15 September, 31 December or the first day of a month, because counts on one day after the other would tell of single people. Nothing was changed. Choose one of these days, or look at true counts.',
      { month: view.month, day: view.day },
    );
  }
}

/** Days on which services count as a rule: closed, because counts of neighbouring days differ by single people. Stocks are of first days of months, so those tell nothing new. */
const countingDays = [[3, 31], [7, 31], [9, 15], [12, 31]] as const;
const isCountingDay = (asked: { month: number; day: number }): boolean => asked.day === 1 || countingDays.some(([month, day]) => month === asked.month && day === asked.day);

function requireKnown(dataset: Dataset, what: string, asked: readonly string[], known: readonly string[]): void {
  // What is blank in the data is asked for as that, or in words.
  const unknown = asked.filter((name) => !known.includes(name) && !(name === notStated && known.includes('')));
  if (unknown.length === 0) return;
  const some = known.slice(0, 12).map((name) => `“${name || notStated}”`).join(', ');
  throw new Refusal(
    'bad-input',
    `“${dataset.name}” knows no ${what} “${unknown[0]}”. Nothing was changed. ${known.length === 0 ? 'It has none at all: leave that part of the question out.' : `It knows ${some}${known.length > 12 ? ' and more' : ''}: choose among them, or leave that part of the question out.`}`,
    { unknown, known },
  );
}

const isFirstOfQuarter = (iso: string): boolean => {
  const { month, day } = civilDay(dayOfIso(iso)!);
  return day === 1 && month % 3 === 1;
};

/** Figures of periods that differ by days tell of single people; so protected periods end where quarters do, or where the data do. */
function checkPeriod(dataset: Dataset, { from, to }: FlowFilter, counts: CountsShown): void {
  const [first, last] = [from ?? dataset.from, to ?? dataset.to];
  if (first >= last) throw new Refusal('bad-input', `The period ends (${last}) before it begins (${first}). Nothing was changed. Choose an end after the beginning.`);
  if (last <= dataset.from || first >= dataset.to) {
    throw new Refusal('bad-input', `“${dataset.name}” tells of ${dataset.from} up to ${dataset.to}, and the period asked for lies outside. Nothing was changed. Choose a period within it.`);
  }
  if (counts === 'true') return;
  for (const [given, own] of [[from, dataset.from], [to, dataset.to]] as const) {
    if (given === undefined || given === own || isFirstOfQuarter(given)) continue;
    throw new Refusal(
      'bad-input',
      `Protected figures take whole quarters, because periods that differ by a few days would tell of single people: ${given} is not the first day of a quarter. Nothing was changed. Choose 1 January, 1 April, 1 July or 1 October, or look at true counts.`,
      { given },
    );
  }
}
