import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { flowView } from '../../../contract/flow-views.ts';
import { cleanSpells } from '../clean.ts';
import { dayOfIso } from '../days.ts';
import { guessColumns } from '../guess-columns.ts';
import { type SpellSet, spellSetOf } from '../spells.ts';
import { type ScriptLanguage, scriptLanguages } from './asked.ts';
import { answerAndScript, awkwardSet, compareWithPrinted, inventedSet, questionsTo, readPrinted, staysAsFile, type Tried } from './try-scripts.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasR = spawnSync('Rscript', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'kist-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs many scripts in one process, each writing beside itself: starting a language costs more than counting. */
const runAll = {
  python: `import runpy, sys
for path in sys.argv[2:]:
    sys.argv = [path, FILE, *OPTIONS, "--out", path + ".csv"]
    runpy.run_path(path, run_name="__main__")
`,
  r: `for (path in PATHS) {
  own <- new.env()
  own$commandArgs <- function(...) c(FILE, OPTIONS, paste0("--out=", path, ".csv"))
  sys.source(path, own, keep.source = FALSE)
}
`,
};

let runs = 0;
function run(language: ScriptLanguage, file: string, scripts: readonly string[], options: readonly string[]): string[] {
  runs += 1;
  const paths = scripts.map((script, index) => {
    const path = join(folder, `run${runs}-${index}.${language === 'r' ? 'R' : 'py'}`);
    writeFileSync(path, script);
    return path;
  });
  const stays = join(folder, `run${runs}.csv`);
  writeFileSync(stays, file);
  const driver = join(folder, `run${runs}-all.${language === 'r' ? 'R' : 'py'}`);
  const list = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join(', ');
  writeFileSync(driver, language === 'r' ? `FILE <- ${JSON.stringify(stays)}\nOPTIONS <- c(${list(options)})\nPATHS <- c(${list(paths)})\n${runAll.r}` : `FILE, OPTIONS = ${JSON.stringify(stays)}, [${list(options)}]\n${runAll.python.replace('sys.argv[2:]', `[${list(paths)}]`)}`);
  const done = spawnSync(language === 'r' ? 'Rscript' : 'python3', [driver], { encoding: 'utf8', maxBuffer: 1e8 });
  if (done.status !== 0) throw new Error(done.stderr);
  return paths.map((path) => readFileSync(`${path}.csv`, 'utf8'));
}

const tablesIn = (text: string) => readPrinted(Papa.parse<string[]>(text).data);

/** Cells compared, and what is wrong, of many questions to one set. */
function tried(language: ScriptLanguage, set: SpellSet, questions: readonly Tried[]): { cells: number; wrong: string[]; measures: Set<string> } {
  const made = questions.map((question) => ({ question, ...answerAndScript(set, question, language) }));
  const printed = run(language, staysAsFile(set), made.map(({ script }) => script), ['--true-counts']);
  const total = { cells: 0, wrong: [] as string[], measures: new Set<string>() };
  made.forEach(({ question, tables }, index) => {
    const { cells, wrong } = compareWithPrinted(tables, tablesIn(printed[index]!));
    total.cells += cells;
    total.measures.add(question.view.measure);
    total.wrong.push(...wrong.map((words) => `${JSON.stringify(question)}: ${words}`));
  });
  return total;
}

const everyMeasure = flowView.options.map(({ shape }) => shape.measure.value).sort();

