/** Words on lines of at most so many letters; what does not fit on the last line ends in an ellipsis. A word that is longer than a line is broken. */
export function wrap(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.trim().split(/\s+/).flatMap((word) => pieces(word, letters));
  for (const word of words) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= letters) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines.length === 0 ? [''] : lines;
  const last = lines[most - 1]!;
  return [...lines.slice(0, most - 1), `${last.slice(0, letters - 1).trimEnd()}…`];
}

function pieces(word: string, letters: number): string[] {
  const whole = [...word];
  if (whole.length <= letters) return [word];
  const found: string[] = [];
  for (let start = 0; start < whole.length; start += letters) found.push(whole.slice(start, start + letters).join(''));
  return found;
}
