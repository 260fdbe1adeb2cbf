/**
 * `npm run bench [-- --only AREA] [-- --json] [-- --size small|council]`: how fast Kist is beside something plain, on invented data, in one run.
 * Prints a row for each question and a summary; the exit code is 0 whether budgets hold or not, since they are read by people.
 */
import { parseArgs } from 'node:util';
import { areas } from './areas/index.ts';
import { createGround, type Size, sizes } from './ground.ts';
import { asTable, type Row, summary } from './rows.ts';

/** Runs areas one after the other, each row as soon as it is there. */
export async function* bench(size: Size, only: readonly string[]): AsyncGenerator<Row> {
  const ground = createGround(size);
  try {
    // In the order in which areas are listed: some count what others add to.
    for (const area of Object.keys(areas).filter((name) => only.includes(name))) yield* areas[area]!(ground);
  } finally {
    await ground.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, json: { type: 'boolean' }, size: { type: 'string', default: 'small' } } });
  const only = values.only?.flatMap((names) => names.split(',')) ?? Object.keys(areas);
  const unknown = only.filter((area) => !Object.hasOwn(areas, area));
  if (unknown.length > 0 || !Object.hasOwn(sizes, values.size)) {
    process.stderr.write(`Areas are ${Object.keys(areas).join(', ')}; sizes are ${Object.keys(sizes).join(', ')}. Nothing was measured.\n`);
    process.exitCode = 1;
    return;
  }
  const from = performance.now();
  const rows: Row[] = [];
  try {
    for await (const measured of bench(sizes[values.size as keyof typeof sizes], only)) {
      rows.push(measured);
      if (values.json) process.stdout.write(`${JSON.stringify(measured)}\n`);
      else process.stderr.write(`${measured.area}: ${measured.name}\n`);
    }
  } finally {
    // Also what was measured before something failed.
    const said = summary(rows, (performance.now() - from) / 1000);
    if (values.json) process.stderr.write(`${said}\n`);
    else process.stdout.write(`\n${asTable(rows)}\n\n${said}\n`);
  }
}

if (import.meta.main) await main();
