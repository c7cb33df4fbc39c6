// Plain JavaScript, and loaded before anything else: an old Node cannot read the rest, not even to say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 26 || (major === 26 && minor < 10)) {
  process.stderr.write(
    `Comity needs Node 26.10, and this is Node ${process.versions.node}. The right one comes with "npm ci" into node_modules, and "npm run …" uses it. ` +
      `So start things by npm (npm test, npm start, npm run demo). If you did, it was not installed: run "npm ci" again, without --omit=optional and not on Alpine.\n`,
  )
  process.exit(1)
}
