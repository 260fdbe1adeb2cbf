import type { Archive } from './archive.ts';
import { bulletAt, writtenNumber } from './list-marks.ts';
import type { NumberStyle } from './list-marks.ts';
import { readXml } from './xml-stream.ts';

type Style = { readonly id: string; name: string; basedOn?: string; bold?: boolean; italic?: boolean; hidden?: boolean; outline?: number; numId?: string; ilvl?: number };

/** What a style says when those that it builds on have been asked too. */
export type WordStyles = {
  readonly looks: (id: string | undefined) => { readonly bold: boolean | undefined; readonly italic: boolean | undefined; readonly hidden: boolean | undefined };
  /** Level of the heading that paragraphs of this style are; undefined for words. */
  readonly level: (id: string | undefined) => number | undefined;
  readonly list: (id: string | undefined) => { readonly numId: string; readonly ilvl: number } | undefined;
};

/** Reads the styles of a Word document (ECMA-376 part 1, 17.7). */
export function wordStyles(archive: Archive, path: string | undefined, name: string): WordStyles {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  if (path !== undefined) {
    readXml(archive, path, name, {
      open(tag, attribute) {
        const value = attribute('w:val');
        if (tag === 'w:style') style = { id: attribute('w:styleId') ?? '', name: '' };
        if (style === undefined) return;
        if (tag === 'w:name') style.name = value ?? '';
        else if (tag === 'w:basedOn') style.basedOn = value ?? '';
        else if (tag === 'w:b') style.bold = isOn(value);
        else if (tag === 'w:i') style.italic = isOn(value);
        else if (tag === 'w:vanish') style.hidden = isOn(value);
        else if (tag === 'w:outlineLvl') style.outline = Number(value);
        else if (tag === 'w:numId') style.numId = value ?? '0';
        else if (tag === 'w:ilvl') style.ilvl = Number(value) || 0;
      },
      close(tag) {
        if (tag !== 'w:style' || style === undefined) return;
        styles.set(style.id, style);
        style = undefined;
      },
    });
  }
  /** The style and those that it builds on, nearest first; a circle ends after twenty. */
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let next = id; next !== undefined && found.length < 20; next = found.at(-1)?.basedOn) {
      const one = styles.get(next);
      if (one === undefined) break;
      found.push(one);
    }
    return found;
  };
  const kept = new Map<string, number | undefined>();
  return {
    looks(id) {
      const all = chain(id);
      const strong = all.some((one) => /\bstrong\b/i.test(one.name)) || (all.length === 0 && /\bstrong\b/i.test(id ?? ''));
      const emphasis = all.some((one) => /\bemphasis\b/i.test(one.name)) || (all.length === 0 && /\bemphasis\b/i.test(id ?? ''));
      return {
        bold: all.find((one) => one.bold !== undefined)?.bold ?? (strong ? true : undefined),
        italic: all.find((one) => one.italic !== undefined)?.italic ?? (emphasis ? true : undefined),
        hidden: all.find((one) => one.hidden !== undefined)?.hidden,
      };
    },
    level(id) {
      if (id === undefined) return undefined;
      if (!kept.has(id)) {
        const all = chain(id);
        const named = headingLevel(`${all[0]?.name ?? ''} ${id}`);
        const outline = all.find((one) => one.outline !== undefined)?.outline;
        kept.set(id, named ?? (outline !== undefined && outline >= 0 && outline <= 8 && !all.some((one) => /^toc\b/i.test(one.name)) ? outline + 1 : all.slice(1).map((one) => headingLevel(one.name)).find((level) => level !== undefined)));
      }
      return kept.get(id);
    },
    list(id) {
      const all = chain(id);
      const numId = all.find((one) => one.numId !== undefined)?.numId;
      return numId === undefined ? undefined : { numId, ilvl: all.find((one) => one.ilvl !== undefined)?.ilvl ?? 0 };
    },
  };
}

