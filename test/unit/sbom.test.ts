import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licenceList } from '../../infra/cli/sbom.ts';

interface Locked {
  version: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const bom = JSON.parse(read('docs/sbom.json'));
const packages: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;

/**
 * Name, version and digest of each package, without those that are only for building, testing or an operating system.
 */
const shipped = Object.entries(packages)
  .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
  .map(([path, { version, integrity = '' }]) => {
    const [algorithm = '', digest = ''] = integrity.split('-');
    const content = Buffer.from(digest, 'base64').toString('hex');
    return `${path.split('node_modules/').at(-1)}@${version} ${algorithm}:${content}`;
  });

describe('docs/sbom.json', () => {
  it('lists what package-lock.json locks, version by version and digest by digest (npm run sbom)', () => {
    type Component = { name: string; version: string; hashes: { alg: string; content: string }[] };
    const listed = bom.components.map(({ name, version, hashes: [hash] }: Component) => {
      const algorithm = hash?.alg.toLowerCase().replace('-', '');
      return `${name}@${version} ${algorithm}:${hash?.content}`;
    });
    expect(new Set(listed)).toEqual(new Set(shipped));
    expect(listed.length).toBeGreaterThan(20);
  });

  it('is CycloneDX, and says nothing of when and where it was made', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'cxone-entities' } } });
    expect(bom).not.toHaveProperty('serialNumber');
    expect(bom.metadata).not.toHaveProperty('timestamp');
  });
});

describe('docs/licences.md', () => {
  it('is the list of the packages in docs/sbom.json', () => {
    expect(read('docs/licences.md')).toBe(licenceList(bom.components));
  });

  it('holds only permissive licences', () => {
    const licences = [...read('docs/licences.md').matchAll(/^\| `.*\| (.*) \|$/gm)].map(([, licence]) => licence);
    expect(licences.length).toBeGreaterThan(20);
    const permissive = ['MIT', 'MIT-0', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];
    expect(licences.filter(licence => !permissive.includes(licence ?? ''))).toEqual([]);
  });
});
