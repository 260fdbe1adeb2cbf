/** Property tests invent the same things in every run, so that a failure is there for everybody; `KIST_SEED` asks for others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.KIST_SEED ?? 20_261_123) });
