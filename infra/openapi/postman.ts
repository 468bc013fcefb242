import { join } from 'node:path';
import { createDocument } from './document.ts';

export const COLLECTION_FILE = join(import.meta.dirname, '../../docs/postman.json');

interface Operation {
  summary: string;
  requestBody?: { content: { 'application/json': { examples: Record<string, { value: unknown }> } } };
}

/** A Postman collection (v2.1) with one request for each operation; `baseUrl` and `apiKey` are its variables. */
export function writeCollection(): string {
  const { info, paths } = createDocument();
  const item = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) =>
      requestOf(path, method, operation),
    ),
  );
  const collection = {
    info: { name: info.title, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'apikey', apikey: [entry('key', 'x-api-key'), entry('value', '{{apiKey}}'), entry('in', 'header')] },
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
      { key: 'apiKey', value: '' },
    ],
    item,
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

const entry = (key: string, value: string) => ({ key, value, type: 'string' });

function requestOf(path: string, method: string, { summary, requestBody }: Operation) {
  const [example] = Object.values(requestBody?.content['application/json'].examples ?? {});
  const url = { raw: `{{baseUrl}}${path}`, host: ['{{baseUrl}}'], path: path.slice(1).split('/') };
  const body = example && {
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: { mode: 'raw', raw: JSON.stringify(example.value, null, 2), options: { raw: { language: 'json' } } },
  };
  return { name: summary, request: { method: method.toUpperCase(), url, ...body } };
}
