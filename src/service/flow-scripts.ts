/** What a script is made from that re-derives an answer of flow data: names of states, places, columns and a file, and nobody's data. */
import type { Dataset, FlowAnswer, FlowFilter, FlowQuestion } from '../contract/index.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import { levelStream } from '../domain/flows/levels.ts';
import type { ScriptAsked, ScriptLanguage } from '../domain/flows/scripts/asked.ts';
import { scriptInput } from '../domain/flows/scripts/input.ts';
import { knownWindow, unranked } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { mappingOf } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';
import { subsetFilters } from './flow-answer.ts';
import { isLinked, partFor, spellSetOf, windowFor } from './flow-sets.ts';

/** Attributes of people that a question speaks of: a script names no others. */
function attributesIn({ view, filter = {} }: FlowQuestion, subset: FlowFilter | null): Set<string> {
  const ofFilter = ({ groups = [] }: FlowFilter): string[] => groups.map(({ attribute }) => attribute);
  const ofView = 'parts' in view && view.parts?.by === 'group' ? [view.parts.attribute] : [];
  return new Set([...ofView, ...ofFilter(filter), ...(subset === null ? [] : ofFilter(subset))]);
}

/**
 * What the script to a question is made from, apart from what is known when it is stored.
 * @throws Refusal `not-allowed` for counts without people, which have no stays to count anew
 */
export function scriptAsked(database: Readable, dataset: Dataset, answer: FlowAnswer, language: ScriptLanguage): ScriptAsked {
  if (dataset.dating === 'aggregate') {
    throw new Refusal('not-allowed', `“${dataset.name}” holds counts that somebody else made, without people, so there is nothing that a script could count anew. Nothing was exported. Export the table as csv instead.`);
  }
  const { question } = answer;
  const { streams, ...rest } = question.filter ?? {};
  const subsets = subsetFilters(database, dataset, question.filter ?? {}, 'protected');
  const subset = question.filter?.subsetId === undefined ? null : (subsets.get(question.filter.subsetId) ?? null);
  const set = spellSetOf(database, dataset);
  const mapping = mappingOf(database, dataset.id);
  const written = new Map(mapping?.states.map(({ name, spellings }) => [name, spellings]));
  const isSummary = isLinked(dataset) && (streams === undefined || (streams.length === 1 && streams[0] === levelStream));
  const { name, extractDate, holder, note, threshold, synthetic, version } = dataset;
  return {
    language,
    view: question.view,
    // The summary level of linked data is chosen by its stream, as Kist chooses it.
    filter: isSummary || streams === undefined ? rest : { ...rest, streams },
    subset,
    window: partFor(database, dataset, question.filter ?? {}, subsets).window,
    period: knownWindow(set, windowFor(dataset, {})),
    knownUntil: set.knownUntil,
    states: set.states.map((state, index) => ({ name: state, rank: set.ranks[index] === unranked ? null : set.ranks[index]!, written: (written.get(state) ?? []).filter((one) => one !== state) })),
    places: set.places,
    streams: set.streams,
    onlyStream: isLinked(dataset) ? { name: levelStream, wanted: isSummary } : null,
    threshold,
    input: scriptInput({ mapping, dataset, attributes: attributesIn(question, subset) }),
    about: {
      title: `Re-derives: ${answer.tables[0]!.caption}. Made by Kist from a question to flow data; it holds no data.`,
      lines: [
        ['Data', `${name}${synthetic ? ' (synthetic: nobody in them exists)' : ''}, extract of ${dayInWords(dayOfIso(extractDate)!)}, version ${version}`],
        ...(holder.trim() === '' ? [] : [['Held by', holder] as const]),
        ...(note.trim() === '' ? [] : [['Known limits', note] as const]),
        ['Part', answer.part],
        ['Definition of the released answer', answer.definition],
        ...answer.notes.map((words) => ['Note on the released answer', words] as const),
      ],
    },
  };
}

/** Every word of a script that somebody wrote: names of files and columns say who people are as easily as sentences do. */
export function scriptItems({ about, input, states, places, streams, filter }: ScriptAsked, dataset: Dataset, thing: string): GateItem[] {
  const { file, columns, groups, placesWritten, streamsWritten, place, stream } = input;
  const words = (list: readonly unknown[]): string => list.filter((one) => typeof one === 'string' && one.trim() !== '').join('\n');
  const texts: GateItem['texts'] = [
    { about: 'the name of the file', text: file, said: true },
    { about: 'the names of columns', text: words([...Object.values(columns), ...groups.flatMap(({ name, column }) => [name, column])]), said: true },
    { about: 'the names of groups', text: words([...groups.flatMap(({ values }) => values), ...(filter.groups ?? []).flatMap(({ values }) => values)]), said: true },
    { about: 'the names of states', text: words(states.flatMap(({ name, written }) => [name, ...written])), said: true },
    { about: 'the names of places and streams', text: words([...places, ...streams, ...Object.entries(placesWritten).flat(), ...Object.entries(streamsWritten).flat(), place, stream]), said: true },
    { about: 'what is written above it', text: [about.title, ...about.lines.filter(([term]) => term !== 'Definition of the released answer' && term !== 'Held by' && term !== 'Known limits' && term !== 'Data').map(([, one]) => one)].join('\n'), said: true },
    { about: 'the name of the data', text: dataset.name },
    { about: 'who holds the data', text: dataset.holder },
    { about: 'the known limits of the data', text: dataset.note },
  ];
  return [{ evidenceId: thing, claimId: null, what: `The script to “${dataset.name}”`, words: null, texts: texts.filter(({ text }) => text.trim() !== ''), figure: null, stale: null }];
}
