/**
 * Words that claim more than the record bears: "led to", "proved", "because of the programme". Contribution, not attribution: a programme is one part of a package that was needed
 * together (Mayne 2012). What may be said depends on what is recorded, never on how many people say so.
 */
import type { Claim, Overclaim } from '../../contract/index.ts';

export type Standing = Pick<Claim, 'necessity' | 'status'> & {
  /** Whether an item that decides has confirmed it: a smoking gun or doubly decisive evidence that was found and is not stale. */
  isConfirmed: boolean;
};

/** `proof`: nothing here is ever proved. `sole`: the programme alone. `cause`: a cause that was enough. `certain`: surer than anything is rated. */
type Kind = 'proof' | 'sole' | 'cause' | 'certain';

const patterns: readonly { kind: Kind; pattern: RegExp; instead: readonly string[] }[] = [
  { kind: 'proof', pattern: /\b(?:prov(?:e[sdn]?|ing)|proof|demonstrat(?:es?|ed|ing)\s+that|establish(?:es|ed)?\s+that|confirm(?:s|ed)?\s+that)\b/giu, instead: ['suggests that', 'is consistent with', 'there is evidence that'] },
  { kind: 'sole', pattern: /\b(?:solely|entirely|purely|single-handedly|(?:only|all)\s+(?:because\s+of|due\s+to|thanks\s+to)|down\s+to\s+the\s+programme|attributable\s+to|as\s+a\s+direct\s+(?:result|consequence)\s+of)\b/giu, instead: ['together with', 'among other things', 'contributed to'] },
  { kind: 'cause', pattern: /\b(?:l(?:ed|eads|eading)\s+(?:(?!to\b)[\p{L}’']+\s+){0,4}to|caus(?:ed?|es|ing)|result(?:ed|s|ing)\s+in|brought\s+about|produc(?:ed?|es)|creat(?:ed|es)|responsible\s+for|because\s+of|due\s+to|thanks\s+to|owing\s+to|had\s+an?\s+impact\s+on|transformed|drove|made\s+it\s+(?:possible|happen|work)|made\s+(?:them|people|families|parents|children|workers|staff)\s+\w+|made\s+(?:the|a|an|their|our|this|that)\s+(?:\w+\s+){1,3}(?:go|work|happen|better|faster|easier|stronger|safer))\b/giu, instead: ['contributed to', 'helped', 'played a part in'] },
  { kind: 'certain', pattern: /\b(?:undoubtedly|undeniabl[ey]|certainly|clearly|obviously|without\s+(?:a\s+)?doubt|guarante(?:ed?|es)|ensur(?:ed?|es)|always|never\s+before|everyone|everybody)\b/giu, instead: ['it seems', 'several people told us', 'in what we have seen'] },
];

const why: Readonly<Record<Kind, string>> = {
  proof: 'Evidence for a contribution makes it more or less likely; it proves nothing.',
  sole: 'The programme is never the only cause: other factors of the package were needed too.',
  cause: 'The record does not say that the programme was enough by itself.',
  certain: 'This is surer than what is recorded.',
};

/** A cause that was enough may be called so where the judgement says so, the claim is agreed, and something that decides has confirmed it. */
const bears = (kind: Kind, { necessity, status, isConfirmed }: Standing): boolean => kind === 'cause' && (necessity === 'sufficient' || necessity === 'both') && status === 'agreed' && isConfirmed;

/** Every place in a text where it claims too much, in order. Words in quotation marks are somebody's own and are left alone. */
export function overclaimsIn(where: string, text: string, standing: Standing): Overclaim[] {
  const quoted = [...text.matchAll(/“[^”]*”|"[^"]*"/gu)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
  return patterns
    .filter(({ kind }) => !bears(kind, standing))
    .flatMap(({ kind, pattern, instead }) => [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ where, words, start: index, end: index + words.length, why: why[kind], instead: [...instead] })))
    .filter(({ start, end }) => !quoted.some((own) => own.start <= start && end <= own.end))
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((one, index, all) => index === 0 || one.start >= all[index - 1]!.end);
}
