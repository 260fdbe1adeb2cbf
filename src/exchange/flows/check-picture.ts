/** A picture that a window drew: what it says it is, of a sensible size, and nothing that runs or asks for anything from elsewhere. */
import { Refusal } from '../../domain/refusal.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const largest = 15_000_000;

const refusal = (why: string): Refusal => new Refusal('bad-input', `The picture ${why}. Nothing was exported. Open the answer again and export it from there.`);

/** @throws Refusal `bad-input` where it is something else, too large, or holds more than a drawing */
export function checkPicture(bytes: Uint8Array, format: 'svg' | 'png'): void {
  if (bytes.length === 0) throw refusal('is empty');
  if (bytes.length > largest) throw refusal('is larger than any picture of an answer');
  if (format === 'png') {
    if (!png.every((byte, index) => bytes[index] === byte)) throw refusal('is no PNG');
    return;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal('is no text, so it is no SVG');
  }
  if (!/^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/u.test(text)) throw refusal('is no SVG');
  if (/<!DOCTYPE|<!ENTITY|<\s*(?:script|foreignObject|iframe|object|embed|audio|video|animate|set)\b|\son\w+\s*=|javascript:|@import/iu.test(text)) throw refusal('holds more than a drawing');
  if ([...text.matchAll(/(?:href|src)\s*=\s*["']([^"']*)["']|url\(\s*["']?([^"')]*)/giu)].some(([, link, address]) => !/^(?:#|data:image\/(?:png|jpeg);base64,)/u.test((link ?? address ?? '').trim()))) throw refusal('points at something outside itself');
}
