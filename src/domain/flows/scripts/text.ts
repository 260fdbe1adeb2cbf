/** Words and values of a script, written so that nothing that somebody once typed can become a command. */

/** One line: breaks of any kind, and what could hide text from a reader (marks of direction), become spaces. */
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').replace(/ {2,}/g, ' ').trim();

const width = 110;

/** A comment with a term and its words, broken into lines. */
export function comment(term: string, words: string): string {
  const lines: string[] = [];
  let line = term === '' ? '' : `${oneLine(term)}:`;
  for (const word of oneLine(words).split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `# ${one}`.trimEnd()).join('\n');
}

/** A text between quotes: what JSON writes means the same in Python and R. What is no whole character is replaced; marks of direction are written as numbers. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text.replace(/\u0000/g, ' ').toWellFormed());
  return escaped.replace(/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };
type Listed = readonly Value[];
type Named = { readonly [name: string]: Value };

const isList = (value: Value): value is Listed => Array.isArray(value);
const namesOf = (value: Named): [string, Value][] => Object.entries(value).filter(([, one]) => one !== undefined);

/** A value as Python writes it. */
export function inPython(value: Value): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(inPython).join(', ')}]`;
  return `{${namesOf(value).map(([name, one]) => `${quoted(name)}: ${inPython(one)}`).join(', ')}}`;
}

/** A value as R writes it: texts and numbers side by side make a vector, everything else a list. */
export function inR(value: Value): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) {
    if (value.length === 0) return 'character(0)';
    return `${value.every((one) => typeof one === 'string') || value.every((one) => typeof one === 'number') ? 'c' : 'list'}(${value.map(inR).join(', ')})`;
  }
  return `list(${namesOf(value).map(([name, one]) => (name === '' ? inR(one) : `${quoted(name)} = ${inR(one)}`)).join(', ')})`;
}

/** Values given names, each under the last; long lists have a line for each entry. */
export function assignments(values: readonly (readonly [string, Value, string?])[], write: (value: Value) => string, sign: '=' | '<-'): string {
  return values
    .map(([name, value, remark]) => {
      const text = write(value);
      const note = remark === undefined ? '' : `  # ${oneLine(remark)}`;
      if (text.length <= width || !isList(value) || !value.every((one) => typeof one === 'object' && one !== null)) return `${name} ${sign} ${text}${note}`;
      const [open, close] = write === inR ? ['list(', ')'] : ['[', ']'];
      return `${name} ${sign} ${open}${note}\n    ${value.map(write).join(',\n    ')}${write === inR ? '' : ','}\n${close}`;
    })
    .join('\n');
}
