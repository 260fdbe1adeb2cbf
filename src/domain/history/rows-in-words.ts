/**
 * Recorded rows in words: which columns a person would know, what they are called, and how their values read. Columns that only hold things together (ids of the
 * row itself, hashes, positions, counts) are left out.
 */
import { scaleText } from '../codebook/scale-text.ts';
import { fieldLabels } from '../codebook/written-code.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import type { Code, UncertainDate } from '../../contract/index.ts';

type Row = Readonly<Record<string, unknown>>;
export type RecordedStep = { readonly do: 'insert' | 'update' | 'remove'; readonly table: string; readonly id: string; readonly before?: Row; readonly after?: Row };

/** What has to be looked up: names of things by their ids, and words of a text. */
export type Lookup = {
  name(table: string, id: string): string | null;
  words(revisionId: string, start: number, end: number): string | null;
  /** The row as it is now, for steps that hold only what they changed. */
  row(table: string, id: string): Row | null;
};

export type FieldChange = { what: string; field: string; before: string; after: string };

type Say = (value: unknown, lookup: Lookup) => string;

const text: Say = (value) => (value === null || value === undefined ? '' : String(value));
const json = <Value>(value: unknown): Value | null => {
  if (typeof value !== 'string' || value === '') return null;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return null;
  }
};
const date: Say = (value) => {
  const read = json<UncertainDate>(value);
  return read && typeof read.from === 'string' ? formatUncertainDate(read) : text(value, none);
};
const list: Say = (value) => (json<unknown[]>(value) ?? []).map((item) => (typeof item === 'object' && item !== null ? Object.values(item).filter((one) => typeof one === 'string').join(', ') : String(item))).join('; ');
const pairs: Say = (value) => Object.entries(json<Record<string, unknown>>(value) ?? {}).map(([key, one]) => `${key}: ${String(one)}`).join('; ');
const yes: Say = (value) => (value === 1 || value === true ? 'yes' : value === 0 || value === false ? 'no' : '');
const whereabouts: Say = (value) => (value === 1 ? 'taken out' : value === 0 ? 'in the rooms of the vault' : '');
const named = (table: string): Say => (value, lookup) => (typeof value === 'string' ? (lookup.name(table, value) ?? 'something that is gone') : '');
const ids = (table: string): Say => (value, lookup) => (json<string[]>(value) ?? []).map((id) => lookup.name(table, id) ?? 'something that is gone').join('; ');
const scale: Say = (value) => scaleText(json<NonNullable<Code['scale']>>(value));
const revision: Say = (value, lookup) => (typeof value === 'string' ? (lookup.name('revision', value) ?? 'an earlier text') : '');

const sentences: Say = (value) => (json<{ text: string }[]>(value) ?? []).map((sentence) => sentence.text).join(' ');
/** What was expected and what became of it; chances in numbers are left to the claim. */
const expectation: Say = (value) => {
  const read = json<{ expected: string; looked: string; search: string; decides: boolean }>(value);
  return read === null ? '' : [read.expected, read.looked, read.search, read.decides ? 'one that decides' : ''].filter(Boolean).join('; ');
};

const none: Lookup = { name: () => null, words: () => null, row: () => null };

