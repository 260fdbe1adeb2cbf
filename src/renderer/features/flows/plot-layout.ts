/** What all pictures share: letters, lines and colours of the window. */
const ink = { light: { text: '#22252a', faint: '#656a73', line: '#e2ddd2' }, dark: { text: '#ebe9e4', faint: '#a3a6ad', line: '#36383e' } };

type Layout = Record<string, unknown>;

export function plotLayout(layout: Layout, isDark: boolean): Layout {
  const colours = isDark ? ink.dark : ink.light;
  const axis = { gridcolor: colours.line, linecolor: colours.faint, zerolinecolor: colours.line, tickfont: { color: colours.faint }, automargin: true };
  const axes = Object.fromEntries(Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key)).map(([key, value]) => [key, { ...axis, ...(key.startsWith('y') && { rangemode: 'tozero' }), ...(value as object) }]));
  return {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: '"Atkinson Hyperlegible Next Variable", sans-serif', size: 13, color: colours.text },
    margin: { l: 8, r: 8, t: 8, b: 8 },
    ...layout,
    xaxis: axis,
    yaxis: { ...axis, rangemode: 'tozero' },
    ...axes,
  };
}

/** The bytes of an image, in base64, from the address that the library gives (SVG comes as text). */
export function bytesOfImage(address: string): string {
  const [, kind = '', body = ''] = /^data:([^,]*),(.*)$/s.exec(address) ?? [];
  if (kind.endsWith(';base64')) return body;
  const bytes = new TextEncoder().encode(decodeURIComponent(body));
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
