/** `kist demo`: the whole journey by the contract alone, on the invented sample, into one folder. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from './command.ts';
import { walkTheJourney } from './demo-journey.ts';
import { stopped } from './problem.ts';
import { withSession } from './vault-commands.ts';

/** Everything in the demonstration is invented, so its passphrase may be known to everybody. */
const knownPassphrase = 'invented soup at the railings';

export const demoCommand: Command = {
  usage: 'kist demo DIR',
  summary: 'Walk the whole journey on the invented sample; leaves a vault, a brief and a log in DIR.',
  more: `The vault takes its passphrase from KIST_PASSPHRASE; without it, it is “${knownPassphrase}”, because nothing in it is real.`,
  options: {},
  words: [1, 1],
  async run(given) {
    const folder = resolve(given.words[0]!);
    if (existsSync(join(folder, 'Demonstration.kist'))) throw stopped('vault-exists', `${folder} holds a demonstration already. Nothing was changed. Name another folder.`);
    mkdirSync(folder, { recursive: true });
    const lines: string[] = [];
    const say = (line: string): void => {
      lines.push(line);
      process.stderr.write(`${line}\n`);
    };
    const made = await withSession((session) =>
      walkTheJourney(session, {
        folder,
        passphrase: process.env.KIST_PASSPHRASE ?? knownPassphrase,
        interview: join(import.meta.dirname, '..', '..', 'resources', 'demo', 'crossing-patrol-interview.txt'),
        say,
      }),
    );
    const log = join(folder, 'demonstration.txt');
    writeFileSync(log, `${lines.join('\n')}\n`);
    return { words: `Left in ${folder}:\n${[...made.files, log].map((file) => `  ${file}`).join('\n')}`, value: { ...made, log } };
  },
};
