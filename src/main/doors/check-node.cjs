/** Runs before anything else, on any Node: says in one sentence when this Node is too old to go on. */
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
