import { useMemo } from 'react';
import type { Names } from '../../../domain/questions/question-in-words.ts';
import { useAsk } from '../../client/ask.ts';

/** Names of everything that a question can name, so that it reads as a sentence before it is asked. */
export function useQuestionNames(): Names {
  const codes = useAsk('codebook.list', {}).data?.codes;
  const saved = useAsk('questions.list', {}).data?.questions;
  const sources = useAsk('sources.list', {}).data?.sources;
  const voices = useAsk('voices.list', {}).data?.voices;
  const places = useAsk('programme.get', {}).data?.places;
  const coders = useAsk('team.coders', {}).data?.coders;
  return useMemo(() => {
    const by = <Thing extends { id: string }>(things: readonly Thing[] | undefined, nameOf: (thing: Thing) => string) => {
      const names = new Map((things ?? []).map((thing) => [thing.id, nameOf(thing)]));
      return (id: string): string | null => names.get(id) ?? null;
    };
    return {
      code: by(codes, (code) => code.name),
      question: by(saved, (one) => one.name),
      source: by(sources, (source) => source.title),
      voice: by(voices, (voice) => voice.pseudonym),
      place: by(places, (place) => place.name),
      coder: by(coders, (coder) => coder.name),
    };
  }, [codes, saved, sources, voices, places, coders]);
}
