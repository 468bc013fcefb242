import type { Finding } from './finding.ts';

/**
 * Secrets of machines, by their form: the scheme of an authorization with what follows it, JWTs, keys of well-known
 * services, private keys, and credentials or tokens within a URL.
 */
const FORMS: readonly RegExp[] = [
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}/giu,
  /\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/gu,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b|\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}|\bgh[pousr]_\w{20,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{10,}|\bAIza[\w-]{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w\s+/=-]{0,4000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/gu,
  /(?<=\/\/)[^\s/@:]{1,64}:[^\s/@]{1,128}(?=@)/gu,
  /(?<=[?&#;](?:[\w.-]{0,20}[_.-])?(?:token|key|apikey|secret|password|passwd|pwd|sig|signature|auth|code|session|sessionid|sid|jwt|otp|credential|assertion)=)[^\s&#"'<>]{4,}/giu,
];

/** Found in a tenth of the time. */
const HINT =
  /bearer|basic|eyJ|AKIA|ASIA|\b[spr]k[-_]|gh[pousr]_|glpat-|xox|AIza|SG\.|-----BEGIN|:\/\/|[?&#;][\w.-]{1,40}=/iu;

export function findSecrets(text: string): Finding[] {
  if (!HINT.test(text)) return [];
  return FORMS.flatMap(form =>
    Array.from(text.matchAll(form), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      kind: 'SECRET',
    })),
  );
}
