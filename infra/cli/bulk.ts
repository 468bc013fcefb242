import { bulk } from './bulk/bulk.ts';
import { BULK_OPTIONS } from './bulk/settings.ts';
import { createMain, runCli } from './tool/index.ts';

/** `npm run bulk` */
export const main = createMain({
  name: 'bulk',
  purpose: 'Asks the service for every row of a CSV or NDJSON file, and writes the answers to a file.',
  options: BULK_OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: 'FILE', least: 1, most: 1 },
      options: Object.keys(BULK_OPTIONS) as (keyof typeof BULK_OPTIONS)[],
      run: bulk,
    },
  },
  notes: [
    'FILE is CSV (comma, semicolon, tab or bar) or NDJSON; - reads the standard input.',
    'Environment\n  CXONE_ENTITIES_URL  as --url\n  CXONE_ENTITIES_KEY  API key; at the local stack LOCAL_API_KEY counts, too',
    'A row that is in the output or in the file of failures is done. After a kill, a full disk or Ctrl-C, the same command with --resume continues: no row is written twice, and none is lost. docs/bulk.md explains the formats.',
  ],
  examples: [
    ['in.csv --text-column utterance --out out.ndjson', 'against the local stack (npm start)'],
    [
      'in.csv --text-column utterance --out out.csv --entity-types date,money --id-column case',
      'a column for each type',
    ],
    ['in.csv --text-column utterance --out out.ndjson --dry-run', 'how many calls, and what they cost'],
    ['in.csv --text-column utterance --out out.ndjson --retry-failed', 'sends the failed rows again'],
  ],
  negative: 'some rows have failed; they are in the file of failures',
});

runCli(import.meta, main);
