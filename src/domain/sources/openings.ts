/**
 * A possible beginning of somebody's turn at the start of a line.
 * - `colon`: "Mary: text"     - `answer`: "Q. text", "A. text"     - `timed`: a time stands with the label
 * - `tab`: "INT<tab>text", a row of a table                        - `alone`: the label has a line of its own
 */
export type OpeningStyle = 'colon' | 'answer' | 'timed' | 'tab' | 'alone';

export type Opening = {
  readonly label: string;
  readonly style: OpeningStyle;
  /** Length of everything before the spoken words, label, time and separator included. */
  readonly length: number;
  readonly startMs?: number;
  readonly endMs?: number;
  /** A remark inside the label, "(laughing)", that goes before the words because the label is known without it. */
  readonly aside?: string;
};

const clock = '(?:\\d{1,2}:)?\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,3})?';
/** A label is at most 60 characters without the signs that end sentences; a full stop may follow an initial or a title. */
const label = '(?!\\d+[:.)])[^\\s:;?!"“”<>\\t\\n#*•][^:;?!"“”<>\\t\\n]{0,59}?';
const timeFirst = new RegExp(`^[[(<#{]?(${clock})(?:-\\d)?[\\])>#}]?(?:\\s*(?:-->|→|–|-|to)\\s*[[(]?(${clock})[\\])]?)?[ \\t]*[-–|]?[ \\t]*`);
const timeInBrackets = new RegExp(`^(${label})[ \\t]*[[(](${clock})(?:\\s*(?:-->|–|-|to)\\s*(${clock}))?[\\])][ \\t]*(?::|-|–)?[ \\t]*(?=\\S|$)`);
const timeAtEnd = new RegExp(`^(${label})(?:[ \\t]{2,}|\\t|[ \\t]+[-–|·][ \\t]+|[ \\t])(${clock})(?:\\s*(?:-->|–|-|to)\\s*(${clock}))?[ \\t]*:?[ \\t]*$`);
const squareName = new RegExp(`^\\[(${label})\\][ \\t]+(${clock})[ \\t]*$`);
const withColon = new RegExp(`^(${label})[ \\t]*[:：](?:[ \\t]+|$)(?:[[(](${clock})[\\])][ \\t]*)?`);
const questionAnswer = /^(Q|A)(?:[.)][ \t]+|[ ]{2,}|[ ]*\t+)(?=\S)/;
const withTab = new RegExp(`^(${label})[ ]*\\t+(?=\\S)`);

/**
 * Reads what may be a speaker's label at the start of one line. Whether it is one is decided over the whole text
 * (`speakers.ts`): here "Three things: ..." and "Mary: ..." look alike. Looks at the first 200 characters only.
 */
export function readOpening(line: string): Opening | undefined {
  const lead = /^(?:>>+[ \t]*)/.exec(line)?.[0].length ?? 0;
  const end = line.indexOf('\n', lead);
  const head = line.slice(lead, Math.min(end === -1 ? line.length : end, lead + 200));
  const whole = head.length === (end === -1 ? line.length : end) - lead;
  const found = readTimed(head, whole) ?? readPlain(head);
  return found === undefined ? undefined : { ...found, length: found.length + lead };
}

function readTimed(head: string, whole: boolean): Opening | undefined {
  const first = timeFirst.exec(head);
  if (first !== null) {
    const after = head.slice(first[0].length);
    const times = timesOf(first[1], first[2]);
    const named = withColon.exec(after) ?? withTab.exec(after);
    if (named !== null) return { label: clean(named[1]), style: 'timed', length: first[0].length + named[0].length, ...times };
    if (whole && isAlone(after)) return { label: clean(after), style: 'timed', length: head.length, ...times };
    return undefined;
  }
  const bracket = timeInBrackets.exec(head);
  if (bracket !== null) return { label: clean(bracket[1]), style: 'timed', length: bracket[0].length, ...timesOf(bracket[2], bracket[3]) };
  if (!whole) return undefined;
  const last = squareName.exec(head) ?? timeAtEnd.exec(head);
  if (last !== null) return { label: clean(last[1]), style: 'timed', length: last[0].length, ...timesOf(last[2], last[3]) };
  return undefined;
}

function readPlain(head: string): Opening | undefined {
  const colon = withColon.exec(head);
  if (colon !== null) {
    const times = colon[2] === undefined ? {} : timesOf(colon[2], undefined);
    return { label: clean(colon[1]), style: colon[2] === undefined ? 'colon' : 'timed', length: colon[0].length, ...times };
  }
  const answer = questionAnswer.exec(head);
  if (answer !== null) return { label: answer[1] ?? '', style: 'answer', length: answer[0].length };
  const tab = withTab.exec(head);
  if (tab !== null) return { label: clean(tab[1]), style: 'tab', length: tab[0].length };
  return undefined;
}

/** Whether a whole line may be a label alone: short, no sign that ends a sentence. */
export function isAlone(line: string): boolean {
  const text = line.trim();
  return text.length > 0 && text.length <= 50 && !/[:;,!?"“”…\t\n]/.test(text) && !/[^.\p{Lu}]\p{Ll}{2,}\.$/u.test(text) && text.split(/\s+/).length <= 6;
}

/** "01:02:03.4", "0:03", "12:05,250" in milliseconds; undefined when minutes or seconds pass 59. */
export function clockToMs(written: string): number | undefined {
  const parts = written.replace(',', '.').split(':').map(Number);
  if (parts.some((part) => Number.isNaN(part))) return undefined;
  const [seconds = 0, minutes = 0, hours = 0] = parts.toReversed();
  if (seconds >= 60 || (parts.length === 3 && minutes >= 60)) return undefined;
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}

function timesOf(start: string | undefined, end: string | undefined): { startMs?: number; endMs?: number } {
  const startMs = start === undefined ? undefined : clockToMs(start);
  const endMs = end === undefined ? undefined : clockToMs(end);
  return { ...(startMs === undefined ? {} : { startMs }), ...(endMs === undefined ? {} : { endMs }) };
}

/** Chat exports write "From Mary to Everyone". */
function clean(written: string | undefined): string {
  return (written ?? '').replace(/[ \t]+/g, ' ').replace(/^From (?=\p{Lu})/u, '').replace(/ to Everyone$/i, '').trim();
}
