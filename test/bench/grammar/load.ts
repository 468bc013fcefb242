/** Loads the data of a language from a built extract, and prints the milliseconds of processor time that each kind takes. */
import { join } from 'node:path';
import { createLoader, readCaches } from '../../../infra/code-cache/loader.ts';
import { prepareV8 } from '../../../infra/code-cache/prepare-v8.ts';
import type { Language } from '../../../lib/languages/index.ts';
import { threadMs } from '../measure.ts';

type Chunks = {
  'text-index': typeof import('../../../lib/text/index.ts');
  'normalization-datetime-engine': typeof import('../../../lib/normalization/datetime/engine.ts');
  'normalization-datetime-index': typeof import('../../../lib/normalization/datetime/index.ts');
  'normalization-numeric-index': typeof import('../../../lib/normalization/numeric/index.ts');
  'normalization-phone-library': typeof import('../../../lib/normalization/phone/library.ts');
  'normalization-phone-index': typeof import('../../../lib/normalization/phone/index.ts');
};

const [folder = '', tag = ''] = process.argv.slice(2);
const language = tag as Language;
// As Lambda starts Node: with space for new objects.
prepareV8();
const { load } = createLoader(readCaches(folder));
const chunk = <Name extends keyof Chunks>(name: Name) => load(join(folder, 'chunks', `${name}.js`)) as Chunks[Name];

const times: Record<string, number> = {};
async function measure(name: string, work: () => Promise<void>): Promise<void> {
  const start = threadMs();
  await work();
  times[name] = threadMs() - start;
}

chunk('normalization-datetime-engine');
chunk('normalization-phone-library');
const { loadDateTime } = chunk('normalization-datetime-index');
const { loadNumber, loadMoney } = chunk('normalization-numeric-index');
const { loadPhone } = chunk('normalization-phone-index');
// The clock itself takes longer the first time.
threadMs();
await measure('dates', () => loadDateTime(language));
await measure('numbers', () => loadNumber(language));
await measure('money', () => loadMoney(language));
await measure('phone numbers', () => loadPhone(language));
process.stdout.write(JSON.stringify(times));
