import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../../lib/platform/environment-settings.ts';

const region = (fallback: string | (() => string | Promise<string>)) =>
  loadConfig({ environmentVariableSelector: ({ AWS_REGION }) => AWS_REGION, default: fallback });

describe('loadConfig', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('reads what the environment has', async () => {
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(await region('us-east-1')()).toBe('eu-central-1');
  });

  it.each([
    ['a value', 'us-east-1'],
    ['a function', () => 'us-east-1'],
    ['a function that takes its time', async () => 'us-east-1'],
  ])('takes the default, %s, where nothing is set', async (_, fallback) => {
    vi.stubEnv('AWS_REGION', undefined);
    expect(await region(fallback)()).toBe('us-east-1');
  });

  it('takes the default where the value cannot be read', async () => {
    const select = () => {
      throw new Error('neither true nor false');
    };
    expect(await loadConfig({ environmentVariableSelector: select, default: false })()).toBe(false);
  });

  it('takes a value that is false as one', async () => {
    expect(await loadConfig({ environmentVariableSelector: () => false, default: true })()).toBe(false);
  });

  it('fails with the error of a default that must not be used', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    const missing = () => {
      throw new Error('Region is missing');
    };
    await expect(region(missing)()).rejects.toThrow('Region is missing');
  });

  it('reads once', async () => {
    const select = vi.fn(() => 'standard');
    const retryMode = loadConfig({ environmentVariableSelector: select, default: 'legacy' });
    expect([await retryMode(), await retryMode()]).toEqual(['standard', 'standard']);
    expect(select).toHaveBeenCalledOnce();
  });

  it('hands the name of the signer to the selector', async () => {
    const select = vi.fn(() => 'sigv4');
    await loadConfig({ environmentVariableSelector: select, default: '' }, { signingName: 'dynamodb' })();
    expect(select).toHaveBeenCalledWith(process.env, { signingName: 'dynamodb' });
  });
});
