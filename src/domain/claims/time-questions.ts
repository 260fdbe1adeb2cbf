/**
 * The timeline questions a claim by itself: does each step of the pathway come after what is held to have led to it, did it reach enough people, was it there and then?
 * (A hoop test of temporal order; reference: methods.md, section 3; programme-facts.md, sections 9 and 12.) Dates are as sure as they are: what two accounts tell differently is
 * taken both ways. It names the step that does not fit and ways on; it never pronounces a claim false.
 */
import type { TimeQuestion, UncertainDate } from '../../contract/index.ts';
import { compareUncertainDates, formatUncertainDate, isCertainlyBefore, mayCoincide } from '../timeline/uncertain-date.ts';
import { listInWords } from './in-words.ts';

export type StepEvent = {
  readonly id: string;
  readonly title: string;
  readonly date: UncertainDate;
  readonly knownFrom: string;
  readonly placeId: string | null;
  readonly accounts: readonly { readonly date: UncertainDate; readonly knownFrom: string }[];
  readonly participants: readonly { readonly group: string; readonly people: number }[];
};
export type AskedStep = {
  readonly id: string;
  readonly what: string;
  readonly date: UncertainDate | null;
  readonly placeId: string | null;
  readonly events: readonly StepEvent[];
  readonly dose: number | null;
  readonly group: string;
};
export type AskedClaim = {
  readonly placeId: string | null;
  readonly period: UncertainDate | null;
  /** In order: each is held to lead to the next. */
  readonly steps: readonly AskedStep[];
};
export type Places = { isWithin(inner: string, outer: string): boolean; name(id: string): string };

const said = (date: UncertainDate): string => formatUncertainDate(date);
const named = (step: AskedStep): string => `“${step.what}”`;

/** When a step may have begun: by its own date, else by the earliest of its events, one date for each account of it. */
function beginnings(step: AskedStep): UncertainDate[] {
  if (step.date !== null) return [step.date];
  const first = step.events.toSorted((one, other) => compareUncertainDates(one.date, other.date))[0];
  return first ? [first.date, ...first.accounts.map(({ date }) => date)] : [];
}

const inWords = (dates: readonly UncertainDate[]): string => [...new Set(dates.map(said))].join(' or ');

/** Everything that the timeline asks of a claim: what can't have been so first, then what may have been otherwise; each in the order of the steps. */
export function timeQuestions(claim: AskedClaim, places: Places): TimeQuestion[] {
  const all = [...orderOf(claim.steps), ...claim.steps.flatMap((step) => [...accountsOf(step), ...doseOf(step), ...placeOf(step, claim, places), ...periodOf(step, claim), ...undated(step)])];
  return [...all.filter(({ weight }) => weight === 'conflict'), ...all.filter(({ weight }) => weight === 'question')];
}

/** Cause before effect: each pair of steps whose order can't be right, and of the others each step with the nearest dated one before it whose order is open. */
function orderOf(steps: readonly AskedStep[]): TimeQuestion[] {
  const questions: TimeQuestion[] = [];
  const dated = steps.map((step) => ({ step, dates: beginnings(step) })).filter(({ dates }) => dates.length > 0);
  for (const [at, { step: effect, dates: effects }] of dated.entries()) {
    let isInConflict = false;
    for (const { step: cause, dates: causes } of dated.slice(0, at)) {
      if (!effects.every((one) => causes.every((other) => isCertainlyBefore(one, other)))) continue;
      isInConflict = true;
      questions.push({
        kind: 'effect before cause',
        weight: 'conflict',
        stepIds: [cause.id, effect.id],
        sentence: `${named(effect)} is dated ${inWords(effects)}, before ${named(cause)} (${inWords(causes)}), which is held to have led to it. As it is written, the one can't have started the other.`,
        waysOn: [`Narrow the claim: ${named(cause)} may have carried on what was there, or led to something later.`, `Name what came before ${named(effect)} as its cause.`, 'Correct a date, if one of them is wrong.'],
      });
    }
    const before = dated[at - 1];
    if (isInConflict || !before || before.dates.every((one) => effects.every((other) => isCertainlyBefore(one, other)))) continue;
    questions.push({
      kind: 'order not certain',
      weight: 'question',
      stepIds: [before.step.id, effect.id],
      sentence: `Whether ${named(before.step)} (${inWords(before.dates)}) came before ${named(effect)} (${inWords(effects)}) is open: the dates leave room for either.`,
      waysOn: ['Find a document or a person that dates one of them more closely.', 'Say in the claim that the order is not known.'],
    });
  }
  return questions;
}

