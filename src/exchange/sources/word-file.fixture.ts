import { strToU8, zipSync } from 'fflate';

type Parts = {
  /** What stands in the body. */
  readonly body?: string;
  /** Or the whole main part. */
  readonly document?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
};

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A small Word file made by hand, so that tests decide every part of it. For tests alone. */
export function wordFile(parts: Parts): Uint8Array {
  const related = (['styles', 'numbering', 'footnotes', 'endnotes', 'comments'] as const).filter((part) => parts[part] !== undefined);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'),
    '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(parts.document ?? `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>${parts.body ?? ''}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.map((part, index) => `<Relationship Id="p${index}" Type="${office}/${part}" Target="${part}.xml"/>`).join('')}</Relationships>`),
  };
  for (const part of related) files[`word/${part}.xml`] = strToU8(`<w:${part} ${word}>${parts[part] ?? ''}</w:${part}>`);
  if (parts.header !== undefined) files['word/header1.xml'] = strToU8(`<w:hdr ${word}><w:p><w:r><w:t>${parts.header}</w:t></w:r></w:p></w:hdr>`);
  return zipSync({ ...files, ...parts.more });
}
