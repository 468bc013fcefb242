import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMain, runCli, ToolError, writeLine } from '../../infra/cli/tool/index.ts';
import { EXAMPLES } from '../../infra/console/page/ask/examples.ts';
import { startBrowser } from '../e2e/console/browser.ts';
import { type ConsolePage, openConsole } from '../e2e/console/console-page.ts';
import { createClient } from '../e2e/setup/client.ts';
import { startDemoStack } from '../e2e/setup/demo-stack.ts';

/** A window is 60 s long and is summed 60 s after its end. */
const PAST_WINDOW_MS = 125_000;
const ASK_SPAN_MS = 70_000;
const FOLDER = join(import.meta.dirname, '../../docs/images');

/** `npm run screenshots` */
export const main = createMain({
  name: 'screenshots',
  purpose: 'Makes the pictures of the console from a local stack of its own.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      async run({ io }) {
        const start = await startBrowser();
        if ('reason' in start) throw new ToolError(`There is no browser: ${start.reason}`);
        const stack = await startDemoStack();
        try {
          const client = createClient(stack.address);
          await client.cxone.set({ latencyMs: 40 });
          const view = await openConsole(start.browser, stack.address.consoleUrl);
          for (const name of await takePictures(view, client)) await writeLine(io.out, name);
          return 0;
        } finally {
          await start.browser.close();
          await stack.close();
        }
      },
    },
  },
  examples: [['', 'writes a picture of each view']],
});

type Client = ReturnType<typeof createClient>;
type Scheme = 'light' | 'dark';

/** Takes a picture of what the page shows. @returns its name */
type Take = (name: string, size: readonly [width: number, height: number], scheme?: Scheme) => Promise<string>;

const PRODUCT = `
      - value: NIMBUS-3
        synonyms:
          en: [cloud speaker, smart speaker]`;

async function takePictures(view: ConsolePage, client: Client): Promise<string[]> {
  await mkdir(FOLDER, { recursive: true });
  const { page } = view;
  const take: Take = async (name, [width, height], scheme = 'light') => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height });
    await page.evaluate('scrollTo(0, 0); new Promise(resolve => setTimeout(resolve, 400))');
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    return `docs/images/${name}.png`;
  };
  await askOften(view, client);
  return [...(await takeAsk(view, take)), await takeRules(view, take), await takeOperate(view, client, take)];
}

/** So that the charts show something. The first requests compile the functions: they are out of sight afterwards. */
async function askOften(view: ConsolePage, client: Client): Promise<void> {
  for (const example of EXAMPLES) await view.ask(example);
  await client.advance(ASK_SPAN_MS);
  for (let round = 0; round < 6; round += 1) {
    for (const example of EXAMPLES.slice(0, 2 + (round % 4))) await view.ask(example);
    await client.advance(9_000);
  }
}

async function takeAsk(view: ConsolePage, take: Take): Promise<string[]> {
  const { page } = view;
  const [first, , german] = EXAMPLES;
  if (first) await view.ask({ ...first, cache: 'no-cache' });
  await view.sees('The record is as it was written');
  await page.$eval('#entity-1 summary', summary => (summary as HTMLElement).click());
  const wide = await take('console-ask', [1280, 860]);
  if (german) await view.ask(german);
  await view.sees('The record is as it was written');
  return [wide, await take('console-ask-phone', [390, 844])];
}

/** With a product that is about to be added. */
async function takeRules(view: ConsolePage, take: Take): Promise<string> {
  const { keyboard } = view.page;
  await view.ask({ text: 'My cloud speaker has been silent since last Monday', types: ['product', 'date'] });
  await view.show('#/rules?line=25');
  await view.sees('No faults');
  await keyboard.press('End');
  await keyboard.sendCharacter(PRODUCT);
  await view.sees('cloud speaker (none) -> NIMBUS-3 (exact)');
  // The typed text has moved the view to the right.
  await keyboard.press('Home');
  await keyboard.press('Home');
  const picture = await take('console-rules', [1280, 760]);
  await view.press('Back to the file');
  return picture;
}

/** With a window that was delivered, a throttled upstream and a stale answer. */
async function takeOperate(view: ConsolePage, client: Client, take: Take): Promise<string> {
  const [first] = EXAMPLES;
  await view.show('#/operate');
  await client.advance(PAST_WINDOW_MS);
  await view.press('Run metrics-flush now');
  await view.sees('signature verified');
  if (first) await view.ask(first);
  await view.show('#/operate');
  await view.press('Throttle for 30 s');
  await view.page.waitForSelector('[aria-pressed="true"]');
  await client.advance(12_000);
  if (first) await view.ask(first);
  await view.sees('stale from the cache');
  await view.show('#/operate');
  await view.sees('Throttled: no call for');
  await view.page.waitForSelector('.request-list .badge.stale');
  return take('console-operate', [1280, 1120], 'dark');
}

runCli(import.meta, main);
