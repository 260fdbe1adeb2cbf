import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractDate, makeFiles, simulate, summarise } from '../resources/sample/make-spells.ts';
import { codeColourNames } from '../src/renderer/ui/palette.ts';
import { attributions, consent } from '../src/contract/voices.ts';
import { claimStatus, rubric as rubricShape, verdict } from '../src/contract/claims.ts';
import type { SampleAgreement, SampleAnswers, SampleHarvest, SampleTarget, SampleTheories, SampleCauses, SampleCorrections, SampleLinks, SampleMemos, SampleQuestions, SampleSummaries } from '../src/service/sample-files.ts';
import { riskAssessment, stateOfScheme } from '../src/contract/flow-data.ts';
import { figureAddress } from '../src/contract/flow-views.ts';
import { sourceKinds, speakerRole } from '../src/contract/sources.ts';
import { audiences, uncertainDate } from '../src/contract/shapes.ts';
import { cleanSpells } from '../src/domain/flows/clean.ts';
import { guessColumns } from '../src/domain/flows/guess-columns.ts';
import { recognise } from '../src/domain/sources/recognise.ts';
import { parseUncertainDate } from '../src/domain/timeline/uncertain-date.ts';
import { readTable } from '../src/exchange/flows/read-table.ts';
import { readSource } from '../src/exchange/sources/read-source.ts';

