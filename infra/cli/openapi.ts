import { writeFile } from 'node:fs/promises';
import { DOCUMENT_FILE, writeDocument } from '../openapi/document.ts';
import { COLLECTION_FILE, writeCollection } from '../openapi/postman.ts';
import { TYPES_FILE, writeTypes } from '../openapi/typescript.ts';
import { createMain, EXIT_CODES, runCli } from './tool/index.ts';

/** `npm run openapi` */
export const main = createMain({
  name: 'openapi',
  purpose:
    'Writes docs/openapi.yaml, docs/postman.json and the types of clients/typescript from the schemas of the code.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      async run() {
        await writeFile(DOCUMENT_FILE, writeDocument());
        await writeFile(COLLECTION_FILE, writeCollection());
        await writeFile(TYPES_FILE, writeTypes());
        return EXIT_CODES.success;
      },
    },
  },
  examples: [['', 'after a change of a schema, a problem or the README’s example']],
});

runCli(import.meta, main);
