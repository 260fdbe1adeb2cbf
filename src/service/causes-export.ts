/**
 * A causal map on its way out. Every link is words that somebody said, so it passes the gate as a quote does: beyond the team, links of people who have not agreed to that audience are not in
 * it. What few people tell loses its numbers, and names of factors that may tell who somebody is are replaced.
 */
import { createHash } from 'node:crypto';
import type { Audience, CausalFilter, GateFinding, LeavingMap, MadeFile, Output } from '../contract/index.ts';
import { bundleNumbers, openBundles, protectBundles, type ToldByPeople } from '../domain/causes/leaving-map.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { peopleApart } from '../domain/disclosure/counted-apart.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { isHidden, type Threshold, thresholds } from '../domain/disclosure/small-numbers.ts';
import { sayHidden } from '../domain/disclosure/small-numbers-words.ts';
import { countOf } from '../domain/questions/plain-words.ts';
import { restrictionInWords } from '../domain/questions/question-in-words.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkPicture } from '../exchange/flows/check-picture.ts';
import { matrixAsCsv } from '../exchange/questions/matrix-csv.ts';
import { historyHead } from '../vault/history.ts';
import { passageReader } from '../vault/passage.ts';
import { readNames } from '../vault/questions.ts';
import { countsBeyondTeam, recordExport, speakingNow, strictestThreshold } from '../vault/reports.ts';
import { voiceRecords } from '../vault/voices.ts';
import { readCausal, viewOf } from './causes-view.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { examineItems, fileSlug } from './export-gate.ts';

const title = 'What leads to what';
const mediaTypes = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png' } as const;

function thresholdOf(database: Context['database']): Threshold {
  const strictest = strictestThreshold(database);
  return thresholds.find((one) => one >= strictest) ?? 10;
}

type Gathered = { map: LeavingMap; findings: GateFinding[]; /** For whoever exports, not for the file. */ apart: string[]; sourceIds: string[]; voiceIds: string[]; speakerIds: string[]; hidden: number; shown: number };

