/**
 * Stands in for AWS's runtime interface client where that is not installed: loads the handler, then asks the Runtime API for
 * one invocation after the other. It does what a client must do, and nothing more.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';

const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const require = createRequire(join(process.cwd(), 'package.json'));
const { handler } = require(join(process.cwd(), process.argv[2] ?? ''));
// Behind the function, which loads it anyway: AWS's client has a transport of its own.
const { request } = process.getBuiltinModule('node:http');

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path: `/2018-06-01/runtime/invocation/${path}` }, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.once('end', () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

for (;;) {
  const { headers, text } = await call('GET', 'next');
  const id = headers['lambda-runtime-aws-request-id'];
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const answer = await handler(JSON.parse(text), {
    awsRequestId: id,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  });
  await call('POST', `${id}/response`, JSON.stringify(answer));
}
