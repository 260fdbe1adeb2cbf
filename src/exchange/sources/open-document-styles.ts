import type { Archive } from './archive.ts';
import { bulletAt, writtenNumber } from './list-marks.ts';
import type { NumberStyle } from './list-marks.ts';
import { readXml } from './xml-stream.ts';

type Style = { readonly parent: string | undefined; readonly list: string | undefined; readonly outline: number | undefined; readonly shown: string; bold?: boolean; italic?: boolean; hidden?: boolean };
type ListLevel = { readonly style: NumberStyle; readonly prefix: string; readonly suffix: string; readonly start: number; readonly levels: number };

export type OpenDocumentStyles = {
  readonly looks: (family: 'paragraph' | 'text', name: string | undefined) => { readonly bold: boolean | undefined; readonly italic: boolean | undefined; readonly hidden: boolean | undefined };
  /** The list style that a paragraph style brings along. */
  readonly listOf: (name: string | undefined) => string | undefined;
  /** Level of the heading that paragraphs of this style are, where the style itself says so. */
  readonly level: (name: string | undefined) => number | undefined;
  readonly start: (list: string | undefined, level: number) => number;
  /** The mark before an item: `counts` are the numbers of this level and those above it. */
  readonly mark: (list: string | undefined, level: number, counts: readonly number[]) => string;
  /** Words at the head or foot of pages. */
  readonly edges: string;
};

const numberStyles: Readonly<Record<string, NumberStyle>> = { '1': 'decimal', a: 'lower-letter', A: 'upper-letter', i: 'lower-roman', I: 'upper-roman', '': 'none' };

/** Reads the styles of an OpenDocument text, named ones and those of single paragraphs alike (OASIS ODF 1.3 part 3, section 16). */
export function openDocumentStyles(archive: Archive, name: string): OpenDocumentStyles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, ListLevel>>();
  let edges = '';
  for (const path of ['styles.xml', 'content.xml']) {
    let style: Style | undefined;
    let list: Map<number, ListLevel> | undefined;
    let inEdge = 0;
    let inBody = false;
    readXml(archive, path, name, {
      open(tag, attribute) {
        if (inBody) return;
        if (tag === 'office:body') inBody = true;
        else if (tag === 'style:style') {
          const outline = attribute('style:default-outline-level');
          style = { parent: attribute('style:parent-style-name'), list: attribute('style:list-style-name'), outline: outline === undefined || outline === '' ? undefined : Number(outline), shown: attribute('style:display-name') ?? attribute('style:name') ?? '' };
          styles.set(`${attribute('style:family')} ${attribute('style:name')}`, style);
        } else if (tag === 'style:text-properties' && style !== undefined) {
          const weight = attribute('fo:font-weight');
          const slant = attribute('fo:font-style');
          if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600;
          if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique';
          if (attribute('text:display') !== undefined) style.hidden = attribute('text:display') === 'none';
        } else if (tag === 'text:list-style') lists.set(attribute('style:name') ?? '', (list = new Map()));
        else if (tag === 'text:list-level-style-number' || tag === 'text:list-level-style-bullet' || tag === 'text:list-level-style-image') {
          const isNumber = tag === 'text:list-level-style-number';
          list?.set(Number(attribute('text:level')) - 1, {
            style: isNumber ? (numberStyles[attribute('style:num-format') ?? ''] ?? 'decimal') : 'bullet',
            prefix: attribute('style:num-prefix') ?? '', suffix: attribute('style:num-suffix') ?? '',
            start: Number(attribute('text:start-value') ?? 1), levels: Math.min(10, Number(attribute('text:display-levels') ?? 1) || 1),
          });
        } else if (tag === 'style:header' || tag === 'style:footer') inEdge += 1;
      },
      text(text) {
        if (inEdge > 0 && edges.length < 500) edges += text;
      },
      close(tag) {
        if (tag === 'style:style') style = undefined;
        else if (tag === 'style:header' || tag === 'style:footer') inEdge -= 1;
      },
    });
  }
  const chain = (family: string, from: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let next = from; next !== undefined && found.length < 20; next = found.at(-1)?.parent) {
      const one = styles.get(`${family} ${next}`);
      if (one === undefined) break;
      found.push(one);
    }
    return found;
  };
  const levelOf = (list: string | undefined, level: number): ListLevel => lists.get(list ?? '')?.get(level) ?? { style: 'bullet', prefix: '', suffix: '', start: 1, levels: 1 };
  return {
    looks(family, from) {
      const all = chain(family, from);
      return { bold: all.find((one) => one.bold !== undefined)?.bold, italic: all.find((one) => one.italic !== undefined)?.italic, hidden: all.find((one) => one.hidden !== undefined)?.hidden };
    },
    listOf: (from) => chain('paragraph', from).find((one) => one.list !== undefined)?.list,
    level(from) {
      const all = chain('paragraph', from);
      if (from === 'Title' || all.some((one) => one.shown === 'Title')) return 1;
      if (from === 'Subtitle' || all.some((one) => one.shown === 'Subtitle')) return 2;
      return all.find((one) => one.outline !== undefined && one.outline > 0)?.outline;
    },
    start: (list, level) => levelOf(list, level).start,
    mark(list, level, counts) {
      const own = levelOf(list, level);
      if (own.style === 'bullet') return bulletAt(level);
      const from = Math.max(0, level + 1 - own.levels);
      const numbers = Array.from({ length: level + 1 - from }, (_, index) => writtenNumber(counts[from + index] ?? 1, levelOf(list, from + index).style)).filter((number) => number !== '');
      return numbers.length === 0 ? '' : own.prefix + numbers.join('.') + own.suffix;
    },
    get edges() {
      return edges.replace(/\s+/g, ' ').trim();
    },
  };
}