function gather(context: Context, filter: CausalFilter = {}, audience: Audience): Gathered {
  const { database } = context;
  const beyond = audience !== 'team';
  context.report(0.2, 'Reading what people tell');
  const causal = readCausal(context);
  // Enough sources are counted over those who may be counted.
  const { leastSources = 1, ...open } = filter;
  const { links, rows, scope } = viewOf(context, causal, open);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const passages = passageReader(database);
  context.report(0.5, 'Looking for consent, names and small numbers');
  const said = links.map((link) => {
    const { sourceId, start, end } = byId.get(link.id)!;
    const speakers = passages.speakers(sourceId, start, end);
    const item: GateItem = { evidenceId: link.id, claimId: null, what: 'A causal link', words: { speakers, sourceKind: passages.source(sourceId)!.kind, year: null }, texts: [], figure: null, stale: null };
    return { link, speakers, item };
  });
  const ofLinks = examineItems(context, said.map(({ item }) => item), audience).filter(({ verdict }) => verdict !== 'enters');
  const staying = new Set(ofLinks.map(({ evidenceId }) => evidenceId));
  const entering = said.filter(({ link }) => !staying.has(link.id));
  const told = entering.map(({ link, speakers }): ToldByPeople => {
    const asked = speakers.filter(({ role }) => role !== 'interviewer');
    // Somebody whom nobody knows may be anybody: one person more for each source.
    const people = asked.length > 0 ? asked.map(({ voice, label }) => voice?.id ?? `${link.sourceId} ${label}`) : [link.sourceId];
    return { ...link, people };
  });
  const tellers = new Map<string, Set<string>>();
  for (const { cause, effect, sourceId } of told) {
    const key = JSON.stringify([cause, effect]);
    const known = tellers.get(key) ?? new Set<string>();
    tellers.set(key, known.add(sourceId));
  }
  const enough = told.filter(({ cause, effect }) => tellers.get(JSON.stringify([cause, effect]))!.size >= leastSources);
  const threshold = thresholdOf(database);
  const { bundles, hidden, leftOut } = beyond ? protectBundles(enough, { threshold }, leastSources) : { bundles: openBundles(enough), hidden: 0, leftOut: 0 };
  const notes: string[] = ['“Leads to” is what a source says. That many say it is not that it is so, and tells nothing of how strong an influence is.'];
  if (leastSources > 1) notes.push(`Left out is what fewer than ${leastSources} sources tell.`);
  if (leftOut > 0) notes.push(`Left out, too, is what fewer than ${threshold} people tell.`);
  if (hidden > 0) notes.push(sayHidden(hidden, threshold));
  if (beyond && staying.size > 0) notes.push('What people tell who have not agreed to these readers is not in it.');
  const among = restrictionInWords(filter.restriction ?? {}, readNames(database));
  const names = withoutNames(context, audience, bundles, among, notes);
  if (names.among !== '') notes.push(`Among: ${names.among}`);
  const map: LeavingMap = { factors: [...new Set(names.bundles.flatMap(({ cause, effect }) => [cause, effect]))], bundles: names.bundles, title, sentence: inWords(names.bundles), notes };
  const kept = new Set(enough.map(({ id }) => id));
  const inIt = entering.filter(({ link }) => kept.has(link.id));
  // Everybody who is asked about and may be counted for this audience, whether or not they tell of a link.
  const agreed = agreedTo(context, audience);
  const inScope = new Set(causal.ground.speakers.flatMap(({ source, label }, speaker) => (scope.speaker[speaker] ? [`${causal.ground.sources[source]!.id} ${label}`] : [])));
  return {
    map,
    findings: [...grouped(ofLinks), ...names.findings],
    apart: staying.size > 0 ? [`${countOf(staying.size, 'causal link stays', 'causal links stay')} in: see what the check says of them.`] : [],
    sourceIds: [...new Set(inIt.map(({ link }) => link.sourceId))],
    voiceIds: [...new Set(inIt.flatMap(({ speakers }) => speakers.flatMap(({ voice }) => (voice ? [voice.id] : []))))],
    speakerIds: speakingNow(database).filter(({ id, sourceId, label }) => agreed.has(id) && inScope.has(`${sourceId} ${label}`)).map(({ id }) => id),
    hidden,
    shown: bundles.length * bundleNumbers.length - hidden,
  };
}

/** Speakers whose words may go to an audience as they stand. */
function agreedTo(context: Context, audience: Audience): Set<string> {
  const voices = new Map(voiceRecords(context.database).map((voice) => [voice.id, voice]));
  const items = speakingNow(context.database).map(({ id, voiceId }): GateItem => ({
    evidenceId: id, claimId: null, what: 'A speaker', words: { speakers: [{ role: 'participant', voice: voiceId === null ? null : (voices.get(voiceId) ?? null) }], sourceKind: 'interview', year: null }, texts: [], figure: null, stale: null,
  }));
  return new Set(examineItems(context, items, audience).filter(({ verdict }) => verdict === 'enters').map(({ evidenceId }) => evidenceId!));
}

/** One finding for all links that one reason holds. */
function grouped(findings: readonly GateFinding[]): GateFinding[] {
  return [...Map.groupBy(findings, ({ verdict, why }) => `${verdict} ${why}`).values()].map((same) => ({ ...same[0]!, evidenceId: null, what: countOf(new Set(same.map(({ evidenceId }) => evidenceId)).size, 'causal link', 'causal links'), verdict: 'held' }));
}

function inWords(bundles: LeavingMap['bundles']): string {
  const factors = new Set(bundles.flatMap(({ cause, effect }) => [cause, effect])).size;
  return bundles.length === 0 ? 'Nothing that people tell may go to these readers.' : `What people say leads to what: ${countOf(bundles.length, 'bundle of causal links', 'bundles of causal links')} between ${countOf(factors, 'factor', 'factors')}.`;
}

