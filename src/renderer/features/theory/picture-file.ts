/** Pictures on their way into a file, as base64. */
type Drawn = { svg: string; width: number; height: number };

export function base64OfText(text: string): string {
  return base64Of(new TextEncoder().encode(text));
}

function base64Of(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments.
  let letters = '';
  for (let start = 0; start < bytes.length; start += 32_768) letters += String.fromCharCode(...bytes.subarray(start, start + 32_768));
  return btoa(letters);
}

/** Twice the size on paper is enough; a picture that would be larger than a browser can hold is drawn smaller. */
const largestSide = 8000;

/** A picture in dots, drawn by the browser without asking anybody. */
export async function pngOfSvg({ svg, width, height }: Drawn): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, largestSide / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob>((resolve, reject) => { canvas.toBlob((made) => (made === null ? reject(new Error('The picture could not be drawn.')) : resolve(made)), 'image/png'); });
    return base64Of(new Uint8Array(await blob.arrayBuffer()));
  } finally {
    URL.revokeObjectURL(address);
  }
}
