/** An evaluator's afternoon in the real window: three interviews and a note, one table of moves, two claims, one brief; one claim by mouse, one by keyboard alone. */
import { actThrough } from './act-through.ts';
import { argueByKeyboard, argueByMouse, briefOnBoth, letTheTimelineAsk, putThemBesideEachOther, testAndJudge, writeWhatHappened } from './evaluator-acts.ts';
import type { Act } from './whole-act.ts';
import { bringInMoves, nameWhatPeopleWantToSee } from './whole-change.ts';
import { codeTenPassages } from './whole-coding.ts';
import { makeVault } from './whole-gate.ts';
import { bringInAFolder, recordWhatVoicesAgreedTo } from './whole-sources.ts';
import { openLoopbackStage } from './whole-stage.ts';

const acts: readonly Act[] = [
  ['a vault of her own', makeVault],
  ['three interviews and a note come in', bringInAFolder],
  ['what the voices agreed to', recordWhatVoicesAgreedTo],
  ['ten passages coded', codeTenPassages],
  ['the outcome, and a leading indicator of it', nameWhatPeopleWantToSee],
  ['one table of moves', bringInMoves],
  ['what happened when', writeWhatHappened],
  ['a claim argued by mouse: what keeps it in draft, its package, a rival, both sides', argueByMouse],
  ['the timeline asks about a cause that came after its effect', letTheTimelineAsk],
  ['what was expected, the judgement, the story and the one page', testAndJudge],
  ['another claim by keyboard alone, with a flow figure', argueByKeyboard],
  ['the two beside each other and across', putThemBesideEachOther],
  ['one brief on both, with what nobody agreed to held back', briefOnBoth],
];

actThrough('the evaluator’s afternoon', openLoopbackStage, acts);
