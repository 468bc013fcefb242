import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMain, EXIT_CODES, runCli, writeLine } from './tool/index.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[];
}

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; name: string } };
  components: readonly Component[];
  dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** `npm run sbom` */
export const main = createMain({
  name: 'sbom',
  purpose:
    'Writes docs/sbom.json and docs/licences.md: the packages that the functions are built of, from package-lock.json.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      run: async ({ io }) => {
        const bom = shippedOf(settled(await readBom()), await readShipped());
        await writeFile(join(ROOT, 'docs/sbom.json'), `${JSON.stringify(bom, null, 2)}\n`);
        await writeFile(join(ROOT, 'docs/licences.md'), licenceList(bom.components));
        await writeLine(io.out, `${bom.components.length} packages`);
        return EXIT_CODES.success;
      },
    },
  },
  examples: [['', 'after a change of package-lock.json']],
});

/** All packages: with `--omit dev`, npm 11 also leaves out packages that a development dependency shares with the functions. */
async function readBom(): Promise<Bom> {
  const { stdout } = await promisify(execFile)('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/** The packages that the lock file does not mark as development tools, as `name@version`. */
async function readShipped(): Promise<ReadonlySet<string>> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries<Locked>(packages).filter(
    ([, lock]) => !(lock.dev || lock.optional || lock.devOptional),
  );
  return new Set(shipped.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`));
}

function shippedOf(bom: Bom, shipped: ReadonlySet<string>): Bom {
  const components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const refs = new Set([...components.map(component => component['bom-ref']), bom.metadata.component['bom-ref']]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(each => refs.has(each)) }));
  return { ...bom, components, dependencies };
}

/** The document without fields that differ between runs and folders. */
function settled(bom: Bom): Bom {
  const { serialNumber: _, ...rest } = bom;
  const { timestamp: __, ...metadata } = bom.metadata;
  return { ...rest, metadata: { ...metadata, component: { ...metadata.component, name: 'cxone-entities' } } };
}

const licenceOf = ({ licenses = [] }: Component): string =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? 'unknown').join(', ') || 'unknown';

export function licenceList(components: readonly Component[]): string {
  const rows = components.map(
    component => `| \`${component.name}\` | ${component.version} | ${licenceOf(component)} |`,
  );
  return [
    '# Licences',
    '',
    'The packages that the functions are built of. `npm run sbom` writes this page and [sbom.json](sbom.json).',
    'The service itself is under the MIT licence.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...[...new Set(rows)].toSorted(),
    '',
  ].join('\n');
}

runCli(import.meta, main);
