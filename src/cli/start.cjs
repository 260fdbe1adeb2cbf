/* Entry of `npm start`; see kist.cjs. */
'use strict';
require('./with-node-24.cjs').run(__dirname + '/start.ts');
