/*
 * Runs a TypeScript entry with Node 24: the encryption library crashes older ones, and they can't read TypeScript.
 * Written in old syntax, because old Nodes read this file.
 */
'use strict';
var path = require('path');
var fs = require('fs');
var childProcess = require('child_process');

var needed = 24;
var pinned = path.join(__dirname, '..', '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function major(version) {
  return parseInt(version.replace(/^v/, ''), 10);
}

/** What to say on a Node that is too old, in one line. */
function tooOld(version) {
  return 'Kist needs Node ' + needed + ' or later, and this is ' + version + '. Run `npm ci` in the folder of Kist, which brings its own, or install Node ' + needed + '.';
}

/** Goes on in a child with the pinned Node; the terminal's signals reach the child by themselves. */
function relaunch(entry) {
  var child = childProcess.spawn(pinned, [entry].concat(process.argv.slice(2)), { stdio: 'inherit', env: Object.assign({}, process.env, { KIST_RELAUNCHED: '1' }) });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', function () {
    console.error(tooOld(process.version));
    process.exit(1);
  });
  child.on('exit', function (code, signal) {
    process.exit(code === null ? (signal === 'SIGINT' ? 130 : 1) : code);
  });
}

exports.needed = needed;
exports.major = major;
exports.tooOld = tooOld;
exports.run = function (entry, before) {
  if (before) before();
  if (major(process.version) >= needed) require(entry);
  else if (!process.env.KIST_RELAUNCHED && fs.existsSync(pinned)) relaunch(entry);
  else {
    console.error(tooOld(process.version));
    process.exit(1);
  }
};
