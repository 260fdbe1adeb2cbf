#!/usr/bin/env node
/*
 * Entry of the command line. Old syntax on purpose: on any Node it gets far enough to go on with the pinned one
 * of this checkout, or to say in one line what is needed.
 */
'use strict';
require('./with-node-24.cjs').run(__dirname + '/kist.ts', function () {
  // `npm run` works in the folder of the checkout; paths on the command line are meant from where the person stands.
  if (process.env.npm_lifecycle_event === 'kist' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
});
