import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMain, runCli, ToolError, writeLine } from '../../infra/cli/tool/index.ts';
import { EXAMPLES } from '../../infra/console/page/ask/examples.ts';
import { startBrowser } from '../e2e/console/browser.ts';
import { type ConsolePage, openConsole } from '../e2e/console/console-page.ts';
import { createClient } from '../e2e/setup/client.ts';
import { startTestStack } from '../e2e/setup/test-stack.ts';

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
        const stack = await startTestStack();
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
  examples: [['', 'writes a PNG for each view']],
});

async function takePictures(view: ConsolePage, client: ReturnType<typeof createClient>): Promise<string[]> {
  const { page } = view;
  const pictures: string[] = [];
  await mkdir(FOLDER, { recursive: true });
  const take = async (name: string, width: number, height: number, scheme: 'light' | 'dark' = 'light') => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height });
    await page.evaluate('scrollTo(0, 0); new Promise(resolve => setTimeout(resolve, 400))');
    await page.screenshot({ path: join(FOLDER, `${name}.png`), optimizeForSpeed: false });
    pictures.push(`docs/images/${name}.png`);
  };
  // The first requests compile the functions: they are not shown.
  for (const example of EXAMPLES) await view.ask(example);
  const [first, , german] = EXAMPLES;
  await client.advance(70_000);
  for (let round = 0; round < 6; round += 1) {
    for (const example of EXAMPLES.slice(0, 2 + (round % 4))) await view.ask(example);
    await client.advance(9_000);
  }
  if (first) await view.ask({ ...first, cache: 'no-cache' });
  await view.sees('The record is as it was written');
  await page.$eval('#entity-1 summary', summary => (summary as HTMLElement).click());
  await take('console-ask', 1280, 860);
  if (german) await view.ask(german);
  await view.sees('The record is as it was written');
  await take('console-ask-phone', 390, 844);
  await view.show('#/rules?line=14');
  await view.sees('No faults');
  await take('console-rules', 1280, 760);
  await view.show('#/operate');
  await view.press('Throttle for 30 s');
  await page.waitForSelector('[aria-pressed="true"]');
  await client.advance(12_000);
  if (first) await view.ask(first);
  await view.sees('stale from the cache');
  await client.advance(125_000);
  await view.show('#/operate');
  await view.press('Run metrics-flush now');
  await view.sees('signature verified');
  await take('console-operate', 1280, 900, 'dark');
  return pictures;
}

runCli(import.meta, main);