function headingLevel(style: string): number | undefined {
  if (/^title\b/i.test(style) || /\btitle$/i.test(style.trim())) return /subtitle/i.test(style) ? 2 : 1;
  if (/subtitle/i.test(style)) return 2;
  const found = /heading ?(\d)|\boverskrift ?(\d)|berschrift ?(\d)|titre ?(\d)/i.exec(style);
  if (found === null) return undefined;
  return Number(found[1] ?? found[2] ?? found[3] ?? found[4]);
}

/** A switch is on unless it says otherwise (ECMA-376 part 1, 17.17.4). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

type Level = { style: NumberStyle; text: string | undefined; start: number };
type Numbering = { abstract: string; readonly starts: Map<number, number>; readonly levels: Map<number, Level> };

const numberStyles: Readonly<Record<string, NumberStyle>> = { decimal: 'decimal', decimalZero: 'decimal-zero', lowerLetter: 'lower-letter', upperLetter: 'upper-letter', lowerRoman: 'lower-roman', upperRoman: 'upper-roman', ordinal: 'ordinal', bullet: 'bullet', none: 'none' };

/**
 * The marks that Word shows before the items of its lists (ECMA-376 part 1, 17.9): numbers run on through a document for
 * each list, deeper levels begin anew. Ask in the order of the text.
 */
export function wordNumbering(archive: Archive, path: string | undefined, name: string): (numId: string, level: number) => string | undefined {
  const abstracts = new Map<string, Map<number, Level>>();
  const numberings = new Map<string, Numbering>();
  let levels: Map<number, Level> | undefined;
  let numbering: Numbering | undefined;
  let level: Level | undefined;
  let at = 0;
  if (path !== undefined) {
    readXml(archive, path, name, {
      open(tag, attribute) {
        const value = attribute('w:val');
        if (tag === 'w:abstractNum') abstracts.set(attribute('w:abstractNumId') ?? '', (levels = new Map()));
        else if (tag === 'w:num') numberings.set(attribute('w:numId') ?? '', (numbering = { abstract: '', starts: new Map(), levels: new Map() }));
        else if (tag === 'w:abstractNumId' && numbering !== undefined) numbering.abstract = value ?? '';
        else if (tag === 'w:lvlOverride') at = Number(attribute('w:ilvl')) || 0;
        else if (tag === 'w:startOverride') numbering?.starts.set(at, Number(value) || 0);
        else if (tag === 'w:lvl') (numbering?.levels ?? levels)?.set(Number(attribute('w:ilvl')) || 0, (level = { style: 'decimal', text: undefined, start: 1 }));
        else if (level === undefined) return;
        else if (tag === 'w:numFmt') level.style = numberStyles[value ?? ''] ?? 'decimal';
        else if (tag === 'w:lvlText') level.text = value ?? '';
        else if (tag === 'w:start') level.start = Number(value) || 0;
      },
      close(tag) {
        if (tag === 'w:lvl') level = undefined;
        else if (tag === 'w:num') numbering = undefined;
      },
    });
  }
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (numId, ilvl) => {
    if (numId === '0') return undefined;
    const own = numberings.get(numId);
    const depth = Math.min(Math.max(ilvl, 0), 8);
    const levelAt = (index: number): Level => own?.levels.get(index) ?? abstracts.get(own?.abstract ?? '')?.get(index) ?? { style: 'bullet', text: undefined, start: 1 };
    const { style, text } = levelAt(depth);
    if (style === 'bullet') return bulletAt(depth);
    const key = own?.abstract ?? numId;
    const counts = counters.get(key) ?? [];
    counters.set(key, counts);
    const override = own?.starts.get(depth);
    if (override !== undefined && !begun.has(`${numId} ${depth}`)) counts[depth] = override - 1;
    begun.add(`${numId} ${depth}`);
    counts.length = Math.min(counts.length, depth + 1);
    for (let index = 0; index < depth; index += 1) counts[index] ??= levelAt(index).start;
    counts[depth] = (counts[depth] ?? levelAt(depth).start - 1) + 1;
    return (text ?? `%${depth + 1}.`).replace(/%([1-9])/g, (_, which: string) => writtenNumber(counts[Number(which) - 1] ?? 1, levelAt(Number(which) - 1).style)).trim();
  };
}
