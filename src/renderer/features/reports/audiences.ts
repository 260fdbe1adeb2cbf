/** Who a brief may be for, as the room says it. */
import type { Audience } from '../../../contract/index.ts';

export const audienceWords: Record<Audience, { word: string; means: string }> = {
  team: { word: 'The team', means: 'Those who work in this vault. Voices stand under their pseudonyms, and consent that is not recorded yet is enough. Not to be passed on.' },
  board: { word: 'The board', means: 'Those who decide and answer for the programme. Only words of voices that agreed to the board, named at the level that they agreed to; small numbers stay hidden.' },
  partners: { word: 'Partners', means: 'Other services and organisations. Only words of voices that agreed to partners: agreeing to the board says nothing about them.' },
  public: { word: 'The public', means: 'Anybody, for good: what has left can’t be called back. Only words of voices that agreed to the public.' },
};

export const audienceOrder: readonly Audience[] = ['team', 'board', 'partners', 'public'];
