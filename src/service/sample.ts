/**
 * Builds the fictional sample programme from its readable files in `resources/sample`, step by step through the contract itself:
 * whatever the sample can hold, a person could have made by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, MethodName, Output } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ControlContext } from './context.ts';
import { pathInbox } from './inbox.ts';
import { makeClaims } from './sample-claims.ts';
import { codeCauses, codePassages, correctTranscripts, type FindPassage, type Hands, type Keyed, linkPassages, saveQuestions, settleReadings, summarise, writeMemos } from './sample-depth.ts';
import { harvest, makeTheories, nameFactors } from './sample-change.ts';
import type {
  SampleAgreement, SampleAnswers, SampleCauses, SampleClaims, SampleCodebook, SampleCodings, SampleCorrections, SampleDataset, SampleEvents, SampleFramework, SampleHarvest, SampleLinks, SampleMemos, SampleProgramme, SampleQuestions, SampleRubric,
  SampleScheme, SampleSigns, SampleSources, SampleSummaries, SampleTheories, SampleVoices,
} from './sample-files.ts';


function found(map: Keyed, key: string, what: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Refusal('internal', `The sample names ${what} “${key}”, which it does not hold. The sample was not made.`);
  return id;
}

/**
 * Fills a new vault with the sample. Nothing of it can be undone: it is the ground that people start on.
 * Some three hundred steps need not reach the disk one by one: a vault that is not whole is taken away again. With `NORMAL` the write-ahead log stays of one piece and is
 * forced to the disk with the last step, which is written with `FULL` as all work after it (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export async function fillWithSample(context: ControlContext, passphrase: string): Promise<void> {
  const database = context.session.vault!.database;
  database.pragma('synchronous = NORMAL');
  try {
    await fill(context, passphrase);
  } finally {
    database.pragma('synchronous = FULL');
  }
  // Last and by the person at the keyboard, so that the vault opens with their name on it.
  context.write('programme.edit', false, ({ change }) => {
    change.update('programme', 'programme', { synthetic: 1 });
    change.describe('Opened the sample programme');
  });
}

async function fill(context: ControlContext, passphrase: string): Promise<void> {
  const folder = join(context.resources, 'sample');
  const read = <Shape>(name: string): Shape => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Shape;
  const call = <N extends MethodName>(name: N, input: Input<N>): Promise<Output<N>> => context.call(name, input, pathInbox);
  const me = context.session.coderId;

  const programme = read<SampleProgramme>('programme.json');
  const { coders, places } = await makeProgramme(context, call, programme);
  const as = (initials: string): void => {
    context.session.coderId = found(coders, initials, 'the coder');
  };

  context.report(0.15, 'Voices and recordings');
  const voices = await makeVoices(call, read<SampleVoices>('voices.json'), places);
  as(programme.settings.currentCoder);
  const sources = await importSources(call, folder, read<SampleSources>('sources.json'), voices, places);
  for (const table of read<SampleAnswers>('answers.json').answers) {
    as(table.coder);
    sources.set(table.key, await importAnswers(call, folder, table, places));
  }
  const passageOf = passageFinder(call, sources);
  const hands: Hands = { call, as, found, passageOf };

  context.report(0.35, 'Codebook and codings');
  as(programme.settings.currentCoder);
  const codes = await makeCodes(call, read<SampleCodebook>('codebook.json'));
  const codings = await codePassages(hands, codes, read<SampleCodings>('codings.json'));
  await settleReadings(hands, coders, codes, read<SampleAgreement>('agreement.json'));
  await correctTranscripts(hands, read<SampleCorrections>('corrections.json'));

  context.report(0.55, 'Framework, events and signs of change');
  as(programme.settings.currentCoder);
  const framework = await makeFramework(call, read<SampleFramework>('framework.json'));
  const events: Keyed = new Map();
  for (const { key, place, ...event } of read<SampleEvents>('events.json').events) {
    events.set(key, (await call('timeline.addEvent', { ...event, placeId: found(places, place, 'the place') })).id);
  }
  const signs: Keyed = new Map();
  for (const { key, indicator, place, coder, seenIn, ...sign } of read<SampleSigns>('signs.json').signs) {
    as(coder);
    const seen = seenIn.kind === 'event' ? { kind: 'event' as const, eventId: found(events, seenIn.event, 'the event') } : { kind: 'passage' as const, ...(await passageOf(seenIn)) };
    const { id } = await call('framework.logSign', { ...sign, indicatorId: found(framework.indicators, indicator, 'the indicator'), placeId: found(places, place, 'the place'), seenIn: seen });
    signs.set(key, id);
  }

  context.report(0.65, 'Theories of change');
  const change = { sources, places, framework, events, signs };
  const theories = await makeTheories(hands, change, read<SampleTheories>('theory.json'));

  context.report(0.7, 'Moves of 2,000 synthetic children');
  as(programme.settings.lastCoder);
  const datasetId = await importMoves(call, join(folder, 'flows'), passphrase);

  context.report(0.85, 'Claims');
  await call('claims.editRubric', { criteria: read<SampleRubric>('rubric.json').criteria });
  const claims = await makeClaims(hands, { ...change, datasetId, theories }, read<SampleClaims>('claims.json').claims);

  await harvest(hands, { ...change, claims }, read<SampleHarvest>('harvest.json'));

  context.report(0.93, 'Memos, links, questions and summaries');
  await writeMemos(hands, { coders, codes, sources, claims }, read<SampleMemos>('memos.json'));
  await linkPassages(hands, read<SampleLinks>('links.json'));
  await codeCauses(hands, read<SampleCauses>('causes.json'));
  await nameFactors(hands, theories, read<SampleTheories>('theory.json'));
  await saveQuestions(hands, codes, read<SampleQuestions>('questions.json'));
  await summarise(hands, { voices, codes, codings }, read<SampleSummaries>('summaries.json'));

  context.session.coderId = me;
}

type Call = Hands['call'];

async function makeProgramme(context: ControlContext, call: Call, programme: SampleProgramme): Promise<{ coders: Keyed; places: Keyed }> {
  await call('programme.edit', { name: programme.name, description: programme.description, groups: programme.groups });
  const coders: Keyed = new Map();
  for (const { initials, name } of programme.coders) coders.set(initials, (await call('team.addCoder', { initials, name })).id);
  for (const { initials, colour } of programme.coders) {
    context.write('team.editCoder', false, ({ change }) => {
      change.update('coder', found(coders, initials, 'the coder'), { colour });
      change.describe('Gave a coder a colour');
    });
  }
  const places: Keyed = new Map();
  const add = async (list: SampleProgramme['places'], parentId: string | null): Promise<void> => {
    for (const place of list) {
      const { id } = await call('programme.addPlace', { name: place.name, parentId });
      places.set(place.key, id);
      await add(place.children, id);
    }
  };
  await add(programme.places, null);
  return { coders, places };
}

async function makeVoices(call: Call, { voices }: SampleVoices, places: Keyed): Promise<Keyed> {
  const ids: Keyed = new Map();
  for (const { key, place, ...voice } of voices) ids.set(key, (await call('voices.create', { ...voice, placeId: found(places, place, 'the place') })).id);
  return ids;
}

async function importSources(call: Call, folder: string, { sources }: SampleSources, voices: Keyed, places: Keyed): Promise<Keyed> {
  const files: Input<'sources.store'>['files'] = sources.map((source) => ({
    file: join(folder, source.file),
    title: source.title,
    kind: source.kind,
    date: source.date,
    placeId: found(places, source.place, 'the place'),
    note: source.note,
    speakers: source.speakers.map(({ label, role, voice }) => ({ label, role, voice: voice === null ? null : { id: found(voices, voice, 'the voice') } })),
  }));
  // The theory of change in prose: a document like any other, to read, search and code.
  const theory: (typeof files)[number] = { file: join(folder, 'theory.md'), kind: 'document', date: { from: '2020-09-01', to: '2020-12-01', precision: 'season', text: 'autumn 2020' }, note: 'Synthetic. How the invented programme thinks that change comes about.' };
  const stored = await call('sources.store', { files: [...files, theory] });
  return new Map(sources.map((source, position) => [source.key, stored.sources[position]!.id]));
}

/** A table of open answers: a voice for each who answered, with what all of them have agreed to. */
async function importAnswers(call: Call, folder: string, table: SampleAnswers['answers'][number], places: Keyed): Promise<string> {
  const { file, title, kind, date, place, note, columns, consent } = table;
  const { sources } = await call('sources.store', { files: [{ file: join(folder, file), title, kind, date, placeId: found(places, place, 'the place'), note, answers: columns }] });
  const { id } = sources[0]!;
  const { speakers } = await call('sources.read', { id });
  for (const { voiceId } of speakers) if (voiceId !== null) await call('voices.setConsent', { id: voiceId, consent });
  return id;
}

