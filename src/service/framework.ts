import { passageOf } from '../domain/coding/passage.ts';
import { distinctLines, isReworded } from '../domain/framework/wording.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Parsed } from '../contract/index.ts';
import { quoteHash, readText } from '../vault/coding.ts';
import { claimsNaming, listIndicators, listOutcomes, listSigns, nextPosition, readSignRow } from '../vault/framework.ts';
import { harvestedNaming } from '../vault/harvest.ts';
import { listSeries } from '../vault/indicator-series.ts';
import { passageReader } from '../vault/passage.ts';
import { placesStandingFor } from '../vault/theories.ts';
import { readEvent } from '../vault/timeline.ts';
import { addWording, listWordings, removeWordings } from '../vault/wordings.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { indicatorSeriesHandlers } from './indicator-series.ts';
import { given, inShort, notHere, requireHere, requireNotWithdrawn } from './references.ts';

const outcomeHere = (database: Context['database'], id: string) => listOutcomes(database).find((outcome) => outcome.id === id) ?? notHere('outcome', id);
const indicatorHere = (database: Context['database'], id: string) => listIndicators(database).find((indicator) => indicator.id === id) ?? notHere('leading indicator', id);

/** The passage or event that a sign was seen in, checked, as its columns; and where that was, unless the person says otherwise. */
function seenInColumns(database: Context['database'], seenIn: Parsed<'framework.logSign'>['seenIn']) {
  if (seenIn.kind === 'event') {
    const event = readEvent(database, seenIn.eventId) ?? notHere('event', seenIn.eventId);
    return { columns: { kind: 'event', event_id: event.id }, placeId: event.placeId };
  }
  const open = readText(database, seenIn.sourceId) ?? notHere('source', seenIn.sourceId);
  const words = passageOf(open.text, seenIn.start, seenIn.end);
  requireNotWithdrawn(passageReader(database).speakers(seenIn.sourceId, seenIn.start, seenIn.end));
  const placeId = database.prepare('SELECT place_id FROM source WHERE id = ?').pluck().get(seenIn.sourceId) as string | null;
  return { columns: { kind: 'passage', source_id: open.sourceId, revision_id: open.revisionId, start: seenIn.start, end: seenIn.end, quote_hash: quoteHash(words) }, placeId };
}

function reword(context: CommandContext, kind: 'outcome' | 'indicator', thing: { id: string; wording: string }, next: string | undefined, reason: string | undefined): boolean {
  if (next === undefined || !isReworded(thing.wording, next)) return false;
  addWording(context.change, kind, thing.id, next, reason ?? '');
  return true;
}

/** Refuses to take away what a place of a theory stands for, or what a harvested outcome names. */
function refuseWhileNamed(database: Context['database'], kind: 'outcome' | 'indicator', id: string, wording: string): void {
  const [place] = placesStandingFor(database, kind, id);
  const [harvested] = harvestedNaming(database, kind, id);
  if (place === undefined && harvested === undefined) return;
  const by = place !== undefined ? `“${inShort(place)}” in a theory of change stands for it` : `the harvested outcome “${inShort(harvested!)}” names it`;
  throw new Refusal('not-allowed', `“${inShort(wording)}” can't go: ${by}. Nothing was changed. Point that elsewhere first.`);
}

