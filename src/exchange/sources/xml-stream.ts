import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';
import { Refusal } from '../../domain/refusal.ts';
import type { Archive } from './archive.ts';
import { fileProblem } from './file-problem.ts';

/**
 * The short names that namespaces go by here, whatever prefix a file uses. Office Open XML has two sets of addresses
 * (ECMA-376, transitional and strict); OpenDocument has one (OASIS ODF 1.3, part 3, section 1.4).
 */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 's'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 's'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'text'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'meta'],
]);

/** Documents made by people stay below 60, nested tables included. */
const deepest = 500;

export type XmlReader = {
  /** `name` and the names of attributes are "w:p", "text:h" ...; attributes without a namespace have no prefix. */
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Throw to stop. Called every few thousand elements. */
  readonly pause?: () => void;
};

/**
 * Reads one XML part of an archive piece by piece: it is never held whole, neither as text nor as a tree, so that memory
 * follows the words in it and not its size. Document type declarations are refused (they could name entities), and so is
 * nesting that no document needs. Answers false when the part is not there.
 */
export function readXml(archive: Archive, path: string, name: string, reader: XmlReader): boolean {
  const damaged = () => fileProblem('damaged-file', `“${name}” is damaged inside: its text can’t be read. Nothing was stored. Open it in the program that made it, save a fresh copy, and import that.`);
  const parser = new SaxesParser({ xmlns: true, position: false });
  /** Few names come back often. */
  const names = new Map<string, Map<string, string>>();
  const short = (uri: string, local: string): string => {
    if (uri === '') return local;
    let ofSpace = names.get(uri);
    if (ofSpace === undefined) names.set(uri, (ofSpace = new Map()));
    let found = ofSpace.get(local);
    if (found === undefined) {
      found = `${prefixes.get(uri) ?? '?'}:${local}`;
      if (ofSpace.size < 10_000) ofSpace.set(local, found);
    }
    return found;
  };
  let depth = 0;
  let elements = 0;
  let attributes: Record<string, SaxesAttributeNS> = {};
  const attribute = (wanted: string): string | undefined => {
    if (!wanted.includes(':')) return attributes[wanted]?.value;
    for (const key in attributes) {
      const one = attributes[key]!;
      if (one.uri !== '' && short(one.uri, one.local) === wanted) return one.value;
    }
    return undefined;
  };
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    elements += 1;
    if (depth > deepest) {
      throw fileProblem('zip-bomb', `“${name}” was refused because its parts are nested more than ${deepest} deep. A document never needs that; such files are made to exhaust a computer. Nothing was stored.`);
    }
    if (elements % 5_000 === 0) reader.pause?.();
    attributes = tag.attributes;
    reader.open(short(tag.uri, tag.local), attribute);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    reader.close?.(short(tag.uri, tag.local));
  });
  if (reader.text !== undefined) {
    const { text } = reader;
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    const there = archive.stream(path, (chunk) => {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8');
      parser.write(decoder.decode(chunk, { stream: true }));
    });
    if (!there) return false;
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged();
  }
  return true;
}
