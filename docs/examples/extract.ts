import { CxoneEntitiesClient, ProblemError } from '../../clients/typescript/index.ts';

const { CXONE_ENTITIES_URL: baseUrl = '', CXONE_ENTITIES_KEY: apiKey = '' } = process.env;
const client = new CxoneEntitiesClient({ baseUrl, apiKey });
try {
  const { entities } = await client.extract({
    text: 'I need a refund for my wireless headphones',
    language: 'en-US',
    entity_types: ['intent', 'product'],
  });
  for (const { name, value } of entities) process.stdout.write(`${name} ${value}\n`);
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
