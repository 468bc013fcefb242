import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';

/** A browser, or why there is none. */
export type BrowserStart = { readonly browser: Browser } | { readonly reason: string };

/**
 * The Chromium of the npm package runs on Linux alone. Elsewhere, and where it does not start, an installed Chrome is used:
 * `CHROME_PATH` names it where it is not at its usual place.
 */
export async function startBrowser(): Promise<BrowserStart> {
  const { default: puppeteer } = await import('puppeteer-core');
  const reasons: string[] = [];
  for (const { name, find } of [BUNDLED, INSTALLED]) {
    try {
      const { args, executablePath } = await find();
      const browser = await puppeteer.launch({ args: [...args], executablePath, headless: 'shell' });
      return { browser };
    } catch (error) {
      reasons.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  return { reason: reasons.join('; ') };
}

interface Candidate {
  readonly name: string;
  find(): Promise<{ args: readonly string[]; executablePath: string }>;
}

const BUNDLED: Candidate = {
  name: '@sparticuz/chromium',
  async find() {
    if (process.platform !== 'linux') throw new Error(`it does not run on ${process.platform}`);
    const { default: chromium } = await import('@sparticuz/chromium');
    return { args: chromium.args, executablePath: await chromium.executablePath() };
  },
};

const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
];

const INSTALLED: Candidate = {
  name: 'an installed Chrome',
  async find() {
    const executablePath = process.env.CHROME_PATH ?? USUAL_PLACES.find(path => existsSync(path));
    if (executablePath === undefined) throw new Error('there is none; CHROME_PATH names one');
    return { args: [], executablePath };
  },
};
