import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildPage } from '../../../infra/console/server/page-files.ts';

const MOST_BYTES = 250 * 1024;

describe('the page', () => {
  it('is below 250 KB as gzip, and names nothing outside of the console', async () => {
    const files = [...(await buildPage())];
    const bytes = files.reduce((sum, [, { body }]) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
    const document = files.find(([path]) => path === '/')?.[1].body.toString() ?? '';
    expect(document).not.toMatch(/https?:|<style|\sstyle=|\son\w+=/);
    expect(document.match(/<script/g)).toHaveLength(1);
    expect(document).toContain('<script type="module" src="/main.js"></script>');
  });
});