/** Names of factors as they may go out. The gate looks at each; one with something in it that may tell who somebody is stays in, its place on the map goes. */
function withoutNames(context: Context, audience: Audience, bundles: LeavingMap['bundles'], among: string, notes: string[]): { bundles: LeavingMap['bundles']; among: string; findings: GateFinding[] } {
  const factors = [...new Set(bundles.flatMap(({ cause, effect }) => [cause, effect]))];
  const item = (key: string, text: string): GateItem => ({ evidenceId: key, claimId: null, what: `“${text}”`, words: null, texts: [{ about: 'a name in the map', text }], figure: null, stale: null });
  const items = [...factors.map((name, at) => item(`factor ${at}`, name)), ...(among === '' ? [] : [item('among', among)])];
  const findings = examineItems(context, items, audience).filter(({ verdict }) => verdict !== 'enters');
  // The team may read names; numbers that point at one person leave for nobody.
  const stays = new Set(findings.filter(({ verdict }) => audience !== 'team' || verdict === 'held').map(({ evidenceId }) => evidenceId));
  const shownAs = new Map(factors.map((name, at) => [name, stays.has(`factor ${at}`) ? `Factor ${at + 1} (name not shown)` : name]));
  const count = [...stays].filter((key) => key !== 'among').length;
  if (count > 0) notes.push(`${countOf(count, 'name is', 'names are')} not shown: ${count === 1 ? 'it holds' : 'they hold'} something that may tell who somebody is.`);
  return {
    bundles: bundles.map((bundle) => ({ ...bundle, cause: shownAs.get(bundle.cause)!, effect: shownAs.get(bundle.effect)! })),
    among: stays.has('among') ? 'a part of the words that the team chose' : among,
    findings: findings.map((finding) => ({ ...finding, evidenceId: null, verdict: stays.has(finding.evidenceId) ? 'held' : 'enters' })),
  };
}

/** Refuses a map that, beside one that left before, would tell what a few people said (see `questions-export.ts`, where matrices are held against one another so). */
function holdAgainstEarlier({ database, now }: Context, counted: readonly string[]): string[] {
  const threshold = thresholdOf(database);
  const speaking = speakingNow(database);
  const arrived: string[] = [];
  for (const earlier of countsBeyondTeam(database, 'causalSpeakerIds')) {
    const people = peopleApart(earlier, { at: now(), speakerIds: new Set(counted) }, speaking);
    const which = `“${earlier.title}”, exported on ${earlier.at.slice(0, 10)}`;
    if (people.chosen > 0 && people.chosen < threshold) {
      throw new Refusal('gate-closed', `A causal map that left before (${which}) is of the same words but for those of ${countOf(people.chosen, 'person', 'people')}: whoever has both could work out what ${people.chosen === 1 ? 'that person' : 'they'} said. Nothing was exported. Take the same people as then, or leave out or take in at least ${threshold}.`);
    }
    if (people.arrived > 0 && people.chosen + people.arrived < threshold) arrived.push(`Since ${which}, words of ${countOf(people.arrived, 'person', 'people')} came in: whoever has both could work out what they said. Wait with this one until there are more, if the same readers have both.`);
  }
  return arrived.slice(0, 1);
}

const columns = ['Sources', 'Citations', 'Helps', 'Hinders', 'Not clear', 'Programme named', 'Programme not named, in the theory', 'Something else named', 'Nothing named'];

function asCsv({ bundles, sentence, notes }: LeavingMap, audience: Audience): Uint8Array {
  const rows = bundles.map((bundle) => [bundle.cause, bundle.effect, ...bundleNumbers.map((name) => { const number = bundle[name]; return isHidden(number) ? 'not shown' : number; })]);
  return matrixAsCsv({ head: ['Cause', 'Effect', ...columns], rows, notes: [['Title', title], ['Finding', sentence], ...notes.map((note): [string, string] => ['Note', note]), ['Made for', audienceInWords[audience]]] });
}

