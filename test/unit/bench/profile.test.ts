import { describe, expect, it } from 'vitest';
import { owners, type Profile } from '../../bench/cold/profile.ts';

const SOURCES: Readonly<Record<number, string>> = {
  1: '../../lib/ledger/record.ts',
  2: '../../node_modules/@smithy/util-retry/dist/index.js',
  3: '../../node_modules/@aws-lambda-powertools/metrics/lib/Metrics.js',
  4: '../../node_modules/zod/mini/parse.js',
  5: '../../node_modules/@aws-sdk/client-dynamodb/dist/index.js',
  6: '../../functions/extract/compose.ts',
};

/** A profile of one sample of each frame, 1 ms each. A column of `handler.js` stands for a source above. */
function profileOf(...frames: { name?: string; url?: string; column?: number; under?: number }[]): Profile {
  const nodes = frames.map(({ name = '', url = 'file:///f/handler.js', column = 0 }, id) => ({
    id,
    callFrame: { functionName: name, url, lineNumber: 0, columnNumber: column },
    children: frames.flatMap(({ under }, child) => (under === id ? [child] : [])),
  }));
  return { nodes, samples: nodes.map(({ id }) => id), timeDeltas: nodes.map(() => 1_000) };
}

const read = (...frames: Parameters<typeof profileOf>) =>
  Object.fromEntries(owners(profileOf(...frames), (_, __, column) => SOURCES[column]));

describe('The owners of a profile', () => {
  it('are rooms, packages and parts of the SDK, by the source of a function', () => {
    expect(read(...[1, 1, 2, 3, 4, 5, 6].map(column => ({ column })))).toEqual({
      'lib/ledger': 2,
      'AWS SDK, retry': 1,
      Powertools: 1,
      zod: 1,
      'AWS SDK, the rest': 1,
      'functions/extract': 1,
    });
  });

  it("are Node and AWS's client by their files, and the top level where a place has no source", () => {
    const urls = ['node:fs', '/x/aws-lambda-ric/bin/index.mjs', '/f/handler.js'];
    expect(read(...urls.map(url => ({ url })), { url: 'node:vm', name: 'Script' })).toEqual({
      'reading the bytecode': 1,
      "Node's own modules": 1,
      "AWS's client of the runtime": 1,
      'the top level of modules, and the loader of the bytecode': 1,
    });
  });

  it('have no share of a pause between two samples', () => {
    const profile = { ...profileOf({ column: 1 }), timeDeltas: [90_000] };
    expect(owners(profile, () => SOURCES[1])).toEqual(new Map([['lib/ledger', 1]]));
  });

  it('own what V8 does for them, and nobody owns a wait and the profile itself', () => {
    expect(
      read(
        { url: 'node:inspector' },
        { url: '/x/cold/profile-probe.cjs' },
        { column: 1 },
        { name: 'parse', url: '', under: 2 },
        { name: '(garbage collector)', url: '' },
        { name: '(idle)', url: '' },
        { name: '(program)', url: '' },
      ),
    ).toEqual({ 'lib/ledger': 2, 'collections of garbage': 1, 'V8 and the system, without a function': 1 });
  });
});
