/** Small phrases that the rooms for reading and coding share. */
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const figures = new Intl.NumberFormat('en-GB');

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return list.format(words);
}

/** "1 coding", "1,203 words". Where the plural is not made with an s, it is given. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${figures.format(count)} ${count === 1 ? one : several}`;
}

/** A moment in a recording: "00:19", "1:02:03". */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** When something was done, as one says it: "just now", "5 minutes ago", "12:04", "14 March", "14 March 2023". `now` and `instant` are ISO 8601. */
export function whenInWords(instant: string, now: string): string {
  const then = new Date(instant);
  const today = new Date(now);
  const minutes = Math.floor((today.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  if (then.toDateString() === today.toDateString()) return then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const sameYear = then.getFullYear() === today.getFullYear();
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** The beginning of long words, cut between two of them. */
export function beginningOf(words: string, most: number): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most - 1);
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).trimEnd()}…`;
}
