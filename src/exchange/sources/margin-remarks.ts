import { dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import { firstWords } from '../../domain/sources/words.ts';
import { counted } from './draft.ts';

type Remark = { who: string; words: string };
type Change = 'insertion' | 'deletion';

/** Comments in the margin and tracked changes, gathered while a document is read, and told at the end: how many, by whom, with their first words. */
export function marginRemarks() {
  const comments: Remark[] = [];
  const changes: Record<Change, Remark[]> = { insertion: [], deletion: [] };
  let open: { kind: Change; who: string } | undefined;
  return {
    comment(who: string | undefined, words: string): void {
      comments.push({ who: name(who), words: words.replace(/\s+/g, ' ').trim() });
    },
    /** Words that were put in or taken out. What follows at once by the same hand is one change. */
    change(kind: Change, who: string | undefined, words: string): void {
      if (words === '') return;
      const by = name(who);
      const last = changes[kind].at(-1);
      if (open?.kind === kind && open.who === by && last !== undefined) {
        if (last.words.length < 200) last.words += words;
      } else changes[kind].push({ who: by, words });
      open = { kind, who: by };
    },
    /** Words that nobody changed stand between. */
    unchanged(): void {
      open = undefined;
    },
    report(): ReportLine[] {
      const report: ReportLine[] = [];
      const { insertion, deletion } = changes;
      if (insertion.length + deletion.length > 0) {
        const parts = [
          ...(insertion.length > 0 ? [`Insertions: ${told(insertion)}.`] : []),
          ...(deletion.length > 0 ? [`Deletions: ${told(deletion)}.`] : []),
        ];
        report.push(look(`The file has tracked changes: ${insertion.length.toLocaleString('en-GB')} ${insertion.length === 1 ? 'insertion was' : 'insertions were'} taken in and ${deletion.length.toLocaleString('en-GB')} ${deletion.length === 1 ? 'deletion' : 'deletions'} left out, as if all had been accepted. ${parts.join(' ')}`));
      }
      if (comments.length > 0) report.push(dropped(`${counted(comments.length, 'comment in the margin', 'comments in the margin')} left out: ${told(comments)}.`));
      return report;
    },
  };
}

function name(who: string | undefined): string {
  return who === undefined || who.trim() === '' ? 'somebody not named' : who.trim().slice(0, 60);
}

/** "2 by A (“first words …”; “first words …”), 1 by B (“...”)". */
function told(remarks: readonly Remark[]): string {
  const by = new Map<string, string[]>();
  for (const { who, words } of remarks) {
    const all = by.get(who);
    if (all === undefined) by.set(who, [words]);
    else all.push(words);
  }
  const people = [...by].slice(0, 6).map(([who, words]) => {
    const shown = words.slice(0, 2).map((one) => firstWords(one, 40)).filter((one) => one !== '').map((one) => `“${one}”`);
    return `${words.length} by ${who}${shown.length === 0 ? '' : ` (${shown.join('; ')}${words.length > 2 ? '; …' : ''})`}`;
  });
  return people.join(', ') + (by.size > 6 ? ` and others by ${by.size - 6} more people` : '');
}
