/**
 * Stands in for `better-sqlite3` in the bundles of the vault process. Its binary can't be bundled, and can't be loaded out of an archive,
 * so a packaged Kist has the package beside the archive, in the application's resources. A thread has no `process.resourcesPath`:
 * the way is reckoned from this bundle, which is `resources/app.asar/.vite/build/NAME.cjs`.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const packaged = /[\\/]app\.asar[\\/]/.test(__dirname);
const load = createRequire(__filename);

export default load(packaged ? join(__dirname, '..', '..', '..', 'better-sqlite3') : 'better-sqlite3') as unknown;