describe.each([['python', hasPython, 'python3'], ['r', hasR, 'Rscript']] as const)('scripts in %s', (language, isHere, command) => {
  describe.skipIf(!isHere)(isHere ? `run with ${command}` : `skipped: ${command} is not on this machine`, () => {
    test.each([
      ['children on the usual pathways', inventedSet(60, 3)],
      ['awkward stays and names', awkwardSet(60, 4)],
    ])('make the same tables as Kist, cell by cell, of every measure with filters and parts: %s', { timeout: 300_000 }, (_, set) => {
      const { cells, wrong, measures } = tried(language, set, questionsTo(set));
      expect(wrong).toEqual([]);
      expect([...measures].sort()).toEqual(everyMeasure);
      expect(cells).toBeGreaterThan(20_000);
    });

    test('of nobody make empty tables', { timeout: 120_000 }, () => {
      const one = inventedSet(1, 3);
      const set = { ...one, places: [...one.places, 'nowhere'] };
      const { wrong } = tried(language, set, questionsTo(set).filter(({ filter }) => filter?.places !== undefined && filter.streams === undefined));
      expect(wrong).toEqual([]);
    });

    test('show no count of fewer people than the threshold unless they are asked to', { timeout: 120_000 }, () => {
      const set = awkwardSet(40, 9);
      const counts = new Set(['people', 'moves', 'stays', 'entries']);
      const made = questionsTo(set).filter(({ filter }) => Object.keys(filter ?? {}).length === 0).map((question) => answerAndScript(set, question, language));
      const printed = run(language, staysAsFile(set), made.map(({ script }) => script), []);
      let hidden = 0;
      made.forEach(({ tables }, index) => {
        const found = tablesIn(printed[index]!);
        for (const { id, columns } of tables) {
          for (const cells of found.get(id)!.rows.values()) {
            cells.forEach((cell, column) => {
              if (cell === '[c]') hidden += 1;
              else if (counts.has(columns[column]!.unit)) expect(Number(cell) % 5, `${id}: ${cell}`).toBe(0);
            });
          }
        }
      });
      expect(hidden).toBeGreaterThan(100);
    });
  });
});

const real = resolve(import.meta.dirname, '../../../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows/fixture_spells.csv');
describe.skipIf(!existsSync(real) || !hasPython)(`the fixture with known answers (${existsSync(real) ? 'from the real files' : 'skipped: the real files are not here'})`, () => {
  test('is counted alike by the script and by Kist, in every measure', () => {
    const [header, ...rows] = readFileSync(real, 'utf8').trim().split('\n').map((line) => line.split(','));
    const guess = guessColumns({ header: header!, rows });
    const names = [...new Set(rows.map((row) => row[guess.roles.indexOf('state')]!))];
    const cleaned = cleanSpells({ tables: [{ rows }], roles: guess.roles, dateFormat: guess.dateFormat, states: names.map((name) => ({ name })) });
    const set = spellSetOf({
      spells: cleaned.spells, states: cleaned.states, places: cleaned.places, streams: cleaned.streams, personCount: cleaned.persons.length, knownUntil: dayOfIso('2023-01-01')!,
      ranks: cleaned.states.map((_, state) => state + 1), attributes: [{ name: 'half', values: ['first', 'second'], of: Uint16Array.from(cleaned.persons, (_, who) => who % 2) }],
    });
    const { wrong, measures } = tried('python', set, questionsTo(set));
    expect(wrong).toEqual([]);
    expect([...measures].sort()).toEqual(everyMeasure);
  });
});

describe('what a script says', () => {
  test.each(scriptLanguages)('in %s no name can become a command or end a comment', (language) => {
    const wicked = ['x"\nimport os', '"; system("rm")', "'''", 'a\u2028b', '\\', '\u202eright to left', 'a\u0000b'];
    const set = inventedSet(3, 1);
    const states = set.states.map((name, state) => wicked[state] ?? name);
    const { script } = answerAndScript({ ...set, states, places: [...wicked] }, { view: { measure: 'stocks', every: 'year' } }, language);
    const [head] = script.split('# --- Reading');
    for (const line of head!.split('\n')) expect(line).not.toMatch(/^(import os|system)/);
    expect(script).not.toMatch(/[\u0000\u2028\u202e]/);
  });

  test.each(scriptLanguages)('in %s it tells what it is, what it can’t do, and holds nobody’s data', (language) => {
    const set = inventedSet(50, 5);
    for (const question of questionsTo(set)) {
      const { script } = answerAndScript(set, question, language);
      for (const words of ['--true-counts', 'keys that stay in the vault', 'export gate', 'Definition: As in the view.', 'cleaned-stays.csv']) expect(script.replace(/\n# +/g, ' ')).toContain(words);
      expect(script).not.toMatch(/"p\d+"|datasetId|subsetId/);
    }
  });
});