export const frameworkHandlers = {
  'framework.outcomes': ({ database }) => ({ outcomes: listOutcomes(database) }),
  'framework.outcome': ({ database }, { id }) => {
    const outcome = outcomeHere(database, id);
    const indicators = listIndicators(database).filter((indicator) => indicator.outcomeIds.includes(id));
    const signs = listSigns(database, { indicatorIds: indicators.map((indicator) => indicator.id) });
    return { outcome, wordings: listWordings(database, id), indicators, signs, claims: claimsNaming(database, 'outcome', id) };
  },
  'framework.addOutcome': (context, { wording, note }) => {
    const { change, database, newId } = context;
    const id = newId();
    change.insert('outcome', { id, wording, note: note ?? '', position: nextPosition(database, 'outcome'), version: 1 });
    addWording(change, 'outcome', id, wording, '');
    change.describe(`Added the outcome “${inShort(wording)}”`);
    return { id, version: 1 };
  },
  'framework.editOutcome': (context, { id, expectedVersion, wording, reason, note }) => {
    const { change, database } = context;
    const outcome = outcomeHere(database, id);
    const reworded = reword(context, 'outcome', outcome, wording, reason);
    const version = change.update('outcome', id, given({ wording: reworded ? wording : undefined, note }), expectedVersion);
    change.describe(reworded ? `Reworded the outcome “${inShort(outcome.wording)}”` : `Changed the outcome “${inShort(outcome.wording)}”`);
    return { id, version };
  },
  'framework.removeOutcome': ({ change, database }, { id }) => {
    const outcome = outcomeHere(database, id);
    const claims = claimsNaming(database, 'outcome', id).length;
    if (outcome.indicators > 0 || claims > 0) {
      throw new Refusal('not-allowed', `“${inShort(outcome.wording)}” is still pointed to by ${outcome.indicators > 0 ? 'an indicator' : 'a claim'}. Nothing was changed. Point that elsewhere first.`);
    }
    refuseWhileNamed(database, 'outcome', id, outcome.wording);
    removeWordings(change, id);
    change.remove('outcome', id);
    change.describe(`Removed the outcome “${inShort(outcome.wording)}”`);
    return {};
  },

  'framework.indicators': ({ database }) => ({ indicators: listIndicators(database) }),
  'framework.indicator': ({ database }, { id }) => {
    const indicator = indicatorHere(database, id);
    const outcomes = listOutcomes(database).filter((outcome) => indicator.outcomeIds.includes(outcome.id));
    return { indicator, wordings: listWordings(database, id), outcomes, signs: listSigns(database, { indicatorIds: [id] }), claims: claimsNaming(database, 'indicator', id) };
  },
  'framework.addIndicator': (context, { wording, groups, outcomeIds = [], placeId = null, element = '', note = '' }) => {
    const { change, database, newId } = context;
    requireHere(database, 'outcome', ...outcomeIds);
    requireHere(database, 'place', placeId);
    const id = newId();
    change.insert('indicator', {
      id, wording, groups: JSON.stringify(distinctLines(groups)), outcome_ids: JSON.stringify([...new Set(outcomeIds)]), place_id: placeId, element, note,
      position: nextPosition(database, 'indicator'), spiced: '[]', version: 1,
    });
    addWording(change, 'indicator', id, wording, '');
    change.describe(`Added the indicator “${inShort(wording)}”`);
    return { id, version: 1 };
  },
  'framework.editIndicator': (context, { id, expectedVersion, wording, reason, groups, outcomeIds, placeId, element, note, spiced }) => {
    const { change, database } = context;
    const indicator = indicatorHere(database, id);
    requireHere(database, 'outcome', ...(outcomeIds ?? []));
    requireHere(database, 'place', placeId);
    const reworded = reword(context, 'indicator', indicator, wording, reason);
    const patch = given<string | null>({
      wording: reworded ? wording : undefined,
      groups: groups && JSON.stringify(distinctLines(groups)),
      outcome_ids: outcomeIds && JSON.stringify([...new Set(outcomeIds)]),
      place_id: placeId, element, note,
      spiced: spiced && JSON.stringify([...new Set(spiced)]),
    });
    const version = change.update('indicator', id, patch, expectedVersion);
    change.describe(reworded ? `Reworded the indicator “${inShort(indicator.wording)}”` : `Changed the indicator “${inShort(indicator.wording)}”`);
    return { id, version };
  },
  'framework.removeIndicator': ({ change, database }, { id }) => {
    const indicator = indicatorHere(database, id);
    const signs = database.prepare('SELECT count(*) FROM sign WHERE indicator_id = ?').pluck().get(id) as number;
    const claims = claimsNaming(database, 'indicator', id).length;
    const series = listSeries(database, id).length;
    if (signs > 0 || claims > 0 || series > 0) {
      throw new Refusal('not-allowed', `“${inShort(indicator.wording)}” ${series > 0 ? 'is followed by a series of figures' : signs > 0 ? `has ${signs === 1 ? 'a sign' : `${signs} signs`} of change` : 'stands in a claim'}. Nothing was changed. Take that away first, or reword the indicator.`);
    }
    refuseWhileNamed(database, 'indicator', id, indicator.wording);
    removeWordings(change, id);
    change.remove('indicator', id);
    change.describe(`Removed the indicator “${inShort(indicator.wording)}”`);
    return {};
  },

  'framework.signs': ({ database }, { indicatorId, sourceId }) => ({
    signs: listSigns(database, { indicatorIds: indicatorId === undefined ? undefined : [indicatorId], sourceId }).toReversed(),
  }),
  'framework.logSign': ({ change, database, newId, coderId }, { indicatorId, date, polarity, seenIn, expected = 'not said', placeId, observedBy = '', note = '' }) => {
    const indicator = indicatorHere(database, indicatorId);
    requireHere(database, 'place', placeId);
    const seen = seenInColumns(database, seenIn);
    const id = newId();
    change.insert('sign', {
      id, indicator_id: indicatorId, source_id: null, revision_id: null, start: null, end: null, quote_hash: null, event_id: null, ...seen.columns,
      date: JSON.stringify(date), date_from: date.from, polarity, expected, place_id: placeId === undefined ? seen.placeId : placeId, observed_by: observedBy, note, coder_id: coderId, version: 1,
    });
    change.describe(`Logged a ${polarity} sign of “${inShort(indicator.wording)}”`);
    return { id, version: 1 };
  },
  'framework.editSign': ({ change, database }, { id, expectedVersion, indicatorId, date, polarity, expected, placeId, observedBy, note }) => {
    const sign = readSignRow(database, id) ?? notHere('sign of change', id);
    requireHere(database, 'indicator', indicatorId);
    requireHere(database, 'place', placeId);
    const patch = given<string | null>({ indicator_id: indicatorId, date: date && JSON.stringify(date), date_from: date?.from, polarity, expected, place_id: placeId, observed_by: observedBy, note });
    const version = change.update('sign', id, patch, expectedVersion);
    change.describe(`Changed a sign of “${inShort(sign.indicatorWording)}”`);
    return { id, version };
  },
  'framework.removeSign': ({ change, database }, { id }) => {
    const sign = readSignRow(database, id) ?? notHere('sign of change', id);
    change.remove('sign', id);
    change.describe(`Took away a sign of “${inShort(sign.indicatorWording)}”`);
    return {};
  },
  ...indicatorSeriesHandlers,
} satisfies Handlers<'framework'>;
