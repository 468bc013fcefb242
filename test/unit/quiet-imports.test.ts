import module from 'node:module';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const resolve = vi.fn<module.ResolveHookSync>((specifier, context, next) => {
  const { url } = next(specifier.replace(/%3Fvitest=\d+/, ''), context);
  return { url: `${url}?vitest=${Date.now()}` };
});
const next = (specifier: string) => ({ url: specifier });
const CONTEXT = { conditions: [], importAttributes: {}, parentURL: undefined };

describe('the imports of a worker of npm test', () => {
  const { registerHooks } = module;
  let registered: module.RegisterHooksOptions[];
  let copies = 0;
  beforeEach(async () => {
    registered = [];
    module.registerHooks = hooks => {
      registered.push(hooks);
      return { deregister: () => undefined };
    };
    copies += 1;
    await import(`../fixtures/quiet-imports.ts?copy=${copies}`);
    resolve.mockClear();
  });
  afterEach(() => {
    module.registerHooks = registerHooks;
  });

  const resolved = (specifier: string) => registered[0]?.resolve?.(specifier, CONTEXT, next);

  it('are not reported to Vitest, but for the files that it imports itself', () => {
    module.registerHooks({ resolve });
    expect(resolved('file:///lib/a.ts')).toEqual({ url: 'file:///lib/a.ts' });
    expect(resolve).not.toHaveBeenCalled();
    resolved('file:///test/a.test.ts%3Fvitest=1795901854711');
    expect(resolve).toHaveBeenCalledOnce();
  });

  it('have the same names in each run, and another one for each time that a file is evaluated', () => {
    module.registerHooks({ resolve });
    const times = ['1795901854711', '1795901854712', '1795901854713'];
    expect(times.map(time => resolved(`file:///test/setup.ts%3Fvitest=${time}`)?.url)).toEqual([
      'file:///test/setup.ts',
      'file:///test/setup.ts?vitest=2',
      'file:///test/setup.ts?vitest=3',
    ]);
  });

  it('leave the hooks of others alone', () => {
    const others = { load: vi.fn<module.LoadHookSync>(), resolve };
    module.registerHooks(others);
    expect(registered).toEqual([others]);
  });

  it.runIf(process.env.TEST_ONCE)('are on in npm test', () => {
    expect(import.meta.url).toMatch(/quiet-imports\.test\.ts$/);
  });
});