/** Columns by table, in the order in which they are read. */
const told: Record<string, Record<string, [string, Say]>> = {
  source: { title: ['Title', text], kind: ['Kind', text], date: ['Date', date], place_id: ['Place', named('place')], note: ['Note', text], revision_id: ['Text', revision], removed: ['Where', whereabouts] },
  speaker: { label: ['Label', text], role: ['Role', text], voice_id: ['Voice', named('voice')] },
  voice: {
    pseudonym: ['Pseudonym', text], stakeholder_group: ['Group', text], place_id: ['Place', named('place')], role_full: ['Full role', text], role_general: ['General role', text], area: ['Area', text],
    credited_as: ['Credited as', text], attributes: ['Attributes', pairs], note: ['Note', text], consent_state: ['Consent', text], consent_audiences: ['Consent for', pairs],
    consent_attribution: ['Named as', text], consent_until: ['Consent until', text], consent_note: ['Note on consent', text],
  },
  code: {
    name: ['Name', text], parent_id: ['Under', named('code')], definition: [fieldLabels.definition, text], use_when: [fieldLabels.useWhen, text], not_when: [fieldLabels.notWhen, text],
    aliases: [fieldLabels.aliases, list], family: [fieldLabels.family, text], scale: [fieldLabels.scale, scale], colour: [fieldLabels.colour, text],
  },
  coding: { code_id: ['Code', named('code')], memo: ['Note', text], weight: ['Weight', text], pinned: ['Example of its code', yes], how: ['Found by', text] },
  memo: { kind: ['Kind', text], title: ['Title', text], text: ['Memo', text] },
  passage_link: { kind: ['How they hang together', text], note: ['Note', text] },
  factor: { name: ['Name', text], note: ['Note', text], opposite_id: ['The opposite of', named('factor')] },
  causal_link: { cause_id: ['Cause', named('factor')], effect_id: ['Effect', named('factor')], polarity: ['More of the cause', text], how: ['What is named', text], blindfold: ['Who was not told the programme', text], note: ['Note', text] },
  saved_question: { name: ['Name', text], note: ['Note', text] },
  summary: { code_id: ['Code', named('code')], text: ['Summary', text] },
  settlement: { code_id: ['Code', named('code')], decision: ['Decision', text], reason: ['Why', text] },
  recording: { name: ['Recording', text], removed: ['Where', whereabouts] },
  outcome: { wording: ['Wording', text], note: ['Note', text] },
  indicator: { wording: ['Wording', text], groups: ['Groups', list], outcome_ids: ['Outcomes', ids('outcome')], place_id: ['Place', named('place')], element: ['Element', text], note: ['Note', text] },
  wording: { text: ['Wording', text], reason: ['Why', text] },
  sign: {
    indicator_id: ['Leading indicator', named('indicator')], polarity: ['Speaks', text], date: ['Date', date], expected: ['Expected', text], place_id: ['Place', named('place')], observed_by: ['Seen by', text], note: ['Note', text],
  },
  dated_event: { title: ['Title', text], kind: ['Kind', text], date: ['Date', date], place_id: ['Place', named('place')], description: ['Description', text], known_from: ['Known from', text] },
  dataset: {
    name: ['Name', text], note: ['Known limits', text], holder: ['Held by', text], coverage: ['Covers', text], threshold: ['Smallest number shown', text], snapshot: ['Day of the yearly count', pairs],
    risk_assessment: ['Risk assessment', pairs], removed: ['Where', whereabouts],
  },
  flow_mapping: { name: ['Name', text] },
  flow_view: { name: ['Name', text], note: ['Note', text] },
  subset: { name: ['Name', text], why: ['Why it matters', text], dataset_id: ['Flow data', named('dataset')] },
  tied_story: { subset_id: ['Subset', named('subset')], dataset_id: ['Flow data', named('dataset')], source_id: ['Source', named('source')], note: ['Note', text] },
  data_gap: { missing: ['What is missing', text], matters: ['Why it matters', text], holder: ['Held by', text], status: ['Standing', text], note: ['Note', text], dataset_id: ['Flow data', named('dataset')] },
  figure_pack: { removed: ['Where', whereabouts] },
  indicator_series: { name: ['Name', text], rising: ['A rise is', text], indicator_id: ['Leading indicator', named('indicator')], note: ['Note', text] },
  claim: {
    statement: ['Statement', text], status: ['Standing', text], place_id: ['Place', named('place')], period: ['Period', date], outcome_ids: ['Outcomes', ids('outcome')], indicator_ids: ['Leading indicators', ids('indicator')],
    change_observed: ['What changed', text], programme_part: ["The programme's part", text], other_factors: ['What else was needed', list], unintended: ['Unintended effects', text], rivals_search: ['Search for other explanations', text],
    counter_search: ['Search for what speaks against it', text], would_change_our_mind: ['What would change our mind', text], ratings: ['Ratings', list],
    change_for_whom: ['For whom', text], change_when: ['When', text], change_how_known: ['How we know', text], mechanism_resource: ['What is offered', text], mechanism_reasoning: ['What people do with it', text], scaling: ['Kind of scaling', list],
    necessity: ['Necessary or sufficient', text], weight: ['Weight in the package', text], weight_reason: ['Why that weight', text], co_contributors: ['Who else contributed', list], space: ['Space', text], progress: ['Progress', text],
    progress_reason: ['Why that progress', text], confidence: ['Confidence', text], confidence_reason: ['Why that confidence', text], cerqual: ['How far it represents what people say', pairs], story: ['Story', sentences],
  },
  rival: { statement: ['Explanation', text], category: ['Kind', text], would_expect: ['What it would lead us to expect', text], would_not_expect: ['What we should not see', text], verdict: ['Verdict', text], reason: ['Why', text] },
  evidence: { side: ['Speaks', text], reason: ['How it bears on the claim', text], rival_id: ['On the explanation', named('rival')], together: ['Belongs together as', text], expectation: ['Expected', expectation] },
  package_factor: { factor: ['Factor', text], role: ['Part in the package', text], non_redundant: ['Why it was needed', text] },
  claim_step: { what: ['Step', text], date: ['Date', date], place_id: ['Place', named('place')], dose: ['Least number of people', text], group: ['Of the group', text] },
  claim_relation: { kind: ['How they hang together', text], to_id: ['With the claim', named('claim')], note: ['Note', text] },
  claim_review: { who: ['Reviewer', text], said: ['Says', text], note: ['Note', text] },
  claim_version: { number: ['Version', text], reason: ['Why', text] },
  theory: { name: ['Name', text], group: ['Whom it is about', text], note: ['Note', text] },
  theory_node: {
    label: ['Name', text], kind: ['Kind', text], group: ['Whom it is about', text], note: ['Note', text], indicator_id: ['Leading indicator', named('indicator')], outcome_id: ['Outcome', named('outcome')], opens_id: ['Opens', named('theory')],
  },
  theory_link: { from_id: ['From', named('theory_node')], to_id: ['To', named('theory_node')], assumption: ['Assumption', text], mechanism: ['Mechanism', text] },
  assumption: { text: ['Assumption', text], status: ['Standing', text] },
  theory_version: { number: ['Version', text], reason: ['Why', text] },
  theory_evidence: { side: ['Speaks', text], reason: ['How it bears on it', text] },
  harvested_outcome: {
    who: ['Who', text], what: ['What', text], date: ['When', date], place_id: ['Place', named('place')], significance: ['Why it matters', text], contribution: ['How the programme contributed', text], intended: ['Hoped for', text],
    welcome: ['Welcome', text], scaling: ['Kind of scaling', list], outcome_ids: ['Outcomes', ids('outcome')], indicator_ids: ['Leading indicators', ids('indicator')], claim_ids: ['Claims', ids('claim')],
  },
  substantiation: { role: ['Who was asked', text], standing: ['How they know', text], asked: ['Asked', date], agreement: ['Answer', text], comment: ['What they said', text] },
  register_entry: { kind: ['Kind', text], statement: ['Statement', text], tried: ['What was tried', text], status: ['Standing', text], place_id: ['Place', named('place')], claim_ids: ['Claims', ids('claim')] },
  selection_round: { name: ['Name', text], domain: ['Kind of change', text], period: ['Period', date], panel: ['Panel', text], next_id: ['Goes on to', named('selection_round')], closed: ['Closed', yes] },
  round_story: { source_id: ['Story', named('source')], tellers_reason: ["The teller's reason", text], chosen: ['Chosen', yes], panels_reason: ["The panel's reason", text], fed_back: ['Told back', yes] },
  coder: { name: ['Name', text], initials: ['Initials', text], colour: ['Colour', text], blind: ['Works blind', yes] },
  programme: { name: ['Name', text], description: ['Description', text], groups: ['Groups', list] },
  place: { name: ['Name', text], parent_id: ['In', named('place')] },
  rubric: { number: ['Version', text], locked_at: ['Locked', text] },
  export_record: { title: ['Title', text], audience: ['For', text], format: ['As', text] },
  setting: { value: ['Setting', text] },
};