/** Finds the words of a passage in a source as it reads now; the sample's own test sees to it that they stand there once. */
function passageFinder(call: Call, sources: Keyed): FindPassage {
  const texts = new Map<string, { text: string; revisionId: string }>();
  return async ({ source, quote }, { again = false } = {}) => {
    const sourceId = found(sources, source, 'the source');
    if (again || !texts.has(sourceId)) texts.set(sourceId, await call('sources.read', { id: sourceId }));
    const start = texts.get(sourceId)!.text.indexOf(quote);
    if (start < 0) throw new Refusal('internal', `The sample quotes words that do not stand in “${source}”. The sample was not made.`);
    return { sourceId, start, end: start + quote.length };
  };
}

async function makeCodes(call: Call, { codes }: SampleCodebook): Promise<Keyed> {
  const ids: Keyed = new Map();
  const add = async (list: SampleCodebook['codes'], parentId: string | null): Promise<void> => {
    for (const { key, children, ...code } of list) {
      const { id } = await call('codebook.create', { ...code, parentId });
      ids.set(key, id);
      await add(children, id);
    }
  };
  await add(codes, null);
  return ids;
}

async function makeFramework(call: Call, framework: SampleFramework): Promise<{ outcomes: Keyed; indicators: Keyed }> {
  const outcomes: Keyed = new Map();
  for (const { id, wording, source } of framework.outcomes) outcomes.set(id, (await call('framework.addOutcome', { wording, note: source })).id);
  const elements = new Map(framework.elements.map((element) => [element.id, element.wording]));
  const indicators: Keyed = new Map();
  for (const indicator of framework.indicators) {
    const { id } = await call('framework.addIndicator', {
      wording: indicator.wording,
      groups: indicator.groups,
      outcomeIds: indicator.outcomes.map((key) => found(outcomes, key, 'the outcome')),
      element: elements.get(indicator.element) ?? '',
      note: [indicator.source, indicator.note].filter(Boolean).join('\n'),
    });
    indicators.set(indicator.id, id);
  }
  return { outcomes, indicators };
}

async function importMoves(call: Call, folder: string, passphrase: string): Promise<string> {
  const dataset = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as SampleDataset;
  const scheme = JSON.parse(readFileSync(join(folder, 'scheme.json'), 'utf8')) as SampleScheme;
  const file = join(folder, dataset.file);
  const prepared = await call('flows.prepare', { files: [file] });
  const { dataset: stored } = await call('flows.store', {
    files: [file],
    mapping: {
      layout: 'spells',
      tables: prepared.mapping.tables.map((table, index) => ({ ...table, use: 'rows' as const, roles: prepared.tables[index]!.columns.map((column) => dataset.columns[column.name] ?? 'ignore') })),
      dateFormat: dataset.dateFormat,
      states: scheme.states.map(({ name, label, rank, group }) => ({ name, label, rank, group, spellings: [] })),
    },
    name: dataset.name,
    dating: dataset.dating,
    extractDate: dataset.extractDate,
    note: dataset.description,
    synthetic: true,
    threshold: dataset.threshold,
    riskAssessment: dataset.riskAssessment,
    // Synthetic children need no second secret: whoever made the sample vault can import more beside them.
    linkPassphrase: passphrase,
  });
  return stored.id;
}
