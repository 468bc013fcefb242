import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** Reads the settings of the gateway from the templates, so that the local one does not differ from the one on AWS. */

const ROOT = join(import.meta.dirname, '../../..');

/** Tags such as `!Ref` matter to CloudFormation only. */
const readYaml = (path: string): unknown => parse(readFileSync(join(ROOT, path), 'utf8'), { logLevel: 'error' });

/** Locally every option is off: of `Fn::If` the last branch counts. */
const offBranch = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && 'Fn::If' in value) return offBranch(value['Fn::If']);
  return Array.isArray(value) ? value.at(-1) : value;
};
const unlessOption = <T extends z.ZodType>(schema: T) => z.preprocess(offBranch, schema);

export interface GatewayRoute {
  /** `/v1/extract`, or `/{proxy+}` for any path. */
  readonly resource: string;
  /** Upper case; `ANY` for any other method. */
  readonly method: string;
  readonly needsKey: boolean;
}

const eventsSchema = z.object({
  functions: z.object({
    extract: z.object({
      events: z.array(
        z.object({ http: z.object({ method: z.string(), path: z.string(), private: z.boolean().default(false) }) }),
      ),
    }),
  }),
});

export const readRoutes = (): GatewayRoute[] =>
  eventsSchema.parse(readYaml('serverless.yml')).functions.extract.events.map(({ http }) => ({
    resource: `/${http.path}`,
    method: http.method.toUpperCase(),
    needsKey: http.private,
  }));

/** A refusal of the gateway itself. */
export interface Refusal {
  /** Undefined where the gateway keeps the status of the failure. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: string;
}

const refusalsSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Properties: z.object({
        ResponseType: z.string(),
        StatusCode: unlessOption(z.coerce.number().optional()),
        ResponseParameters: z.record(z.string(), z.string()),
        ResponseTemplates: z.object({ 'application/json': unlessOption(z.string()) }),
      }),
    }),
  ),
});

/** By `ResponseType`. */
export function readRefusals(): Map<string, Refusal> {
  const { Resources } = refusalsSchema.parse(readYaml('infra/resources/gateway-responses.yml'));
  return new Map(
    Object.values(Resources).map(({ Properties }) => [
      Properties.ResponseType,
      {
        status: Properties.StatusCode,
        headers: Object.fromEntries(
          Object.entries(Properties.ResponseParameters).map(([name, value]) => [
            name.replace('gatewayresponse.header.', '').toLowerCase(),
            value,
          ]),
        ),
        template: Properties.ResponseTemplates['application/json'],
      },
    ]),
  );
}

/** Fills in `context` variables; a static value stands in quotes. */
export function render(refusal: Refusal, requestId: string, message: string) {
  const headers = Object.entries(refusal.headers).map(([name, value]) => [
    name,
    value === 'context.requestId' ? requestId : value.replaceAll("'", ''),
  ]);
  const body = refusal.template
    .replaceAll('$context.error.messageString', () => JSON.stringify(message))
    .replaceAll('$context.requestId', requestId);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body };
}