/** Texts of a drawing have to be those that may leave: a picture of what is on the screen could hold more. */
function requireOnly(svg: string, { factors, bundles, notes, sentence }: LeavingMap): void {
  const allowed = [...factors, title, sentence, ...notes].map(squeezed).join('\n');
  const numbers = new Set(bundles.flatMap((bundle) => bundleNumbers.flatMap((name) => { const number = bundle[name]; return isHidden(number) ? [] : [String(number)]; })));
  for (const [, inner] of svg.matchAll(/<(?:text|tspan|title|desc)\b[^>]*>([^<]*)/giu)) {
    const words = squeezed(unescaped(inner!));
    if (words === '' || allowed.includes(words) || numbers.has(words)) continue;
    throw new Refusal('bad-input', 'The picture holds words or numbers that are not in the map as it may leave. Nothing was exported. Open the export again: it draws the picture anew.');
  }
}

const squeezed = (text: string): string => text.replace(/[\s…]+/g, '').toLowerCase();
const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, "'").replace(/&amp;/g, '&');

type Prepared = { bytes: Uint8Array; gathered: Gathered; apart: string[]; head: { seq: number; hash: string } };

const exportMap: PrepareAndStore<'causes.export', Prepared> = {
  async prepare(context, { filter, format, audience, pictureBase64 }) {
    const { seq, hash } = historyHead(context.database);
    const gathered = gather(context, filter, audience);
    if (gathered.map.bundles.length === 0) throw new Refusal('gate-closed', `Nothing of this map may go to ${audienceInWords[audience]}. Nothing was exported. Look at what the check says, or choose other readers.`, { findings: gathered.findings });
    const apart = [...gathered.apart, ...(audience === 'team' ? [] : holdAgainstEarlier(context, gathered.speakerIds))];
    context.report(0.8, 'Writing the file');
    if (format === 'csv') return { bytes: asCsv(gathered.map, audience), gathered, apart, head: { seq, hash } };
    if (pictureBase64 === undefined) throw new Refusal('bad-input', 'There is no picture to keep. Nothing was exported. Pictures are drawn by the window: export from there, or ask for csv.');
    const bytes = new Uint8Array(Buffer.from(pictureBase64, 'base64'));
    checkPicture(bytes, format);
    if (format === 'svg') requireOnly(new TextDecoder().decode(bytes), gathered.map);
    return { bytes, gathered, apart, head: { seq, hash } };
  },
  store({ change, now }, { audience, format }, { bytes, gathered, apart, head }): Output<'causes.export'> {
    // Consent could have been withdrawn while the file was being written.
    if (historyHead(change.database).hash !== head.hash) throw new Refusal('conflict', 'Something in the vault changed while the map was being written, so it was thrown away. Nothing was exported. Export it again.');
    const file: MadeFile = { name: `${fileSlug(title, 'causal-map')}-${audience}-${now().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
    const { map, sourceIds, voiceIds, speakerIds, shown, hidden } = gathered;
    const recordId = recordExport(change, {
      audience, title, format, hash: createHash('sha256').update(bytes).digest('hex'), decision: null, entered: shown, held: hidden, head,
      contents: { claimIds: [], evidenceIds: [], sourceIds, voiceIds, causalSpeakerIds: speakerIds },
    });
    change.describe(`Exported “${title}” for ${audienceInWords[audience]}`);
    return { file, recordId, notes: [...map.notes, ...apart] };
  },
};

export const causesExportHandlers = {
  'causes.checkExport': (context, { filter, audience }) => {
    const { findings, map } = gather(context, filter, audience);
    return { findings, map };
  },
  'causes.export': exportMap,
} satisfies Pick<Handlers<'causes'>, 'causes.checkExport' | 'causes.export'>;
