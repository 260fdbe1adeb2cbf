import { strToU8 } from 'fflate';

export type Word = { readonly text: string; readonly x: number; readonly y: number; readonly size?: number; readonly bold?: boolean; readonly tilt?: boolean };

/** A small PDF made by hand: text at places counted from the top left of a page of 600 by 800 points. For tests alone. */
export function pdfFile(pages: readonly (readonly Word[])[], more: { readonly locked?: boolean; readonly title?: string; readonly note?: string } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const regular = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const bold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  const tree = pages.length * (more.note === undefined ? 2 : 3) + 3;
  const kids = pages.map((words) => {
    const content = words
      .map(({ text, x, y, size = 10, bold: strong, tilt }) => `BT /F${strong === true ? 2 : 1} ${size} Tf ${tilt === true ? '0.7 0.7 -0.7 0.7' : '1 0 0 1'} ${x} ${800 - y} Tm (${escaped(text)}) Tj ET`)
      .join('\n');
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const note = more.note === undefined ? '' : ` /Annots [${add(`<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /T (A. Reid) /Contents (${escaped(more.note)}) >>`)} 0 R]`;
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 600 800] /Contents ${stream} 0 R /Resources << /Font << /F1 ${regular} 0 R /F2 ${bold} 0 R >> >>${note} >>`);
  });
  add(`<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const info = more.title === undefined ? '' : ` /Info ${add(`<< /Title (${escaped(more.title)}) >>`)} 0 R`;
  const lock = more.locked === true ? ` /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`)} 0 R` : '';
  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const at = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R${info}${lock} >>\nstartxref\n${at}\n%%EOF\n`;
  return strToU8(file, true);
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}
