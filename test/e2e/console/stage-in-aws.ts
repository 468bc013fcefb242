import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deployedTarget, startConsole } from '../../../infra/console/index.ts';
import { startTestTables } from '../../fixtures/dynamodb.ts';
import { startStageAccount } from '../../fixtures/stage-account.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';
import { openConsole } from './console-page.ts';

/** No server listens there. */
const NOBODY = 'http://127.0.0.1:9';
const KEYS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_PROFILE: undefined };

/** Tests of the console of a deployed stage, in the browser of the others. */
export const describeStageInAws = (browser: () => Browser) =>
  describe('of a stage in AWS', () => {
    afterEach(() => vi.unstubAllEnvs());

    async function openStage(stubs: Record<string, string | undefined>, env: Record<string, string> = {}) {
      const noAccess = { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: NOBODY };
      for (const [name, value] of Object.entries({ ...noAccess, ...stubs })) vi.stubEnv(name, value);
      const site = await startConsole(deployedTarget('prod', undefined, env), 0);
      const tab = await openConsole(browser(), site.pageUrl);
      await tab.show('#/operate');
      return { site, tab };
    }

    it('says that there are no credentials, and then that the console has stopped', async () => {
      const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_PROFILE: 'absent' };
      const { site, tab } = await openStage(none);
      await tab.sees('There are no AWS credentials. Set AWS_PROFILE');
      await tab.sees(/^(?![\s\S]*\bReading\b)/);
      const panels = await tab.page.$$eval('.empty', found => found.map(({ textContent }) => textContent));
      expect(new Set(panels)).toEqual(new Set([expect.stringMatching(/^This cannot be read: the reason is at/)]));
      expect(panels).toHaveLength(4);
      expect(await tab.page.$$('.trouble')).toHaveLength(1);
      await site.close();
      await tab.sees('The console has stopped');
      await tab.page.close();
    });

    // A separate page and server take 2 s of processor time.
    it.runIf(IS_FULL)('says that the tables and CloudWatch cannot be reached, and still shows the rules', async () => {
      const { site, tab } = await openStage(KEYS);
      await tab.sees('A part of the stage cannot be reached');
      expect(await tab.text()).not.toMatch(/npm start|npm run services/);
      await tab.sees('CloudWatch cannot be read, so the charts show the requests below.');
      await tab.show('#/ask');
      await tab.sees('The console knows no endpoint to ask.');
      await tab.show('#/rules');
      await tab.sees('No faults');
      await tab.page.close();
      await site.close();
    });

    it('draws the figures of CloudWatch, and says that the ledger is empty, and that a rules file is too large', async () => {
      const tables = await startTestTables();
      const aws = await startStageAccount('cxone-entities-prod');
      const at = Math.floor(Date.now() / 60_000) * 60 - 120;
      aws.account.data.push({ metric: 'CxoneEntities Latency SampleCount extract prod', at, value: 4_321 });
      const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-console-'));
      const rules = join(folder, 'large.yaml');
      await writeFile(rules, `version: "1"\nentities: {}\n# ${'x'.repeat(5_000_000)}\n`);
      const names = { STATE_TABLE: tables.stateTable, LEDGER_TABLE: tables.ledgerTable, NORMALIZATION_RULES: rules };
      const endpoints = { AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint, AWS_ENDPOINT_URL_CLOUDWATCH: aws.url };
      const { site, tab } = await openStage({ ...KEYS, ...endpoints }, names);
      await tab.sees('The ledger has no record in this time');
      await tab.sees('From CloudWatch, in steps of 1 min');
      await tab.sees(/all\s+4,321/);
      await tab.sees('webhook lag');
      await tab.show('#/rules');
      await tab.sees(/The rules file has \S+ MB, which is more than an editor in a browser can hold/);
      await tab.page.close();
      await site.close();
      await aws.close();
      await tables.close();
      await rm(folder, { recursive: true });
    });
  });
