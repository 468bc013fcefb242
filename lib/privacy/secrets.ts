import type { Finding } from './finding.ts';

/** A credential or token in a query, a fragment or a form. */
const SECRET_PARAMETER =
  /([?&#;](?:[\w.-]{0,20}[_.-])?(?:token|key|apikey|secret|password|passwd|pwd|sig|signature|auth|code|session|sessionid|sid|jwt|otp|credential|assertion)=)[^\s&#"'<>]{4,}/giu;

/**
 * Finds secrets of machines by their form: credentials behind an authorization scheme, JWTs, keys of well-known
 * services, private keys, and credentials or tokens in a URL or a body. Where a form has a first group, the secret
 * begins behind it.
 */
const FORMS: readonly RegExp[] = [
  // In small letters both are English words: what follows has to look like a token.
  /\b(?:Bearer|BEARER)\s+[\w.~+/=-]{8,}|\b(?:[Bb]asic|BASIC|bearer)\s+(?=\S*(?:\d|=|[a-z][A-Z]))[\w.~+/=-]{8,}/gu,
  /\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/gu,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b|\bAIza[\w-]{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}/gu,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\b(?:npm|hf|dop_v1|shpat|whsec|pypi|figd|lin_api)[_-][\w-]{20,}|\bya29\.[\w-]{20,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{10,}/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w\s+/=-]{0,4000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/gu,
  /(:\/\/)[^\s/@:]{1,64}:[^\s/@]{1,128}@[^\s/]{1,255}/giu,
  SECRET_PARAMETER,
  /((?<![\w-])["']?(?:(?:x-)?api[_-]?key|x-[\w-]{0,20}(?:key|token|secret)|(?:access|refresh|id)[_-]?token|(?:client|shared)[_-]?secret|secret[_-]?key|private[_-]?key)["']?\s?[=:]\s?["']?)[^\s"'&,;]{6,}/giu,
];

/** Whether a word begins as the keys of a service do; they look like the ids that a log is searched for. */
export const isKey = (word: string): boolean =>
  /^(?:[spr]k[-_]|gh[pousr]_|glpat-|xox[abeprs]-|A[KS]IA|AIza|SG\.|eyJ)/.test(word);

/** One of these is in each form, and finding none of them takes a tenth of the time. */
const HINTS = [
  'eyJ',
  'KIA',
  'SIA',
  'xox',
  'AIza',
  'SG.',
  'glpat-',
  '-----BEGIN',
  '://',
  '=',
  '_',
  'sk-',
  'pk-',
  'rk-',
  'ya29.',
  'pypi-',
];
const WORDS = ['bearer', 'basic', 'key', 'token', 'secret'];

export function findSecrets(text: string): Finding[] {
  if (!mayHoldSecret(text)) return [];
  const findings = FORMS.flatMap(form =>
    Array.from(text.matchAll(form), ({ 0: whole, 1: before = '', index }) => ({
      start: index + before.length,
      end: index + withoutStop(whole).length,
      kind: 'SECRET',
    })),
  );
  if (text.includes('://')) findings.push(...findUrls(text));
  return findings;
}

/** The sign that ends a sentence belongs to no secret. */
const withoutStop = (secret: string): string => secret.replace(/[.,!?)]{1,3}$/, '');

/** A part of a path that nobody can guess: "/invite/jK5179vMJDFhubuIf74NW6". Ids of one case are no secret. */
const PATH_TOKEN = /\/(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}/;
const URL = /:\/\/([^\s/?#"'<>]+.)[^\s"'<>]*/gu;

/** Of a URL with a secret in its query or path only scheme and host stay. */
function findUrls(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: url, 1: host = '', index } of text.matchAll(URL)) {
    if (url.search(SECRET_PARAMETER) < 0 && !PATH_TOKEN.test(url)) continue;
    const end = index + withoutStop(url).length;
    findings.push({ start: index + '://'.length + host.length, end, kind: 'SECRET' });
  }
  return findings;
}

function mayHoldSecret(text: string): boolean {
  if (HINTS.some(hint => text.includes(hint))) return true;
  const small = text.toLowerCase();
  return WORDS.some(word => small.includes(word));
}