/** The sample's files as people read them: nothing dangles, nothing is misquoted, everything says that it is synthetic. */
const folder = new URL('../resources/sample/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

type Dated = { from: string; to: string; precision: string; text: string };
type Passage = { source: string; quote: string };
type Code = { key: string; name: string; definition: string; useWhen: string; notWhen: string; colour: string; family: string; aliases?: string[]; scale?: { from: number; to: number }; children: Code[] };
type Place = { key: string; name: string; children: Place[] };
type Seen = ({ kind: 'passage' } & Passage) | { kind: 'event'; event: string };
type Evidence = { side: string; rival?: string; reason: string } & (
  | ({ kind: 'quote' } & Passage)
  | { kind: 'sign'; sign: string }
  | { kind: 'event'; event: string }
  | { kind: 'figure'; figure: unknown }
);

const json = <T>(name: string) => JSON.parse(read(name)) as T & { synthetic: boolean; notice: string };
const programme = json<{ groups: string[]; places: Place[]; coders: { initials: string; colour: string }[]; settings: { currentCoder: string; lastCoder: string } }>('programme.json');
const { voices } = json<{ voices: { key: string; pseudonym: string; group: string; place: string; consent: { state: string; audiences: Record<string, string>; attribution: string; until: string | null } }[] }>('voices.json');
const { sources } = json<{ sources: { key: string; file: string; kind: string; date: Dated; place: string; speakers: { label: string; role: string; voice: string | null }[]; identifiers: { text: string }[] }[] }>('sources.json');
const framework = json<{ outcomes: { id: string; wording: string; source: string }[]; elements: { id: string; source: string }[]; indicators: { id: string; figureIds: string[]; wording: string; groups: string[]; outcomes: string[]; element: string; source: string }[] }>('framework.json');
const { codes } = json<{ codes: Code[] }>('codebook.json');
const { codings } = json<{ codings: (Passage & { code: string; coder: string; weight?: number; pinned?: boolean })[] }>('codings.json');
const { answers } = json<SampleAnswers>('answers.json');
const { corrections } = json<SampleCorrections>('corrections.json');
const { settled } = json<SampleAgreement>('agreement.json');
const { memos } = json<SampleMemos>('memos.json');
const { links } = json<SampleLinks>('links.json');
const causes = json<SampleCauses>('causes.json');
const { questions } = json<SampleQuestions>('questions.json');
const { summaries } = json<SampleSummaries>('summaries.json');
const { events } = json<{ events: { key: string; date: Dated; place: string; knownFrom: string; accounts?: { date: Dated }[]; participants?: { group: string; people: number }[] }[] }>('events.json');
const { signs } = json<{ signs: { key: string; indicator: string; date: Dated; place: string; coder: string; polarity: string; expected: string; seenIn: Seen }[] }>('signs.json');
const { theories } = json<SampleTheories>('theory.json');
const harvested = json<SampleHarvest>('harvest.json');
const restingOn: { target: SampleTarget; where: string }[] = [
  ...theories.flatMap(({ key, evidence }) => evidence.map((target) => ({ target, where: `theory ${key}` }))),
  ...[...harvested.outcomes, ...harvested.register].flatMap(({ key, rests }) => rests.map((target) => ({ target, where: `harvest ${key}` }))),
];
const rubric = json<{ criteria: { key: string; levels: string[] }[] }>('rubric.json');
const { claims } = json<{
  claims: {
    key: string; coder: string; status: string; statement: string; place: string; period: Dated; outcomes: string[]; indicators: string[]; otherFactors: string[];
    rivals: { key: string; verdict: string }[]; evidence: Evidence[]; ratings: { criterion: string; level: number; reason: string }[];
    package: { key: string; role: string; restsOn?: string[] }[]; intoPackage?: { rival: string }[]; steps: { events?: string[]; place?: string; date?: Dated; group?: string }[]; relations?: { to: string }[];
    theory?: { theory: string; version: number }; pathway?: string[];
  }[];
}>('claims.json');
const scheme = json<{ id: string; groups: string[]; states: { name: string; label: string; rank: number; group: string; stream: string }[] }>('flows/scheme.json');
const dataset = json<{ file: string; extractDate: string; scheme: string; children: number; streams: string[]; columns: Record<string, string>; riskAssessment: unknown; knownAnswers: Record<string, number> & { cells: { from: string; to: string; moves: number }[]; returnsFromOutsideTheArea: Record<string, number> } }>('flows/dataset.json');

const keysOf = (things: readonly { key: string }[]) => things.map(({ key }) => key);
const deep = <T extends { children: T[] }>(trees: readonly T[]): T[] => trees.flatMap((tree) => [tree, ...deep(tree.children)]);
const places = keysOf(deep(programme.places));
const coders = programme.coders.map(({ initials }) => initials);
const allCodes = deep(codes);
const fileOf = (source: string) => [...sources, ...answers].find(({ key }) => key === source)?.file;
const passages: (Passage & { where: string })[] = [
  ...codings.map((coding) => ({ ...coding, where: `coding ${coding.code}` })),
  ...signs.flatMap(({ key, seenIn }) => (seenIn.kind === 'passage' ? [{ ...seenIn, where: `sign ${key}` }] : [])),
  ...claims.flatMap(({ key, evidence }) => evidence.flatMap((item) => (item.kind === 'quote' ? [{ source: item.source, quote: item.quote, where: `claim ${key}` }] : []))),
  ...restingOn.flatMap(({ target, where }) => (target.kind === 'quote' ? [{ ...target, where }] : [])),
  ...corrections.map(({ source, quote }) => ({ source, quote, where: 'correction' })),
  ...settled.map(({ source, quote, code }) => ({ source, quote, where: `settled ${code}` })),
  ...memos.flatMap(({ about, title }) => (about.kind === 'passage' ? [{ source: about.source, quote: about.quote, where: `memo ${title}` }] : [])),
  ...causes.links.map(({ source, quote, cause }) => ({ source, quote, where: `cause ${cause}` })),
  ...links.flatMap(({ from, to, kind }) => [from, to].map((end) => ({ ...end, where: `link ${kind}` }))),
];

describe('the sample programme says what it is', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  test.each(files.map((entry) => `${entry.parentPath.replace(/\/?$/, '/')}${entry.name}`.slice(folder.pathname.length)))('%s is marked synthetic', (name) => {
    const text = read(name);
    if (name.endsWith('.json')) {
      const { synthetic, notice } = JSON.parse(text) as { synthetic?: boolean; notice?: string };
      expect(synthetic).toBe(true);
      expect(notice).toMatch(/synthetic/i);
    } else if (name.endsWith('.csv')) {
      const [header, ...rows] = text.trimEnd().split('\n');
      expect(header).toMatch(/,notice$/);
      expect(rows.filter((row) => !/,synthetic(?:: [^,]+)?$/.test(row))).toEqual([]);
    } else {
      expect(text.slice(0, 200)).toMatch(/synthetic/i);
    }
  });

  test('texts are NFC with plain line ends, and in the conventions that they name', () => {
    for (const { file } of sources) {
      const text = read(file);
      expect(text, file).toBe(text.normalize('NFC'));
      expect(text, file).not.toMatch(/\r|\t|\u00a0/);
    }
  });
});

