/**
 * Runs before anything else, on any Node: says in one sentence when this Node is too old to go on. Then has Node keep what
 * it strips and compiles: each worker would else strip the types of its modules anew, by WebAssembly, and where such
 * workers come and go V8 can lose track of that code and end the process ("Check failed: jit_page.has_value()").
 */
'use strict';
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    'Rackside needs Node 24, which "npm ci" brings along; it was not installed here, and the Node of this machine (' +
      process.versions.node +
      ') is too old. Run "npm ci" again with install scripts allowed, or install Node 24.',
  );
  process.exit(1);
}

process.env.NODE_COMPILE_CACHE ??= require('node:path').join(
  __dirname,
  '../../../node_modules/.cache/rackside',
);
require('node:module').enableCompileCache(process.env.NODE_COMPILE_CACHE);