const shortened = (words: string, most = 300): string => (words.length <= most ? words : `${words.slice(0, most - 1).trimEnd().toWellFormed()}…`);

/** What one step changed, field by field. Empty where nothing changed that a person would look for. */
export function stepInWords(step: RecordedStep, lookup: Lookup): FieldChange[] {
  const columns = told[step.table] ?? {};
  const whole = { ...(step.do === 'update' ? lookup.row(step.table, step.id) : {}), ...step.before, ...step.after };
  const what = whatItIs(step.table, whole, lookup);
  const changes: FieldChange[] = [];
  for (const [column, [field, say]] of Object.entries(columns)) {
    if (!(column in (step.before ?? {})) && !(column in (step.after ?? {}))) continue;
    const [before, after] = [step.before, step.after].map((row) => (row && column in row ? say(row[column], lookup) : ''));
    if (before === after) continue;
    // Of what is added or goes, what says nothing (empty, "no") is not told.
    if (step.do !== 'update' && (before === 'no' || after === 'no')) continue;
    changes.push({ what, field, before: shortened(before!), after: shortened(after!) });
  }
  const moved = wordsMoved(step, whole, lookup);
  if (moved) changes.push({ what, field: 'Words', before: shortened(moved.before), after: shortened(moved.after) });
  if (changes.length === 0 && step.do !== 'update') changes.push({ what, field: step.do === 'insert' ? 'Added' : 'Taken away', before: '', after: '' });
  return changes;
}

