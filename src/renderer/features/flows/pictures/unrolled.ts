import { colourOfState, drawn, faintly, isFigure, type Picture, type PictureAsked } from './picture.ts';

/**
 * People's first, second, third moves, one after the other: a state stands once for each number of moves, so that cycles and returns are not folded into one ribbon.
 * Rows are `1 > state`, `2 > state`; who arrives in a state at one number is in that state's row at the next. Who makes no further move stays where the last one led.
 */
export function unrolledPicture(asked: PictureAsked): Picture | null {
  const { table, answer, upTo, isDark } = asked;
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
  const order = targets.map(({ key }) => key);
  const labels = new Map(targets.map(({ key, label }) => [key, label]));
  const nodes: { step: number; state: string; people: number }[] = [];
  for (let step = 1; step <= steps + 1; step += 1) {
    for (const state of order) {
      const into = sum(links.filter((link) => link.number === step - 1 && link.to === state));
      const out = sum(links.filter((link) => link.number === step && link.from === state));
      if (into + out > 0) nodes.push({ step, state, people: Math.max(into, out) });
    }
  }
  const at = (step: number, state: string): number => nodes.findIndex((node) => node.step === step && node.state === state);
  const y = placed(nodes, steps + 1);
  const first = Math.max(...Array.from({ length: steps + 1 }, (_, step) => nodes.filter((node) => node.step === step + 1).reduce((total, { people }) => total + people, 0)));
  const most = Math.max(...Array.from({ length: steps + 1 }, (_, step) => nodes.filter((node) => node.step === step + 1).length));
  const full = Math.max(360, most * 46);
  const further = answer.tables.find(({ id }) => id === 'numbers');
  const heads = Array.from({ length: steps }, (_, number) => {
    const row = further?.rows.findIndex(({ key }) => key === String(number + 1)) ?? -1;
    const moving = drawn(further?.cells[row]?.[0]);
    return { x: steps === 1 ? 0.5 : (number + 0.5) / steps, text: `${ordinals[number]} move${moving === null ? '' : `: ${moving.toLocaleString('en-GB')} people`}` };
  });
  return {
    title: `${table.caption}. ${answer.part}`,
    alternative: `${answer.sentences[0]} Each state stands once for each number of moves; every ribbon is a cell of the table below. Who makes no further move stays where the last one led.`,
    data: [
      {
        type: 'sankey',
        orientation: 'h',
        arrangement: 'fixed',
        node: {
          label: nodes.map(({ step, state }) => (step === 1 || step === steps + 1 || steps < 4 ? labels.get(state) : '')),
          color: nodes.map(({ state }) => colourOfState(asked, state)),
          customdata: nodes.map(({ state }) => labels.get(state)),
          x: nodes.map(({ step }) => Math.min(0.999, Math.max(0.001, (step - 1) / steps))),
          y,
          pad: 12,
          thickness: 10,
          line: { width: 0 },
          hovertemplate: '%{customdata}: %{value:,} people<extra></extra>',
        },
        link: {
          source: links.map(({ number, from }) => at(number, from)),
          target: links.map(({ number, to }) => at(number + 1, to)),
          value: links.map(({ people }) => people),
          color: links.map(({ from }) => faintly(colourOfState(asked, from), isDark ? 0.42 : 0.34)),
          customdata: links.map(({ cell }) => cell),
          hovertemplate: links.map(({ number, from, to, people }) => `${ordinals[number - 1]} move, ${labels.get(from) ?? from} to ${labels.get(to) ?? to}: ${people.toLocaleString('en-GB')} people<extra></extra>`),
        },
      },
    ],
    layout: { margin: { l: 4, r: 4, t: 28, b: 12 }, annotations: heads.map((head) => ({ ...head, xref: 'paper', yref: 'paper', y: 1, yanchor: 'bottom', yshift: 6, xanchor: 'center', showarrow: false, font: { size: 12 } })) },
    height: upTo === undefined || upTo === 0 ? full : Math.max(140, Math.round(full * Math.min(1, first / upTo))),
    reach: first,
  };
}

const stays = 'no further move';
const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];
const sum = (links: readonly { people: number }[]): number => links.reduce((total, { people }) => total + people, 0);

/** Middles of the states of each step, in the order of the scheme. */
function placed(nodes: readonly { step: number; people: number }[], steps: number): number[] {
  const widest = Math.max(...Array.from({ length: steps }, (_, step) => nodes.filter((node) => node.step === step + 1).reduce((total, { people }) => total + people, 0))) || 1;
  const y: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const own = nodes.filter((node) => node.step === step);
    const room = Math.max(0.4, 1 - 0.035 * own.length);
    let top = 0;
    for (const { people } of own) {
      const share = (people / widest) * room + 0.03;
      y.push(Math.min(0.999, Math.max(0.001, top + share / 2)));
      top += share;
    }
  }
  return y;
}
