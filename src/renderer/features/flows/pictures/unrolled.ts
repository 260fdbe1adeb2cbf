import { nodeGap, placeNodes } from './columns-of-nodes.ts';
import { nameOf, plain, shortened } from './labels.ts';
import { alternativeOf, colourOfState, drawn, faintly, isFigure, type Picture, type PictureAsked } from './picture.ts';

/**
 * People's first, second, third moves, one after the other: a state stands once for each number of moves, so that cycles and returns are not folded into one ribbon.
 * Rows are `1 > state`, `2 > state`; who arrives in a state at one number is in that state's row at the next. Who makes no further move stays where the last one led.
 */
export function unrolledPicture(asked: PictureAsked): Picture | null {
  const { table, answer, upTo, isDark, width } = asked;
  const rows = table.rows.flatMap(({ key }, row) => {
    const [, number, state] = /^(\d+) > (.*)$/s.exec(key) ?? [];
    return number === undefined || state === undefined ? [] : [{ row, number: Number(number), state }];
  });
  const targets = table.columns.map((column, index) => ({ ...column, index })).filter(({ key }) => key !== 'all' && key !== stays);
  const links = rows.flatMap(({ row, number, state }) => targets.flatMap(({ key, index }) => {
    const people = table.cells[row]![index];
    return isFigure(people) && people > 0 ? [{ number, from: state, to: key, people, cell: [table.id, table.rows[row]!.key, key] }] : [];
  }));
  if (links.length === 0) return null;
  const steps = Math.max(...links.map(({ number }) => number));
  const names = new Map(targets.map((target) => [target.key, nameOf(target)]));
  const nodes: { step: number; state: string; people: number }[] = [];
  for (let step = 1; step <= steps + 1; step += 1) {
    for (const { key: state } of targets) {
      const into = sum(links.filter((link) => link.number === step - 1 && link.to === state));
      const out = sum(links.filter((link) => link.number === step && link.from === state));
      if (into + out > 0) nodes.push({ step, state, people: Math.max(into, out) });
    }
  }
  const at = (step: number, state: string): number => nodes.findIndex((node) => node.step === step && node.state === state);
  const ribbons = links.map(({ number, from, to }) => ({ from: at(number, from), to: at(number + 1, to) }));
  const { height, y } = placeNodes(nodes.map(({ step, people }) => ({ column: step - 1, size: people })), ribbons, upTo);
  const reach = Math.max(...Array.from({ length: steps + 1 }, (_, step) => nodes.filter((node) => node.step === step + 1).reduce((total, { people }) => total + people, 0)));
  // Names stand right of their states; those of the last column in a margin of their own.
  const margin = width < 620 ? 104 : 168;
  const room = Math.floor(((width - margin) / steps - 22) / 6.1);
  const last = nodes.flatMap(({ step, state }, index) => (step === steps + 1 ? [{ x: 1, y: 1 - y[index]!, xshift: 8, xanchor: 'left', align: 'left', yanchor: 'middle', text: plain(shortened(names.get(state)!, width < 620 ? 15 : 25)) }] : []));
  const further = answer.tables.find(({ id }) => id === 'numbers');
  const heads = Array.from({ length: steps }, (_, number) => {
    const row = further?.rows.findIndex(({ key }) => key === String(number + 1)) ?? -1;
    const moving = drawn(further?.cells[row]?.[0]);
    const whole = `${ordinals[number]} move${moving === null ? '' : `: ${moving.toLocaleString('en-GB')} people`}`;
    return { x: (number + 0.5) / steps, y: 1, yanchor: 'bottom', yshift: 6, xanchor: 'center', text: whole.length > room + 4 ? `${ordinals[number]}${moving === null ? '' : `: ${moving.toLocaleString('en-GB')}`}` : whole };
  });
  return {
    caption: table.caption,
    alternative: alternativeOf(asked, 'Each state stands once for each number of moves, and every ribbon is a cell of the table below; who makes no further move stays where the last one led'),
    data: [
      {
        type: 'sankey',
        orientation: 'h',
        arrangement: 'fixed',
        textfont: { size: 12 },
        node: {
          label: nodes.map(({ step, state }) => (step === steps + 1 ? '' : plain(shortened(names.get(state)!, Math.max(room, 6))))),
          color: nodes.map(({ state }) => colourOfState(asked, state)),
          customdata: nodes.map(({ state }) => plain(names.get(state)!)),
          // A state that leads nowhere stays where its moves end instead of being drawn at the far side.
          align: 'left',
          x: nodes.map(({ step }) => Math.min(0.999, Math.max(0.001, (step - 1) / steps))),
          y,
          pad: nodeGap,
          thickness: 10,
          line: { width: 0 },
          hovertemplate: '%{customdata}: %{value:,} people<extra></extra>',
        },
        link: {
          sort: 'input',
          source: ribbons.map(({ from }) => from),
          target: ribbons.map(({ to }) => to),
          value: links.map(({ people }) => people),
          color: links.map(({ from }) => faintly(colourOfState(asked, from), isDark ? 0.42 : 0.34)),
          customdata: links.map(({ cell }) => cell),
          hovertemplate: links.map(({ number, from, to, people }) => `${ordinals[number - 1]} move, ${plain(names.get(from) ?? from)} to ${plain(names.get(to) ?? to)}: ${people.toLocaleString('en-GB')} people<extra></extra>`),
        },
      },
    ],
    layout: { margin: { l: 4, r: margin, t: 28, b: 12 }, annotations: [...heads, ...last].map((words) => ({ ...words, xref: 'paper', yref: 'paper', showarrow: false, font: { size: 12 } })) },
    height: Math.round(height) + 40,
    reach,
  };
}

const stays = 'no further move';
const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];
const sum = (links: readonly { people: number }[]): number => links.reduce((total, { people }) => total + people, 0);
