/** The areas of the bench, in the order in which they run. A new one is a file beside this, and a line here. */
import type { Ground } from '../ground.ts';
import type { Row } from '../rows.ts';
import { agreement } from './agreement.ts';
import { claims } from './claims.ts';
import { coding } from './coding.ts';
import { flows } from './flows.ts';
import { importing } from './import.ts';
import { questions } from './questions.ts';
import { reader } from './reader.ts';
import { searching } from './search.ts';
import { vaults } from './vault.ts';

export type Area = (ground: Ground) => AsyncGenerator<Row>;

export const areas: Readonly<Record<string, Area>> = { import: importing, search: searching, questions, agreement, reader, coding, claims, flows, vault: vaults };
