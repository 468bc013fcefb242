import type { Answer } from './deployment.ts';

/** The forms of secrets that must not be in any answer of the service. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'an access key of AWS': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'an ARN': /\barn:aws[a-z-]*:/,
  'a token': /\bBearer\s|\beyJ[\w-]{8,}\.[\w-]{8,}\./,
  'a secret of the configuration': /client_secret|access_key_secret|signing_secret|whsec_/,
  'a stack trace': /\n\s+at \S+ \(|\\n\s+at \S+ \(|node_modules\//,
};

/** Names the secrets that an answer holds, without showing them. @param secrets values by the names of the secrets */
export function secretsIn({ headers, text }: Answer, secrets: Readonly<Record<string, string>>): string[] {
  const everything = [text, ...[...headers].map(([name, value]) => `${name}: ${value}`)].join('\n');
  return [
    ...Object.entries(secrets)
      .filter(([, secret]) => everything.includes(secret))
      .map(([what]) => `an answer holds ${what}`),
    ...Object.entries(FORMS)
      .filter(([, form]) => form.test(everything))
      .map(([what]) => `an answer holds ${what}`),
  ];
}
