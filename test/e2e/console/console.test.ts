import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { connection, LOCAL_NAMES } from '../../../infra/local/seed.ts';
import { recordKey } from '../../../lib/ledger/index.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';
import { createClient } from '../setup/client.ts';
import type {} from '../setup/shared-stack.ts';
import { startBrowser } from './browser.ts';
import { type ConsolePage, openConsole, WIDE } from './console-page.ts';
import { requestRows } from './request-rows.ts';
import { describeStageInAws } from './stage-in-aws.ts';

/** All tests share one browser, because a browser takes 2 s of processor time to start. */
const start = await startBrowser();
const NAME = 'reason' in start ? `the console in a browser (skipped: ${start.reason})` : 'the console in a browser';

/** A window is 60 s long and is summed 60 s after its end. */
const PAST_WINDOW_MS = 125_000;
/** It is sealed 15 minutes after its end. */
const PAST_SEAL_MS = 1_025_000;
const PHONE = { width: 390, height: 844 };
const RETURN = 'I would like to return my wireless headphones';

describe.skipIf('reason' in start)(NAME, () => {
  const address = inject('stack');
  const stack = createClient(address);
  let browser: Browser;
  let view: ConsolePage;
  beforeAll(async () => {
    if ('reason' in start) throw new Error(start.reason);
    browser = start.browser;
    view = await openConsole(browser, address.consoleUrl);
    await view.sees('live');
  });
  afterEach(async () => {
    await stack.cxone.clearFaults();
    await stack.sink.clearFaults();
  });
  afterAll(async () => {
    expect(view.errors).toEqual([]);
    expect(view.answers.length).toBeGreaterThan(50);
    const { apiKey, cxoneCredentials, webhookSigningSecret } = address.settings;
    for (const secret of [apiKey, cxoneCredentials.client_secret, webhookSigningSecret]) {
      expect(view.answers.filter(answer => answer.includes(secret))).toEqual([]);
    }
    await browser.close();
  });

  const unique = (text: string) => `${text}, case ${crypto.randomUUID().slice(0, 8)}`;

  describe('where a question is asked', () => {
    it('shows each entity with its mark, its steps, the line of its rule and its record', async () => {
      await view.ask({ text: unique(RETURN), types: ['product', 'intent', 'money'] });
      await view.sees('The record is as it was written');
      const marks = await view.page.$$eval('mark bdi', found => found.map(({ textContent }) => textContent));
      expect(marks).toEqual(['return', 'wireless headphones']);
      await view.page.$eval('#entity-1 summary', summary => (summary as HTMLElement).click());
      const card = await view.page.$eval('#entity-1', found => (found as HTMLElement).innerText);
      expect(card).toContain('WH-1000XM5');
      expect(card).toMatch(/synonym\s+"wireless headphones" \(en\) of WH-1000XM5/);
      expect(card).toMatch(/line \d+ of the rules/);
      await view.sees('Of the text it holds the redacted preview only');
      await view.sees(/Time\s.*in the function/);
    });

    it('answers the second time from the cache, and counts its age', async () => {
      const question = { text: unique(RETURN), types: ['product'] };
      await view.ask(question);
      await view.ask(question);
      await view.sees(/cache from the cache \(\w+\), [0-2] s old, fresh for \d+ s more/);
      await stack.advance(11_000);
      await view.sees('stale now: the next question makes a call');
    });

    it('finds a product that was added in the editor, and shows before what it changes', async () => {
      const text = unique('my cloud speaker is silent');
      await view.ask({ text, types: ['gadget'] });
      await view.sees('0 entities');
      await view.show('#/rules');
      await view.sees('No faults');
      const editor = await view.page.waitForSelector('.editor >>> .cm-content');
      await editor?.focus();
      await view.page.keyboard.down('Control');
      await view.page.keyboard.press('End');
      await view.page.keyboard.up('Control');
      await view.page.keyboard.sendCharacter('  gadget: { kind: lisst }');
      await view.sees('1 fault');
      for (let count = 0; count < 'sst }'.length; count += 1) await view.page.keyboard.press('Backspace');
      await view.page.keyboard.sendCharacter('st, values: [{ value: NIMBUS-3, synonyms: { en: [cloud speaker] } }] }');
      await view.sees('gadget "cloud speaker": cloud speaker (none) -> NIMBUS-3 (exact)');
      await view.press('Apply');
      await view.sees('is live, and saved in the file');
      // The functions take new rules within a second. A question of the browser takes many times the processor time of this one.
      const valuesByHttp = async () =>
        (await stack.post({ text, language: 'en-US', entity_types: ['gadget'] })).body.entities.map(
          ({ value }) => value,
        );
      await expect.poll(valuesByHttp, { timeout: 30_000, interval: 200 }).toEqual(['NIMBUS-3']);
      await view.ask({ text, types: ['gadget'] });
      await view.sees('NIMBUS-3');
      expect(await view.page.$$eval('mark bdi', found => found.map(mark => mark.textContent))).toEqual([
        'cloud speaker',
      ]);
    });
  });

  describe('where the service is operated', () => {
    it('shows a throttled upstream, the stale answer meanwhile, and the recovery', async () => {
      const question = { text: unique(RETURN), types: ['product'] };
      await view.ask(question);
      await view.show('#/operate');
      await view.press('Throttle for 30 s');
      await stack.advance(11_000);
      await view.ask(question);
      await view.sees('stale from the cache, past its freshness');
      await view.ask({ text: unique(RETURN), types: ['product'] });
      await view.sees(/429 upstream-throttled[\s\S]*May be repeated in \d+ s\./);
      await view.show('#/operate');
      await view.sees(/Throttled: no call for \d+ s more/);
      // The fault has been used up by the one call that it was set for.
      await view.page.waitForFunction(() => !document.querySelector('[aria-pressed="true"]'));
      await stack.advance(31_000);
      await view.sees('not throttled');
      await view.ask({ text: unique(RETURN), types: ['product'] });
      await view.sees('api from a call to the NLU API');
    });

    it('shows a webhook that became a dead letter, and its replay with a verified signature', async () => {
      await stack.advance(PAST_WINDOW_MS);
      await view.show('#/operate');
      await view.press('Receiver gone (410)');
      await flush();
      await view.sees(/\bdead\b/);
      await view.press('End all faults');
      await view.page.waitForFunction(() => !document.querySelector('[aria-pressed="true"]'));
      await stack.advance(PAST_WINDOW_MS);
      await stack.sink.clearDeliveries();
      await view.press('Replay all dead letters');
      await view.sees(/: queued; sent by the next run/);
      await flush();
      await view.sees('signature verified');
      // A run that has little time left delivers the rest with the next one.
      for (let run = 0; run < 10 && /\bdead\b/.test(await view.text()); run += 1) await flush();
      await view.sees(/^(?![\s\S]*\bdead\b)/);
    });

    /** The schedule also runs by itself: a run that finds another one at work is repeated. */
    async function flush(): Promise<void> {
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const answered = view.page.waitForResponse(
          answer => answer.url().endsWith('/api/webhook') && answer.request().method() === 'PUT',
        );
        await view.press('Run metrics-flush now');
        const { result } = await (await answered).json();
        await view.sees(`metrics-flush: ${result.outcome}`);
        if (result.outcome !== 'busy') return;
      }
    }

    it('verifies the ledger, and names the record that was edited', async () => {
      await view.ask({ text: unique(RETURN), types: ['product'] });
      await view.sees('The record is as it was written');
      const id = await view.page.$eval('.answer .facts code', code => code.textContent ?? '');
      await view.show('#/operate');
      // A verification takes 700 queries. Without the edit there is only the other finding.
      if (IS_FULL) {
        await view.press('Verify');
        await view.sees('Nothing was tampered with');
      }
      const client = new DynamoDBClient({ ...connection, endpoint: address.dynamoDbUrl });
      const setLanguage = (language: string) =>
        client.send(
          new UpdateItemCommand({
            TableName: LOCAL_NAMES.ledgerTable,
            Key: marshall({ ...recordKey(id) }),
            UpdateExpression: 'SET #language = :language',
            ExpressionAttributeNames: { '#language': 'language' },
            ExpressionAttributeValues: marshall({ ':language': language }),
          }),
        );
      await setLanguage('de-DE');
      await view.press('Verify');
      await view.sees(new RegExp(`1 finding[\\s\\S]*record ${id} was edited`));
      await setLanguage('en-US');
      client.destroy();
    });

    // It takes seconds of processor time to sum and seal 17 windows. A unit test checks the rule itself.
    it.runIf(IS_FULL)('shows the seals of windows that are older than the time range', async () => {
      await stack.advance(PAST_SEAL_MS);
      await flush();
      await view.sees(/number 1, \d+ records/);
      await view.press('Verify');
      await view.sees(/[1-9]\d* sealed/);
    });
  });

  describe('in every view', () => {
    const VIEWS = [
      ['#/ask', '.entity'],
      ['#/rules', '.editor'],
      ['#/operate', '.request-list'],
    ] as const;

    it.each(['light', 'dark'] as const)('has no axe violation in any view, in %s', async scheme => {
      await view.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await view.page.evaluate(axe.source);
      // A scheme only changes colours.
      const runOnly = scheme === 'dark' && !IS_FULL ? ['color-contrast'] : undefined;
      for (const [fragment, shown] of VIEWS) {
        await view.show(fragment);
        await view.page.waitForSelector(shown);
        const violations = await view.page.evaluate(
          `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], runOnly })}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
        );
        expect(violations, fragment).toEqual([]);
      }
    });

    it('fits a phone, and scrolls to the answer there', async () => {
      await view.page.setViewport({ width: 390, height: 740 });
      await view.ask({ text: unique(RETURN), types: ['product'] });
      expect(await view.page.$eval('.answer-column', answer => answer.getBoundingClientRect().top)).toBeLessThan(370);
      for (const [fragment, shown] of VIEWS) {
        await view.show(fragment);
        await view.page.waitForSelector(shown);
        for (const width of [320, 360, 390]) {
          await view.page.setViewport({ width, height: 740 });
          expect(await view.page.evaluate(TOO_WIDE), `${fragment} at ${width}`).toEqual([]);
          const scrolled = await view.page.evaluate('document.documentElement.scrollWidth');
          expect(scrolled, `${fragment} at ${width}`).toBe(width);
        }
      }
      await view.page.setViewport(WIDE);
    });

    it.each(IS_FULL ? [PHONE, WIDE] : [PHONE])(
      'opens in a second tab without the token in its address, and moves nothing while answers come, $width px wide',
      async size => {
        const tab = await openConsole(browser, new URL('/#/operate', address.consoleUrl).href, size);
        await tab.sees('live');
        await tab.page.waitForSelector('tr[aria-rowindex]');
        for (let answer = 0; answer < 3; answer += 1) {
          const { body } = await stack.post({ text: unique(RETURN), language: 'en-US', entity_types: ['product'] });
          await tab.page.waitForSelector(`td[title="${body.audit_id}"]`);
        }
        for (const [fragment, shown] of VIEWS.slice(1)) {
          await tab.show(fragment);
          await tab.page.waitForSelector(shown);
        }
        await tab.show('#/ask');
        await tab.page.waitForSelector('.before');
        expect(await tab.shifted()).toBeLessThan(0.05);
        await tab.page.close();
        await view.page.bringToFront();
      },
    );
  });

  it('says so when its token is another', async () => {
    // Another name of the same server has a storage of its own.
    const foreign = await browser.newPage();
    await foreign.bringToFront();
    await foreign.goto(new URL('/#token=expired', address.consoleUrl).href.replace('127.0.0.1', 'localhost'));
    await foreign.waitForSelector('.problem-page');
    expect(await foreign.evaluate('document.body.innerText')).toContain(
      'This page does not have the token of this console',
    );
    await foreign.close();
    await view.page.bringToFront();
  });

  describeStageInAws(() => browser);

  it('keeps the list of 10,000 requests in few elements', async () => {
    const tab = await browser.newPage();
    await tab.bringToFront();
    await tab.setRequestInterception(true);
    tab.on('request', request => {
      if (!request.url().includes('/api/requests')) return void request.continue();
      const body = JSON.stringify({ rows: requestRows(10_000), isCut: true });
      request.respond({ contentType: 'application/json', body });
    });
    await tab.goto(new URL('/#/operate', address.consoleUrl).href);
    const list = await tab.waitForSelector('.request-list');
    await tab.waitForFunction(() => document.body.innerText.includes('10,000 requests'));
    expect(await tab.$$eval('.request-list tbody tr', found => found.length)).toBeLessThan(100);
    const heights = await tab.$$eval('tr[aria-rowindex]', rows => rows.map(row => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([28]));
    await list?.evaluate(box => box.scrollTo(0, box.scrollHeight));
    await tab.waitForFunction(() => document.querySelector('[aria-rowindex="10001"]') !== null);
    expect(await tab.evaluate('document.body.innerText')).toContain('There are more: these are the newest 10,000.');
    await tab.close();
  });

  // This test is the last one, because the rules view compares the findings in all questions of the visit, and this
  // question is long.
  it('shows hostile text as text', async () => {
    await view.page.bringToFront();
    const hostile = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1"> \u202egnp.exe ${RETURN} `;
    const text = hostile + '&lt;'.repeat(Math.floor((10_000 - hostile.length) / 4));
    await view.ask({ text, types: ['product', '"><svg/onload=hacked=1>'.replace(/[^\w]/g, '.')] });
    await view.sees('<script>window.hacked=1</script>');
    await view.sees('U+202E');
    await view.sees('WH-1000XM5');
    expect(await view.page.evaluate('window.hacked')).toBeUndefined();
    expect(await view.page.$$eval('#page script, #page img', found => found.length)).toBe(0);
    for (const fragment of ['#/ask', '#/operate']) {
      await view.show(fragment);
      expect(await view.page.evaluate(TOO_WIDE), fragment).toEqual([]);
    }
  });
});

/** Elements that reach beyond the window, other than those that scroll. */
const TOO_WIDE = `[...document.querySelectorAll('body *')]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scrolls, .request-list, pre, .plot, .skip'))
  .slice(0, 3).map(element => element.outerHTML.slice(0, 120))`;
