import { isAuditId, type LedgerStore } from '../../../lib/ledger/index.ts';
import type { Credentials } from './credentials.ts';
import type { Answer, Deployment } from './deployment.ts';
import { secretsIn } from './secrets-in.ts';

export interface SmokeContext {
  readonly deployment: Deployment;
  readonly credentials: Credentials;
  /** A text that is unique to this run, so that it is not cached. */
  readonly text: string;
  /** Undefined without AWS credentials: the record is then not read. */
  readonly readRecord: ((auditId: string) => ReturnType<LedgerStore['getRecords']>) | undefined;
}

/** What is wrong, a line each. */
type Faults = readonly string[];

interface Check {
  readonly name: string;
  run(context: SmokeContext): Promise<Faults>;
}

/** The order matters: a failed check may explain the failures after it. */
export const CHECKS: readonly Check[] = [
  { name: 'health answers without credentials', run: checkHealth },
  { name: 'no answer without credentials', run: checkRefusalWithout },
  { name: 'an extraction, and the same again from the cache', run: checkExtraction },
  { name: 'a refusal lists its faults', run: checkRefusal },
  { name: 'a body that is too large is refused', run: checkOversize },
  { name: 'an unknown path is refused', run: checkPath },
  { name: 'no secret in any answer', run: checkSecrets },
];

async function checkHealth({ deployment }: SmokeContext): Promise<Faults> {
  const answer = await deployment.ask({ method: 'GET', path: '/v1/health', withCredentials: false });
  return [...expectStatus(answer, 200), ...(answer.body?.status === 'ok' ? [] : ['its status is not "ok"'])];
}

async function checkRefusalWithout({ deployment, text }: SmokeContext): Promise<Faults> {
  return expectProblem(await deployment.ask({ body: question(text), withCredentials: false }), 403, 'forbidden');
}

async function checkExtraction(context: SmokeContext): Promise<Faults> {
  const first = await context.deployment.ask({ body: question(context.text) });
  const faults = [...expectStatus(first, 200), ...headerFaults(first)];
  if (faults.length > 0) return [...faults, ...problemOf(first)];
  const second = await context.deployment.ask({ body: question(context.text) });
  return [
    ...answerFaults(first, context.text),
    ...(second.body?.cache_source === 'cache' ? [] : [NOT_CACHED]),
    ...(second.body?.audit_id === first.body?.audit_id ? ['two answers have the same audit_id'] : []),
    ...(await recordFaults(context, first)),
  ];
}

const NOT_CACHED =
  'the second answer is not from the cache: the State table cannot be reached, or CACHE_FRESH_SECONDS is 0';

async function checkRefusal({ deployment }: SmokeContext): Promise<Faults> {
  const answer = await deployment.ask({ body: { text: ' ', language: 'xx', entity_types: [] } });
  const errors = answer.body?.errors;
  const listsAll = Array.isArray(errors) && errors.length === 3;
  return [...expectProblem(answer, 422, 'invalid-request'), ...(listsAll ? [] : ['it does not list the 3 faults'])];
}

async function checkOversize({ deployment }: SmokeContext): Promise<Faults> {
  const body = question('a'.repeat(101 * 1024));
  return expectProblem(await deployment.ask({ body }), 413, 'payload-too-large');
}

async function checkPath({ deployment }: SmokeContext): Promise<Faults> {
  return expectProblem(await deployment.ask({ method: 'GET', path: '/v1/no-such-path' }), 404, 'not-found');
}

async function checkSecrets({ deployment, credentials }: SmokeContext): Promise<Faults> {
  const secrets = await credentials.secrets();
  return [...new Set(deployment.answers.flatMap(answer => secretsIn(answer, secrets)))];
}

const question = (text: string) => ({ text, language: 'en-US', entity_types: ['intent', 'product'] });

function answerFaults({ body = {} }: Answer, text: string): Faults {
  const entities = Array.isArray(body.entities) ? body.entities : [];
  const isMoved = entities.some(({ start, end, raw_value }) => start !== null && text.slice(start, end) !== raw_value);
  return [
    ...(body.cache_source === 'api' ? [] : ['the first answer does not come from the upstream']),
    ...(body.input_text === text ? [] : ['it does not repeat the text']),
    ...(Array.isArray(body.entities) ? [] : ['it has no list of entities']),
    ...(isMoved ? ['the place of an entity does not hold its raw_value'] : []),
    ...(body.audit_status === 'LOGGED' ? [] : ['it has no audit record: audit_status is not LOGGED']),
    ...(isAuditId(String(body.audit_id)) ? [] : ['audit_id is not the id of a record']),
  ];
}

const HEADERS: Readonly<Record<string, RegExp>> = {
  'content-type': /^application\/json/,
  'cache-control': /^no-store$/,
  'x-content-type-options': /^nosniff$/,
  'x-request-id': /^[\w.-]{8,64}$/,
  'server-timing': /\btotal;dur=/,
  'cache-status': /./,
};

const headerFaults = ({ headers }: Answer): Faults =>
  Object.entries(HEADERS)
    .filter(([name, form]) => !form.test(headers.get(name) ?? ''))
    .map(([name]) => `the header ${name} is missing or not as it should be`);

async function recordFaults({ readRecord }: SmokeContext, { body, headers }: Answer): Promise<Faults> {
  if (!readRecord) return [];
  const [record] = await readRecord(String(body?.audit_id));
  if (!record) return ['the ledger does not have its record'];
  const isThis = record.request_id === headers.get('x-request-id') && record.outcome === 'ok';
  return isThis ? [] : ['the record in the ledger is not that of the answer'];
}

function expectProblem(answer: Answer, status: number, code: string): Faults {
  const type = `urn:cxone-entities:problem:${code}`;
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return [
    ...expectStatus(answer, status),
    ...(isProblem && answer.body?.type === type ? [] : [`it is not the problem ${code}`]),
    ...(answer.headers.has('x-request-id') ? [] : ['the header x-request-id is missing']),
  ];
}

const expectStatus = ({ status }: Answer, expected: number): Faults =>
  status === expected ? [] : [`its status is ${status}, not ${expected}`];

/** Why an extraction failed, as the service says it. */
const problemOf = ({ body }: Answer): Faults =>
  typeof body?.detail === 'string' ? [`${String(body.type).split(':').at(-1)}: ${body.detail}`] : [];
