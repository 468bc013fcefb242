import { relative } from 'node:path';
import type { LocalSettings } from './environment.ts';
import type { RunningFunctions } from './functions/index.ts';
import type { RulesChange } from './rules/index.ts';
import type { LocalServices } from './stack.ts';

/** The conversation text of the README. */
export const RETURN_TEXT =
  'I would like to return my wireless headphones because they stopped charging. I received them last Tuesday';

/** What `npm start` says when the rules file has changed. */
export function describeChange(file: string, change: RulesChange): string {
  if (change.kind === 'applied') return `rules: version ${change.rules.version} is live`;
  const faults = change.faults.map(fault => `  ${file}:${fault}`);
  return [`rules: not valid, so the previous rules stay active`, ...faults].join('\n');
}

export function describeServices(services: LocalServices): string {
  return [
    line('DynamoDB', services.dynamoDbUrl, ''),
    line('Secrets Manager', services.secretsManagerUrl, ''),
    line('CXone', services.cxoneBaseUrl, services.cxone ? "a stand-in, not NICE's model" : 'from CXONE_BASE_URL'),
    line(
      'Webhook sink',
      services.webhookUrl,
      services.sink ? 'GET /__admin/deliveries shows it' : 'from ANALYTICS_WEBHOOK_URL',
    ),
  ].join('\n');
}

/** The last line is a curl command that works when it is pasted into a shell. */
export function describeFunctions(functions: RunningFunctions, settings: LocalSettings, consoleUrl: string): string {
  const body = { text: RETURN_TEXT, language: 'en-US', entity_types: ['product', 'intent', 'date'] };
  return [
    line('Lambda invoke', functions.lambdaUrl, 'schedules run by themselves'),
    line('Extract', `${functions.httpUrl}/v1/extract`, ''),
    line('Rules', shortPath(settings.rulesFile), 'a change is live at once'),
    line('Console', consoleUrl, ''),
    '',
    'Ctrl-C stops it all. Try:',
    '',
    `curl -si ${functions.httpUrl}/v1/extract -H 'content-type: application/json' -H 'x-api-key: ${settings.apiKey}' \\`,
    `  -d '${JSON.stringify(body)}'`,
    '',
  ].join('\n');
}

const WIDTH = 80;
const NAME_WIDTH = 16;

/** The note is left out where it does not fit. */
function line(name: string, place: string, note: string): string {
  const start = `${name.padEnd(NAME_WIDTH)} ${place.padEnd(29)}`;
  return (start.length + 2 + note.length > WIDTH ? start : `${start}  ${note}`).trimEnd();
}

/** From the current folder or from the root, whichever is shorter. Of a long path the end says which file it is. */
function shortPath(file: string): string {
  const [path = ''] = [relative('', file), file].sort((a, b) => a.length - b.length);
  const most = WIDTH - NAME_WIDTH - 1;
  return path.length > most ? `…${path.slice(1 - most)}` : path;
}
