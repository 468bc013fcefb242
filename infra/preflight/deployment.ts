import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import * as z from 'zod/mini';
import { choice, hostNames, integer, optionalText, text, textOr } from '../../lib/config.ts';
import { parseStackTags } from './stack-tags.ts';

/** The variables that serverless.yml reads in addition to those of the functions. */
export const deploymentConfig = {
  /** With it the longest name, that of metrics-flush, has the 64 characters that Lambda allows. */
  STAGE: text().check(z.refine(isStage, { error: 'must be 1 to 35 letters, digits or hyphens' })),
  API_RATE_LIMIT: integer({ min: 1, max: 10_000, default: 200 }),
  API_BURST_LIMIT: integer({ min: 1, max: 5_000, default: 400 }),
  CXONE_ALLOWED_HOSTS: hostNames().check(
    z.refine(hosts => hosts.every(isOfOneOwner), {
      error: 'must be hosts or domains of one owner; com, co.uk and workers.dev are of many',
    }),
  ),
  POWERTOOLS_METRICS_NAMESPACE: textOr('CxoneEntities').check(
    z.refine(isNamespace, { error: 'must be 1 to 255 letters, digits or marks of ._-/#:, and not begin with AWS/' }),
  ),
  POWERTOOLS_LOG_LEVEL: choice(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT', 'CRITICAL'], 'INFO'),
  STACK_TAGS: optionalText().check(
    z.refine((tags: string | undefined) => parseStackTags(tags ?? '') !== undefined, {
      error: 'must be at most 40 tags such as team=voice, separated by commas',
    }),
  ),
};

/** Anybody can have a name below a public suffix, so allowing it would not limit anything. */
const isOfOneOwner = (host: string): boolean =>
  isIP(host) !== 0 || host === 'localhost' || getDomain(host, { allowPrivateDomains: true }) !== null;

/** Also of the stage that a tool is given. */
export function isStage(stage: string): boolean {
  return /^[A-Za-z0-9-]{1,35}$/.test(stage);
}

function isNamespace(namespace: string): boolean {
  return /^(?!AWS\/)[\w./#:-]{1,255}$/.test(namespace);
}
