/** The journey, act by act. */
import type { Act } from './whole-act.ts';
import { findEverythingThere, surviveACrash, undoAgain } from './whole-again.ts';
import { giveEvidence, makeABrief, nameARivalAndRate, writeAClaim } from './whole-argument.ts';
import { bringInMoves, logTwoSigns, nameWhatPeopleWantToSee, readTheMoves } from './whole-change.ts';
import { codeTenPassages, findWordsAndThings, takeOneAway } from './whole-coding.ts';
import { lockAndUnlock, makeVault, unlockWithRecoveryKey } from './whole-gate.ts';
import { goRoundTheRooms, lookAtTheOtherWaysIn } from './whole-rooms.ts';
import { bringInAFolder, recordWhatVoicesAgreedTo } from './whole-sources.ts';

export const acts: readonly Act[] = [
  ['a first vault: a weak passphrase is explained, a good one taken, the recovery key shown', makeVault],
  ['a folder of transcripts: three that can’t be read say why, a speaker is put right, four are stored', bringInAFolder],
  ['voices: who agreed to what', recordWhatVoicesAgreedTo],
  ['ten passages coded by keyboard alone, by new codes, known ones, in their own words and again', codeTenPassages],
  ['one of them taken away, brought back and taken away again', takeOneAway],
  ['words found in any form, and things by a name with a slip in it', findWordsAndThings],
  ['an outcome, and an indicator of it that parents own', nameWhatPeopleWantToSee],
  ['two signs of change: in somebody’s words and in a dated event', logTwoSigns],
  ['a table of moves: columns, states, odd rows, a key of its own', bringInMoves],
  ['the moves read: a sentence, a matrix, small numbers hidden', readTheMoves],
  ['a claim with its story', writeAClaim],
  ['evidence: words by key and by mouse, a flow figure, a sign; one piece against', giveEvidence],
  ['another explanation with its own evidence, and how sure we are', nameARivalAndRate],
  ['a brief for the board: the gate, the text, Word and a web page without what was held back', makeABrief],
  ['locked, and unlocked with the passphrase', lockAndUnlock],
  ['everything is still there', findEverythingThere],
  ['undo still works', undoAgain],
  ['every room, light and dark, with work in it', goRoundTheRooms],
  ['the vault’s process killed in the middle of work: said so, unlocked again, nothing acknowledged lost', surviveACrash],
  ['locked, and unlocked with the recovery key', unlockWithRecoveryKey],
  ['the other ways in', lookAtTheOtherWaysIn],
];
