import { roleInLabel } from './labels.ts';
import type { SpeakerRole } from './transcript.ts';

export type Tally = { readonly label: string; readonly turnTexts: readonly string[]; readonly words: number };
export type RoleGuess = { readonly role: SpeakerRole; readonly why: string };

/**
 * Guesses who leads the conversation and who is being heard, and says why. First by what the label says
 * (Facilitator, Counsel, Q), then by who asks: of the rest, whoever asks in at least two of five turns, and either
 * asks as often as anybody or follows an interviewer whom the labels name, is taken to lead.
 */
export function guessRoles(tallies: readonly Tally[]): RoleGuess[] {
  const asks = tallies.map((tally) => tally.turnTexts.filter(isQuestion).length);
  const turns = tallies.reduce((sum, tally) => sum + tally.turnTexts.length, 0);
  const letters = tallies.every((tally) => /^\p{Lu}\p{N}*$/u.test(tally.label));
  const labelled = tallies.map((tally) => roleByLabel(tally.label, letters, tallies));
  const namedLeads = labelled.some((guess) => guess?.role === 'interviewer');
  const namedVoices = labelled.some((guess) => guess?.role === 'participant');
  const most = Math.max(0, ...asks.map((count, index) => (labelled[index] === undefined ? count : 0)));
  return tallies.map((tally, index) => {
    const known = labelled[index];
    if (known !== undefined) return known;
    const count = asks[index] ?? 0;
    const own = tally.turnTexts.length;
    const share = own === 0 ? 0 : count / own;
    if (own >= 3 && share >= 0.4 && (count === most || namedLeads || (share >= 0.6 && count >= 5))) {
      if (tallies.length > 1) return { role: 'interviewer', why: `Asks in ${count} of ${own} turns.` };
    }
    if (namedLeads && /^(?:sir|lady|lord|dame|baroness|judge|justice|sheriff)\b/i.test(tally.label)) return { role: 'other', why: 'The title suggests whoever chairs.' };
    if (turns >= 20 && own <= 3 && tallies.length > 2) return { role: 'other', why: own === 1 ? 'Speaks once only.' : `Speaks ${own} times only.` };
    if (tallies.length === 1) return { role: 'participant', why: 'The only speaker.' };
    if (!namedLeads && !namedVoices && most === 0) return { role: 'participant', why: 'Nobody asks more than the others.' };
    return { role: 'participant', why: count === 0 ? 'Asks nothing.' : `Asks in ${count} of ${own} turns.` };
  });
}

/** A turn that hands over with a question, or a short one that holds one. Long answers often quote questions inside. */
function isQuestion(text: string): boolean {
  const end = text.slice(-40).trimEnd();
  return /\?["'”’)\]]*$/.test(end) || (text.length <= 160 && text.includes('?'));
}

function roleByLabel(label: string, letters: boolean, tallies: readonly Tally[]): RoleGuess | undefined {
  const role = roleInLabel(label);
  if (role !== undefined) return { role, why: `The label says “${label}”.` };
  // Interviews are often typed as I and R, or I and P; "A" and "B" say nothing.
  if (letters && label === 'I' && tallies.some((other) => /^[RP]\d*$/.test(other.label))) return { role: 'interviewer', why: 'I and R (or P) commonly stand for interviewer and respondent.' };
  if (letters && /^[RP]$/.test(label) && tallies.some((other) => other.label === 'I')) return { role: 'participant', why: 'I and R (or P) commonly stand for interviewer and respondent.' };
  return undefined;
}