/** The words that a coding, a sign or a memo stands on, where they are others than before. */
function wordsMoved(step: RecordedStep, whole: Row, lookup: Lookup): { before: string; after: string } | null {
  if (step.table === 'passage_link' || !('start' in whole) || typeof whole.revision_id !== 'string') return null;
  const wordsOf = (row: Row | undefined): string => {
    if (!row) return '';
    const at = { ...whole, ...row };
    return typeof at.start === 'number' && typeof at.end === 'number' ? (lookup.words(at.revision_id as string, at.start, at.end) ?? '') : '';
  };
  const touches = ['start', 'end', 'revision_id'].some((column) => column in (step.before ?? {}) || column in (step.after ?? {}));
  const moved = { before: wordsOf(step.before), after: wordsOf(step.after) };
  return touches && moved.before !== moved.after ? moved : null;
}

const kinds: Record<string, string> = {
  source: 'Source', speaker: 'Speaker', voice: 'Voice', code: 'Code', coding: 'Coding', memo: 'Memo', passage_link: 'Link', factor: 'Factor', causal_link: 'Causal link', saved_question: 'Saved question', summary: 'Summary', settlement: 'Settled difference',
  recording: 'Recording', outcome: 'Outcome', indicator: 'Leading indicator', wording: 'Wording', sign: 'Sign of change', dated_event: 'Event', dataset: 'Flow data', claim: 'Claim', rival: 'Other explanation',
  package_factor: 'Factor of a package', claim_step: 'Step of a pathway', claim_relation: 'Relation between claims', claim_review: 'Review', claim_version: 'Kept version',
  theory: 'Theory', theory_node: 'Place of a theory', theory_link: 'Link of a theory', assumption: 'Assumption', theory_version: 'Kept version', theory_evidence: 'Evidence', harvested_outcome: 'Harvested outcome', substantiation: 'Answer',
  register_entry: 'Entry of the register', rest: 'What a record rests on', selection_round: 'Round', round_story: 'Story in a round',
  evidence: 'Evidence', coder: 'Coder', programme: 'Programme', place: 'Place', rubric: 'Rubric', export_record: 'Export', setting: 'Setting',
  flow_mapping: 'Mapping', flow_view: 'Saved view', subset: 'Subset', tied_story: 'Tied story', data_gap: 'Data gap', figure_pack: 'Pack of figures', indicator_series: 'Series',
};

/** "Coding “Trust” in “Interview 3”": what a row is, as a person would recognise it. */
function whatItIs(table: string, row: Row, lookup: Lookup): string {
  const own = [row.title, row.name, row.pseudonym, row.wording, row.statement, row.label, row.what].find((value) => typeof value === 'string' && value !== '') as string | undefined;
  const code = typeof row.code_id === 'string' ? lookup.name('code', row.code_id) : null;
  const sourceId = row.source_id ?? row.from_source_id;
  const source = table !== 'source' && typeof sourceId === 'string' ? lookup.name('source', sourceId) : null;
  const name = own ?? code;
  return [kinds[table] ?? 'Something', name ? `“${shortened(name, 80)}”` : '', source ? `in “${shortened(source, 80)}”` : ''].filter(Boolean).join(' ');
}
