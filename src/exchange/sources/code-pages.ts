/** A way to turn bytes into characters, by the name that the Encoding Standard has for it, or one of the two tables below. */
export type CodePage = { readonly name: string; readonly decode: (bytes: Uint8Array) => string; /** Two bytes may be one character. */ readonly double: boolean };

/** The upper halves of the code pages of DOS that the Encoding Standard leaves out (Unicode consortium, mappings of vendors, CP437 and CP850). */
const dosUpper: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Numbers of code pages as Windows counts them. */
const byNumber: Readonly<Record<number, string>> = {
  437: 'cp437', 850: 'cp850', 866: 'ibm866', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252', 1253: 'windows-1253', 1254: 'windows-1254', 1255: 'windows-1255',
  1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 10000: 'macintosh', 10007: 'x-mac-cyrillic', 20127: 'windows-1252', 20866: 'koi8-r', 21866: 'koi8-u', 28591: 'windows-1252', 28592: 'iso-8859-2', 28595: 'iso-8859-5', 28597: 'iso-8859-7', 28605: 'iso-8859-15', 54936: 'gb18030', 65001: 'utf-8',
};

/** Character sets of fonts as Windows counts them (LOGFONT, lfCharSet), as numbers of code pages. 0 and 1 leave it to the document, 2 is pictures. */
const byCharset: Readonly<Record<number, number>> = { 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850 };

const kept = new Map<string, CodePage>();

/** The code page of a number, or undefined where nothing here can read it. */
export function codePage(number: number): CodePage | undefined {
  const name = byNumber[number];
  if (name === undefined) return undefined;
  const before = kept.get(name);
  if (before !== undefined) return before;
  const upper = dosUpper[name];
  let decode: CodePage['decode'];
  if (upper === undefined) {
    const decoder = new TextDecoder(name);
    decode = (bytes) => decoder.decode(bytes);
  } else {
    const letters = [...upper];
    decode = (bytes) => Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (letters[byte - 0x80] ?? '\ufffd'))).join('');
  }
  const page: CodePage = { name, decode, double: /^(?:shift_jis|gbk|euc-kr|big5|gb18030|utf-8)$/.test(name) };
  kept.set(name, page);
  return page;
}

/** The number of the code page that a font's character set stands for; undefined where the document decides. */
export function codePageOfCharset(charset: number): number | undefined {
  return byCharset[charset];
}
