/* Entry of `npm test`: with Node 24, or one clear line that says so. */
'use strict';
require('../src/cli/with-node-24.cjs').run(__dirname + '/run.ts');
