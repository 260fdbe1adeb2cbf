import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { Archive } from './archive.ts';
import { tidy } from './decode-text.ts';
import { readXml } from './xml-stream.ts';

/** The title that stands among the first paragraphs of a document, or null. */
export function headingTitle(paragraphs: readonly ReadParagraph[]): string | null {
  return paragraphs.slice(0, 4).find((one) => one.kind === 'heading' && one.level === 1)?.text ?? null;
}

/** The title that the properties of a packed document give in one part of it ("meta.xml"), or null. */
export function propertyTitle(archive: Archive, part: string, name: string): string | null {
  let said = '';
  let inside = false;
  readXml(archive, part, name, {
    open: (tag) => void (inside = tag === 'dc:title'),
    text: (text) => void (inside && said.length < 400 && (said += text)),
    close: () => void (inside = false),
  });
  const title = tidy(said).replace(/\s+/g, ' ').trim().slice(0, 300);
  return title === '' ? null : title;
}
