/** Plays acts one after the other on one stage, each as a test. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { checkout } from '../electron/double/index.ts';
import type { Act, Kept } from './whole-act.ts';
import type { Stage } from './whole-stage.ts';

/** Where the window is pictured as it stood when an act failed. */
const pictures = join(checkout, 'node_modules', '.cache', 'journey');

/** `name` is the journey, and the name of its picture where an act fails. */
export function actThrough(name: string, open: () => Promise<Stage>, acts: readonly Act[]): void {
  describe(name, () => {
    let stage: Stage;
    let failed = false;
    const kept: Kept = { recoveryKey: '' };
    beforeAll(async () => {
      stage = await open();
    }, 180_000);
    afterAll(() => stage?.close());

    // An act that is tried again begins where it broke off, and would be left out as one that follows a failure: so each has one try.
    test.for(acts)('%s', { timeout: 120_000, retry: 0 }, async ([what, act], { skip }) => {
      skip(failed, 'an act before this one failed, and this one begins where that one ends');
      try {
        stage.page.setDefaultTimeout(45_000);
        await act(stage, kept);
      } catch (error) {
        failed = true;
        mkdirSync(pictures, { recursive: true });
        const path = join(pictures, `${name} ${what}`.replace(/[^\w]+/g, '-').slice(0, 90) + '.png');
        await stage.page.screenshot({ path }).catch(() => undefined);
        throw new Error(`${error instanceof Error ? error.message : String(error)}\nThe window as it stood then: ${path}`, { cause: error });
      }
    });
  });
}