/** Accounts of one event that leave no common day, and events that lie outside the date of their step. */
function accountsOf(step: AskedStep): TimeQuestion[] {
  const questions: TimeQuestion[] = [];
  for (const event of step.events) {
    const accounts = [{ date: event.date, knownFrom: event.knownFrom }, ...event.accounts];
    const apart = accounts.filter((one) => accounts.some((other) => !mayCoincide(one.date, other.date)));
    if (apart.length > 0) {
      questions.push({
        kind: 'sources disagree',
        weight: 'question',
        stepIds: [step.id],
        sentence: `Accounts of “${event.title}” disagree: ${listInWords(apart.map(({ date, knownFrom }) => `${said(date)}${knownFrom === '' ? '' : ` (${knownFrom})`}`))}.`,
        waysOn: ['Ask who was there, or look for a paper of the time.', 'Keep both, and see whether the claim holds either way.'],
      });
    }
    if (step.date !== null && accounts.every(({ date }) => !mayCoincide(date, step.date!))) {
      questions.push({
        kind: 'sources disagree',
        weight: 'question',
        stepIds: [step.id],
        sentence: `${named(step)} is dated ${said(step.date)}, but “${event.title}”, which tells of it, ${inWords(accounts.map(({ date }) => date))}.`,
        waysOn: ['Correct the date of the step or of the event.', 'Let the event stand under another step.'],
      });
    }
  }
  return questions;
}

/** Whether enough people took part. The same people may have come twice, so that the sum of several events is the most that it can have been. */
function doseOf(step: AskedStep): TimeQuestion[] {
  if (step.dose === null || step.dose === 0) return [];
  const counted = step.events.flatMap(({ participants }) => participants).filter(({ group }) => step.group === '' || group === step.group);
  const who = step.group === '' ? 'people' : `people of the group “${step.group}”`;
  if (counted.length === 0) {
    return [{ kind: 'too few reached', weight: 'question', stepIds: [step.id], sentence: `${named(step)} needs to have reached ${step.dose} ${who}; no event says how many took part.`, waysOn: ['Write down who took part, by group, in its events.'] }];
  }
  const most = counted.reduce((sum, { people }) => sum + people, 0);
  if (most >= step.dose) return [];
  return [{ kind: 'too few reached', weight: 'conflict', stepIds: [step.id], sentence: `${named(step)} needs to have reached ${step.dose} ${who}; by its events it reached ${most} at most.`, waysOn: ['Narrow the claim to those who were reached.', 'Add events that are missing.', 'Correct the numbers of those who took part.'] }];
}

function placeOf(step: AskedStep, { placeId }: AskedClaim, places: Places): TimeQuestion[] {
  if (placeId === null) return [];
  const isElsewhere = (id: string | null): id is string => id !== null && !places.isWithin(id, placeId) && !places.isWithin(placeId, id);
  const elsewhere = [...(isElsewhere(step.placeId) ? [{ what: named(step), id: step.placeId }] : []), ...step.events.flatMap((event) => (isElsewhere(event.placeId) ? [{ what: `“${event.title}”`, id: event.placeId }] : []))];
  return elsewhere.map(({ what, id }) => ({
    kind: 'another place',
    weight: 'conflict',
    stepIds: [step.id],
    sentence: `${what} was in ${places.name(id)}; the claim speaks of ${places.name(placeId)}.`,
    waysOn: [`Say how what happened in ${places.name(id)} reached ${places.name(placeId)}.`, 'Let the claim speak of both places, or of the other.', 'Correct the place.'],
  }));
}

function periodOf(step: AskedStep, { period, steps }: AskedClaim): TimeQuestion[] {
  if (period === null) return [];
  const dates = beginnings(step);
  // What led to a change may lie before it; the change itself may not.
  const isChange = step === steps.at(-1);
  const isOutside = (date: UncertainDate): boolean => (isChange ? !mayCoincide(date, period) : isCertainlyBefore(period, date));
  if (dates.length === 0 || !dates.every(isOutside)) return [];
  return [{ kind: 'outside the period', weight: isChange ? 'conflict' : 'question', stepIds: [step.id], sentence: `${named(step)} is dated ${inWords(dates)}, outside the period of the claim (${said(period)}).`, waysOn: ['Widen the period of the claim.', 'Correct the date.', 'Leave the step out.'] }];
}

function undated(step: AskedStep): TimeQuestion[] {
  return beginnings(step).length > 0 ? [] : [{ kind: 'no date', weight: 'question', stepIds: [step.id], sentence: `Nothing says when ${named(step)} was.`, waysOn: ['Give it a date, however rough (“autumn 2023”).', 'Name an event that tells of it.'] }];
}
