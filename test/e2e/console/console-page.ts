/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'puppeteer-core';

/** What a person does with the console. */
export interface ConsolePage {
  readonly page: Page;
  /** Errors of scripts, and what the content security policy has blocked. */
  readonly errors: readonly string[];
  /** What the server of the console answered, other than events. */
  readonly answers: readonly string[];
  /** Shows a view, such as `#/rules`. */
  show(fragment: string): Promise<void>;
  /** Resolves when the page shows the text. */
  sees(text: string | RegExp): Promise<void>;
  text(): Promise<string>;
  /** The sum of all layout shifts since the page was loaded (https://web.dev/articles/cls). */
  shifted(): Promise<number>;
  press(button: string): Promise<void>;
  /** Asks and waits for the record of the answer. */
  ask(question: { text: string; types: readonly string[]; language?: string; cache?: string }): Promise<void>;
}

export const WIDE = { width: 1440, height: 1000 };

/** @param url of the console, with its token */
export async function openConsole(browser: Browser, url: string, size = WIDE): Promise<ConsolePage> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text());
  });
  const answers: string[] = [];
  page.on('response', async response => {
    // The body of an answer is gone once its page is left.
    if (/\/api\/(?!events)/.test(response.url())) answers.push(await response.text().catch(() => ''));
  });
  await page.evaluateOnNewDocument(noteShifts);
  await page.bringToFront();
  await page.setViewport(size);
  await page.goto(url);
  const text = () => page.evaluate(() => document.body.innerText);
  const sees = async (wanted: string | RegExp): Promise<void> => {
    const { source, flags } =
      typeof wanted === 'string' ? new RegExp(wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : wanted;
    const isSeen = await page.evaluate(waitForText, source, flags, SEEN_WITHIN_MS);
    if (!isSeen) throw new Error(`The page does not show ${wanted}:\n${await text()}`);
  };
  return {
    page,
    errors,
    answers,
    text,
    shifted: () => page.evaluate('globalThis.shifted') as Promise<number>,
    sees,
    async show(fragment) {
      await page.evaluate(to => {
        location.hash = to;
      }, fragment);
    },
    async press(button) {
      const found = await page.waitForSelector(
        `::-p-xpath(//button[normalize-space()="${button}" and not(@disabled)])`,
      );
      await found?.evaluate(element => (element as HTMLElement).click());
    },
    async ask({ text: said, types, language = 'en-US', cache = '' }) {
      const fields = new URLSearchParams({ text: said, language, cache });
      for (const type of types) fields.append('type', type);
      await page.evaluate(to => {
        location.hash = to;
      }, `#/ask?${fields}`);
      await page.waitForFunction(
        wanted => document.querySelector<HTMLTextAreaElement>('#text')?.value === wanted,
        {},
        said,
      );
      const answered = page.waitForResponse(response => response.url().endsWith('/api/ask'));
      await page.$eval('form button[type=submit]', button => (button as HTMLElement).click());
      await answered;
      await page.waitForFunction(() => document.querySelector('.answer-column')?.getAttribute('aria-busy') === 'false');
    },
  };
}

/** Runs in the page. */
function noteShifts(): void {
  const noted = Object.assign(globalThis, { shifted: 0 });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) noted.shifted += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const SEEN_WITHIN_MS = 30_000;

/**
 * Runs in the page. The text is read again after a change only, since the browser lays out the page to read it;
 * Puppeteer's own `polling: 'mutation'` does not see a text that is replaced inside its element.
 */
function waitForText(source: string, flags: string, withinMs: number): Promise<boolean> {
  const pattern = new RegExp(source, flags);
  const isShown = () => pattern.test(document.body.innerText);
  if (isShown()) return Promise.resolve(true);
  return new Promise(resolve => {
    let isReading = false;
    const observer = new MutationObserver(() => {
      if (isReading) return;
      isReading = true;
      setTimeout(() => {
        isReading = false;
        if (isShown()) end(true);
      }, 20);
    });
    const timeout = setTimeout(() => end(false), withinMs);
    const end = (isSeen: boolean) => {
      observer.disconnect();
      clearTimeout(timeout);
      resolve(isSeen);
    };
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}
