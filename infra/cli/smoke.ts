import { systemClock } from '../../lib/platform/clock.ts';
import { CHECKS, type SmokeContext } from './smoke/checks.ts';
import { apiKeyCredentials, type Credentials } from './smoke/credentials.ts';
import { openDeployment } from './smoke/deployment.ts';
import { createMain, EXIT_CODES, type Io, runCli, UsageError, writeLine } from './tool/index.ts';

const OPTIONS = {
  url: { type: 'string', value: 'URL', help: 'the API with its stage; default: CXONE_ENTITIES_URL' },
  key: { type: 'string', value: 'KEY', help: 'API key; better in CXONE_ENTITIES_KEY, out of the history of the shell' },
  sign: { type: 'boolean', help: 'signs each request with the AWS credentials at hand, for AUTHORIZATION=aws_iam' },
  stage: { type: 'string', value: 'STAGE', help: 'also reads the audit record, with the AWS credentials at hand' },
} as const;

/** `npm run smoke` */
export const main = createMain({
  name: 'smoke',
  purpose: 'Checks a deployment by seven requests: what works, what is refused, and what no answer may hold.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      options: ['url', 'key', 'sign', 'stage'],
      run: async ({ values, io }) => {
        const url = readUrl(values.url ?? process.env.CXONE_ENTITIES_URL);
        const credentials = values.sign ? await openSigning(values.key) : readApiKey(values.key);
        return check(
          {
            deployment: openDeployment(url, credentials, globalThis.fetch),
            credentials,
            text: `I need a refund for my wireless headphones, case ${crypto.randomUUID()}`,
            readRecord: values.stage === undefined ? undefined : await openLedger(values.stage),
          },
          io,
        );
      },
    },
  },
  notes: [
    'One request asks the upstream. Two records stay in the ledger for what was answered, and two for what was refused.',
  ],
  examples: [
    ['--url https://abc.execute-api.us-east-1.amazonaws.com/prod --stage prod', 'after a deployment'],
    ['--url https://api.example.com --stage prod --sign', 'a stage with AUTHORIZATION=aws_iam'],
    ['--url http://127.0.0.1:3000 --key local-api-key-0123456789', 'the local stack (npm start)'],
  ],
  negative: 'a check has failed',
});

function readUrl(given: string | undefined): string {
  const parsed = URL.parse(given ?? '');
  if (!given || !parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError('--url is missing or not a URL, and CXONE_ENTITIES_URL is not set');
  }
  return given.replace(/\/+$/, '');
}

function readApiKey(given: string | undefined): Credentials {
  const apiKey = given ?? process.env.CXONE_ENTITIES_KEY ?? '';
  if (apiKey === '') throw new UsageError('--key is missing, and CXONE_ENTITIES_KEY is not set; or give --sign');
  return apiKeyCredentials(apiKey);
}

/** Credentials and region as every client of the AWS SDK finds them. */
async function openSigning(key: string | undefined): Promise<Credentials> {
  if (key !== undefined) throw new UsageError('--key and --sign exclude each other');
  const { signingCredentials } = await import('./smoke/signature.ts');
  const { LambdaClient } = await import('@aws-sdk/client-lambda');
  return signingCredentials(new LambdaClient().config, systemClock.now);
}

async function openLedger(stage: string): Promise<SmokeContext['readRecord']> {
  const { connect } = await import('./audit/connect.ts');
  const { store } = connect(stage);
  return auditId => store.getRecords([auditId]);
}

async function check(context: SmokeContext, { out, err }: Io): Promise<number> {
  let failed = 0;
  for (const { name, run } of CHECKS) {
    const start = systemClock.monotonic();
    const faults = await run(context);
    if (faults.length > 0) failed += 1;
    const verdict = faults.length === 0 ? 'ok    ' : 'FAILED';
    await writeLine(out, `${verdict} ${name} (${Math.round(systemClock.monotonic() - start)} ms)`);
    for (const fault of faults) await writeLine(err, `       ${fault}`);
  }
  if (!context.readRecord)
    await writeLine(out, 'Note: the audit record was not read from the ledger. Give --stage to read it.');
  await writeLine(out, `${CHECKS.length - failed} of ${CHECKS.length} checks have passed.`);
  return failed === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
}

runCli(import.meta, main);