describe('every reference leads somewhere', () => {
  test('keys are unique', () => {
    for (const keys of [places, coders, keysOf(voices), keysOf(sources), keysOf(allCodes), keysOf(events), keysOf(signs), keysOf(claims), rubric.criteria.map(({ key }) => key), framework.indicators.map(({ id }) => id)]) {
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('voices, sources and their speakers', () => {
    for (const voice of voices) {
      expect(programme.groups).toContain(voice.group);
      expect(places).toContain(voice.place);
      expect(consent.safeParse(voice.consent).error, voice.key).toBeUndefined();
      expect(Object.keys(voice.consent.audiences).sort()).toEqual([...audiences].sort());
    }
    for (const { file, kind, place, speakers, identifiers } of sources) {
      expect(sourceKinds).toContain(kind);
      expect(places).toContain(place);
      const text = read(file);
      for (const { text: words } of identifiers) expect(text.split(words).length - 1, words).toBe(1);
      for (const { label, role, voice } of speakers) {
        expect(speakerRole.options).toContain(role);
        if (voice !== null) expect(keysOf(voices)).toContain(voice);
        // A label opens at least two turns in the convention of its file.
        const opens = [`\n${label}: `, `] ${label}: `, `**${label}**: `, `<v ${label}>`].map((opening) => text.split(opening).length - 1);
        expect(Math.max(...opens), `${label} in ${file}`).toBeGreaterThan(1);
      }
    }
    const speaking = new Set(sources.flatMap(({ speakers }) => speakers.map(({ voice }) => voice)));
    expect(keysOf(voices).filter((key) => !speaking.has(key))).toEqual([]);
  });

  test('codes and codings', () => {
    for (const code of allCodes) {
      expect(codeColourNames).toContain(code.colour);
      for (const words of [code.name, code.definition, code.useWhen, code.notWhen]) expect(words.length, code.key).toBeGreaterThan(3);
    }
    for (const { code, coder } of codings) {
      expect(keysOf(allCodes)).toContain(code);
      expect(coders).toContain(coder);
    }
    expect(new Set(codings.map(({ coder }) => coder)).size).toBe(3);
    for (const initials of [programme.settings.currentCoder, programme.settings.lastCoder]) expect(coders).toContain(initials);
    for (const { colour } of programme.coders) expect(codeColourNames).toContain(colour);
  });

  test('families, a scale, examples and weights', () => {
    for (const code of allCodes) expect(code.family, code.key).not.toBe('');
    const scaled = allCodes.filter(({ scale }) => scale !== undefined);
    expect(scaled.map(({ key }) => key)).toEqual(['running-it-ourselves']);
    const weighed = codings.filter(({ weight }) => weight !== undefined);
    expect(new Set(weighed.map(({ code }) => code))).toEqual(new Set(['running-it-ourselves']));
    for (const { weight } of weighed) expect(weight! >= scaled[0]!.scale!.from && weight! <= scaled[0]!.scale!.to).toBe(true);
    expect(codings.filter(({ pinned }) => pinned).length).toBe(3);
  });

  test('two coders have read one interview, neither as the other; the rest is shared out', () => {
    const readersOf = (source: string) => [...new Set(codings.filter((coding) => coding.source === source).map(({ coder }) => coder))];
    const twice = [...sources, ...answers].map(({ key }) => key).filter((key) => readersOf(key).length > 1);
    expect(twice).toEqual(['harbourside']);
    const by = (coder: string) => new Set(codings.filter((coding) => coding.source === 'harbourside' && coding.coder === coder).map(({ code, quote }) => `${code} ${quote}`));
    const [one, other] = readersOf('harbourside').map(by) as [Set<string>, Set<string>];
    expect([...one].filter((key) => other.has(key)).length).toBeGreaterThan(5);
    expect([...one].filter((key) => !other.has(key)).length + [...other].filter((key) => !one.has(key)).length).toBeGreaterThan(5);
    for (const { source, coders: between, coder, code, reason } of settled) {
      expect(readersOf(source).sort()).toEqual(between.toSorted());
      expect(between).toContain(coder);
      expect(keysOf(allCodes)).toContain(code);
      expect(reason).not.toBe('');
    }
  });

  test('answers, corrections, memos, links, questions and summaries', () => {
    for (const { file, kind, place, coder, columns, consent: agreed } of answers) {
      expect(sourceKinds).toContain(kind);
      expect(places).toContain(place);
      expect(coders).toContain(coder);
      expect(consent.safeParse(agreed).error).toBeUndefined();
      const { headings, rows } = { headings: read(file).split('\n')[0]!.split(','), rows: read(file).trimEnd().split('\n').slice(1) };
      expect(headings).toEqual(expect.arrayContaining([...columns.text, ...columns.attributes, columns.respondent!, columns.groupColumn!]));
      expect(rows.length).toBe(12);
      for (const row of rows) expect(programme.groups).toContain(row.split(',')[1]);
    }
    for (const { source, quote, reads, reason } of corrections) {
      expect(codings.some((coding) => coding.source === source && coding.quote.includes(quote)), 'a coding is carried along').toBe(true);
      expect(read(fileOf(source)!)).not.toContain(reads);
      expect(reason).not.toBe('');
    }
    const written = memos.map(({ about }) => about.kind);
    expect(new Set(written)).toEqual(new Set(['coder', 'code', 'source', 'passage', 'claim', 'programme']));
    expect(memos.filter(({ kind }) => kind === 'positionality').map(({ coder }) => coder).sort()).toEqual(settled[0]!.coders.toSorted());
    for (const { coder, about } of memos) {
      expect(coders).toContain(coder);
      if (about.kind === 'coder') expect(about.coder).toBe(coder);
      if (about.kind === 'code') expect(keysOf(allCodes)).toContain(about.code);
      if (about.kind === 'source') expect(fileOf(about.source)).toBeDefined();
      if (about.kind === 'claim') expect(keysOf(claims)).toContain(about.claim);
    }
    const told = new Set(causes.links.flatMap(({ cause, effect }) => [cause, effect]));
    expect(causes.links.filter(({ coder, cause, effect }) => !coders.includes(coder) || cause === effect)).toEqual([]);
    expect(causes.factors.filter(({ name, oppositeOf }) => !told.has(name) || (oppositeOf !== undefined && !told.has(oppositeOf)))).toEqual([]);
    expect(links.map(({ kind }) => kind).sort()).toEqual(['contradicts', 'explains', 'illustrates']);
    expect(questions.map(({ find }) => find.is).sort()).toEqual(['code', 'relation']);
    for (const { coder, voice, code, cites } of summaries) {
      expect(coders).toContain(coder);
      expect(keysOf(voices)).toContain(voice);
      expect(keysOf(allCodes)).toContain(code);
      expect(cites.length).toBeGreaterThan(0);
      for (const cite of cites) expect(codings).toContainEqual(expect.objectContaining(cite));
    }
  });

  test('framework, signs and events', () => {
    for (const { groups, outcomes, element } of framework.indicators) {
      for (const group of groups) expect(programme.groups).toContain(group);
      for (const outcome of outcomes) expect(framework.outcomes.map(({ id }) => id)).toContain(outcome);
      expect(framework.elements.map(({ id }) => id)).toContain(element);
    }
    for (const sign of signs) {
      expect(framework.indicators.map(({ id }) => id)).toContain(sign.indicator);
      expect(places).toContain(sign.place);
      expect(coders).toContain(sign.coder);
      expect(['confirming', 'mixed', 'disconfirming']).toContain(sign.polarity);
      expect(['expected', 'unexpected', 'not said']).toContain(sign.expected);
      if (sign.seenIn.kind === 'event') expect(keysOf(events)).toContain(sign.seenIn.event);
    }
    for (const { participants = [] } of events) for (const { group } of participants) expect(programme.groups).toContain(group);
    for (const { place, knownFrom } of events) {
      expect(places).toContain(place);
      expect(knownFrom).not.toBe('');
    }
  });

  test('theories of change: places, links, what is inside, what they rest on', () => {
    const factors = new Set(json<{ links: { cause: string; effect: string }[] }>('causes.json').links.flatMap(({ cause, effect }) => [cause, effect]));
    for (const [at, { key, coder, openedBy, nodes, links, assumptions, kept, evidence }] of theories.entries()) {
      expect(coders).toContain(coder);
      if (openedBy) expect(theories.slice(0, at).find((theory) => theory.key === openedBy.theory)!.nodes.map((node) => node.key)).toContain(openedBy.node);
      const everyNode = [...nodes, ...kept.flatMap(({ after }) => after?.addNodes ?? [])];
      const everyLink = [...links, ...kept.flatMap(({ after }) => after?.addLinks ?? [])];
      expect(new Set(keysOf(everyNode)).size, key).toBe(everyNode.length);
      for (const { from, to } of everyLink) expect(keysOf(everyNode)).toEqual(expect.arrayContaining([from, to]));
      for (const { indicator, outcome, factor } of everyNode) {
        if (indicator !== undefined) expect(framework.indicators.map(({ id }) => id)).toContain(indicator);
        if (outcome !== undefined) expect(framework.outcomes.map(({ id }) => id)).toContain(outcome);
        if (factor !== undefined) expect(factors).toContain(factor);
      }
      for (const { about } of evidence) {
        if ('assumption' in about) expect(keysOf(assumptions)).toContain(about.assumption);
        else expect(everyLink.map(({ from, to }) => `${from} ${to}`)).toContain(about.link.join(' '));
      }
    }
    expect(theories.filter(({ openedBy }) => openedBy).length).toBe(2);
  });

  test('harvested outcomes, the register and rounds: of every kind, and each rests on something', () => {
    const { outcomes, register, rounds } = harvested;
    for (const { coder, place, claims: named, rests } of [...outcomes, ...register]) {
      expect(coders).toContain(coder);
      expect(places).toContain(place);
      for (const claim of named) expect(keysOf(claims)).toContain(claim);
      expect(rests.length).toBeGreaterThan(0);
    }
    expect(outcomes.length).toBe(5);
    expect(outcomes.map(({ intended }) => intended)).toContain('not intended');
    expect(outcomes.map(({ welcome }) => welcome)).toContain('not welcome');
    expect(new Set(outcomes.flatMap(({ substantiations }) => substantiations.map(({ agreement }) => agreement)))).toEqual(new Set(['agrees', 'agrees partly', 'disagrees', 'no answer yet']));
    expect(new Set(register.map(({ kind }) => kind))).toEqual(new Set(['enabler', 'barrier', 'did not work']));
    expect(rounds.filter(({ closed }) => closed).length).toBe(1);
    for (const { stories } of rounds) for (const { source } of stories) expect(sources.find(({ key }) => key === source)!.kind).toBe('story');
    for (const { target, where } of restingOn) {
      if (target.kind === 'sign') expect(keysOf(signs), where).toContain(target.sign);
      if (target.kind === 'event') expect(keysOf(events), where).toContain(target.event);
      if (target.kind === 'source') expect(keysOf(sources), where).toContain(target.source);
    }
  });

  test('claims, their rivals, evidence and ratings', () => {
    expect(rubricShape.shape.criteria.safeParse(json<{ criteria: unknown[] }>('rubric.json').criteria).error).toBeUndefined();
    for (const claim of claims) {
      expect(coders).toContain(claim.coder);
      expect(claimStatus.options).toContain(claim.status);
      expect(places).toContain(claim.place);
      expect(claim.statement.length).toBeLessThanOrEqual(500);
      // One is a draft on purpose: it names the programme as its only cause, is not rated, and nobody looked for what speaks against it.
      expect(claim.otherFactors.length > 0, claim.key).toBe(claim.status !== 'draft');
      expect(claim.rivals.length).toBeGreaterThan(0);
      for (const outcome of claim.outcomes) expect(framework.outcomes.map(({ id }) => id)).toContain(outcome);
      for (const indicator of claim.indicators) expect(framework.indicators.map(({ id }) => id)).toContain(indicator);
      for (const rival of claim.rivals) expect(verdict.options).toContain(rival.verdict);
      expect(claim.ratings.map(({ criterion }) => criterion)).toEqual(claim.status === 'draft' ? [] : rubric.criteria.map(({ key }) => key));
      expect(claim.package.filter(({ role }) => role === 'programme')).toHaveLength(1);
      for (const [index, { restsOn = [] }] of claim.package.entries()) for (const on of restsOn) expect(keysOf(claim.package.slice(0, index))).toContain(on);
      for (const { rival } of claim.intoPackage ?? []) expect(claim.rivals.find(({ key }) => key === rival)?.verdict).toBe('co-contributor');
      for (const { events: named = [], place, group = '' } of claim.steps) {
        for (const event of named) expect(keysOf(events)).toContain(event);
        if (place !== undefined) expect(places).toContain(place);
        if (group !== '') expect(programme.groups).toContain(group);
      }
      for (const { to } of claim.relations ?? []) expect(keysOf(claims)).toContain(to);
      for (const item of claim.evidence) {
        expect(['for', 'against']).toContain(item.side);
        expect(item.reason).not.toBe('');
        if (item.rival !== undefined) expect(keysOf(claim.rivals)).toContain(item.rival);
        if (item.kind === 'sign') expect(keysOf(signs)).toContain(item.sign);
        if (item.kind === 'event') expect(keysOf(events)).toContain(item.event);
        if (item.kind === 'figure') {
          const { cell, ...question } = item.figure as Record<string, unknown>;
          expect(figureAddress.safeParse({ question: { datasetId: 'moves', ...question }, cell }).error).toBeUndefined();
        }
      }
      expect(new Set(claim.evidence.map(({ side }) => side)).size, `${claim.key} has both sides`).toBe(claim.status === 'draft' ? 1 : 2);
    }
    expect(claims).toHaveLength(8);
    expect(new Set(claims.flatMap(({ evidence }) => evidence.map(({ kind }) => kind)))).toEqual(new Set(['quote', 'sign', 'event', 'figure', 'source', 'expected']));
  });
});

describe('words and dates are as they were said', () => {
  test('each quote occurs exactly once in its file, within one line and without marks of a format', () => {
    const wrong = passages.flatMap(({ source, quote, where }) => {
      const file = fileOf(source);
      const times = file === undefined ? 0 : read(file).split(quote).length - 1;
      return times === 1 && !/[\n*<>[\]]/.test(quote) ? [] : [`${where}: ${times} times in ${source}: ${quote}`];
    });
    expect(wrong).toEqual([]);
    expect(passages.length).toBeGreaterThan(80);
  });

  test('codings overlap here and there', () => {
    const placed = codings.map(({ source, quote, code }) => {
      const start = read(fileOf(source)!).indexOf(quote);
      return { source, code, start, end: start + quote.length };
    });
    const pairs = placed.flatMap((one, at) => placed.slice(at + 1).filter((other) => one.source === other.source && one.start < other.end && other.start < one.end));
    expect(pairs.length).toBeGreaterThanOrEqual(8);
  });

  test('each date reads back from its words', () => {
    for (const date of [...sources, ...answers, ...events, ...signs].map((thing) => thing.date).concat(claims.map(({ period }) => period), events.flatMap(({ accounts = [] }) => accounts.map((account) => account.date)), claims.flatMap(({ steps }) => steps.flatMap(({ date: on }) => on ?? [])), harvested.outcomes.flatMap(({ date, substantiations }) => [date!, ...substantiations.map(({ asked }) => asked!)]), harvested.rounds.map(({ period }) => period!))) {
      expect(uncertainDate.safeParse(date).error).toBeUndefined();
      const reading = parseUncertainDate(date.text);
      expect(reading.understood, date.text).toBe(true);
      if (reading.understood) expect(reading.date).toEqual(date);
    }
    expect(new Set(events.map(({ date }) => date.precision))).toEqual(new Set(['day', 'month', 'season', 'year', 'range']));
  });

  test('the Millbank weekend comes after what it is said to have begun', () => {
    const on = (wanted: string) => events.find(({ key }) => key === wanted)!.date;
    expect(on('parents-run-night').to <= on('days-away-millbank').from).toBe(true);
    expect(on('days-away-millbank').to <= on('millbank-constituted').from).toBe(true);
  });

  test('consent is of every kind, and no child has been interviewed', () => {
    expect(new Set(voices.map(({ consent: { attribution } }) => attribution))).toEqual(new Set(attributions));
    expect(voices.filter(({ consent: { state } }) => state === 'unknown').length).toBe(1);
    expect(voices.filter(({ consent: { until } }) => until !== null).length).toBe(1);
    expect(programme.groups).toContain('Children and young people');
    expect(voices.filter(({ group }) => group === 'Children and young people')).toEqual([]);
  });

  test('five outcomes and nineteen wordings, each with its source; one sentence has two owners', () => {
    expect(framework.outcomes.length).toBe(5);
    expect(framework.indicators.flatMap(({ figureIds }) => figureIds).length).toBe(19);
    expect(framework.indicators.filter(({ groups }) => groups.length === 2).map(({ id }) => id)).toEqual(['LI-R5']);
    for (const { source } of [...framework.outcomes, ...framework.elements, ...framework.indicators]) expect(source).toMatch(/^wording: What Matters to You, Dundee: Progress and Prospects/);
  });
});

describe('the synthetic moves', () => {
  const made = makeFiles();
  const spells = simulate();
  const shown = summarise(spells);

  test('are what the script writes', () => {
    expect(made.csv).toBe(read('flows/spells.csv'));
    expect(made.oddRows).toBe(read('flows/odd-rows.json'));
  });

  test('are in the scheme, in order and without overlap but for six odd rows', () => {
    expect(made.odd.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'end before start', 'impossible date', 'overlap within a stream', 'start after the extract', 'unknown state']);
    for (const state of scheme.states) {
      expect(stateOfScheme.safeParse({ name: state.name, label: state.label, rank: state.rank, group: state.group }).error).toBeUndefined();
      expect(scheme.groups).toContain(state.group);
      expect(dataset.streams).toContain(state.stream);
    }
    expect(new Set(spells.map(({ state }) => state))).toEqual(new Set(scheme.states.map(({ name }) => name)));
    const extract = Date.parse(`${extractDate}T00:00:00Z`) / 86_400_000;
    for (const [at, spell] of spells.entries()) {
      const before = spells[at - 1];
      if (spell.end !== null) expect(spell.end).toBeGreaterThanOrEqual(spell.start);
      expect(spell.start).toBeLessThan(extract);
      if (before?.person === spell.person) expect(before.end!).toBeLessThanOrEqual(spell.start);
    }
    expect(Object.keys(dataset.columns)).toEqual(read('flows/spells.csv').split('\n')[0]!.split(','));
    expect([dataset.extractDate, dataset.scheme]).toEqual([extractDate, scheme.id]);
    expect(riskAssessment.safeParse(dataset.riskAssessment).error).toBeUndefined();
  });

  test('show what the known answers say', () => {
    const known = dataset.knownAnswers;
    expect(shown.people).toBe(dataset.children);
    expect({ spells: shown.spells, moves: shown.totalMoves, entries: shown.entriesToSocialWork, without: shown.withoutTeam, care: shown.cameIntoCare, steps: shown.stepByStep, dated: shown.movesBetweenFirstAndLastSnapshot, seen: shown.changesBetweenSnapshots }).toEqual({
      spells: known.spells, moves: known.moves, entries: known.entriesToSocialWorkFromBelow, without: known.entriesToSocialWorkWithoutTeam, care: known.cameIntoCare, steps: known.cameIntoCareStepByStep, dated: known.movesBetweenFirstAndLastSnapshot, seen: known.changesBetweenSnapshots,
    });
    expect(shown.returnsByPlace).toEqual(known.returnsFromOutsideTheArea);
    expect(shown.withoutTeam / shown.entriesToSocialWork).toBeCloseTo(0.38, 2);
    // The words of the leaders' meeting are these figures, spelt out.
    const said = read('transcripts/2024-09-04-leaders-meeting.vtt');
    for (const words of ['about two thousand and ninety changes', 'about four thousand seven hundred and eighty', 'Fifty-six in the hundred', 'Five hundred and forty times', 'About a hundred and forty of them', 'seven hundred and fifteen times', 'two hundred and seventy with no team meeting', 'thirty-eight in the hundred', 'about eighty-five in the five years']) expect(said).toContain(words);
  });

  test('cells that stand in claims are moves on the same day', () => {
    const from = Date.parse('2019-04-01T00:00:00Z') / 86_400_000;
    const to = Date.parse('2024-04-01T00:00:00Z') / 86_400_000;
    for (const cell of dataset.knownAnswers.cells) {
      const moves = spells.filter((spell, at) => {
        const before = spells[at - 1];
        return before?.person === spell.person && before.end === spell.start && before.state === cell.from && spell.state === cell.to && spell.start >= from && spell.start < to;
      });
      expect(moves.length, `${cell.from} to ${cell.to}`).toBe(cell.moves);
    }
  });
});

describe('Kist reads the sample as it was meant', () => {
  const bytes = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

  test.each(sources.map((source) => [source.file, source] as const))('%s: speakers, day and quotes', async (file, source) => {
    const transcript = recognise(await readSource({ name: file.replace(/^.*\//, ''), bytes: bytes(file) }));
    expect(transcript.speakers.map(({ label }) => label).sort()).toEqual(source.speakers.map(({ label }) => label).sort());
    expect(transcript.date?.from).toBe(source.date.from);
    const lost = passages.filter((passage) => passage.source === source.key && transcript.text.split(passage.quote).length !== 2);
    expect(lost.map(({ quote }) => quote)).toEqual([]);
  });

  test('spells.csv: columns without help, and each odd row in the ledger', () => {
    const table = readTable(bytes('flows/spells.csv'));
    const { columns, dateFormat } = guessColumns(table);
    expect(Object.fromEntries(columns.map(({ name, role }) => [name, role]))).toEqual(dataset.columns);
    expect(dateFormat).toBe('iso');
    const { ledger } = cleanSpells({ tables: [{ rows: table.rows }], roles: columns.map(({ role }) => role), dateFormat, states: scheme.states, extractDay: Date.parse(`${extractDate}T00:00:00Z`) / 86_400_000 });
    const oddLines = json<{ oddRows: { line: number }[] }>('flows/odd-rows.json').oddRows.map(({ line }) => line);
    // Of an overlap the earlier or the later row may be the one that is listed.
    const listed = new Set(ledger.map(({ row }) => row));
    expect(oddLines.filter((line) => !listed.has(line) && !listed.has(line + 1) && !listed.has(line - 1))).toEqual([]);
    expect(listed.size).toBe(oddLines.length);
  });
});
