import type { ControlContext } from './context.ts';

/** Fills a new vault with the fictional sample programme of `resources/sample`. */
export async function fillWithSample(_context: ControlContext): Promise<void> {}
