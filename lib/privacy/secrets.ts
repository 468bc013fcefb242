import type { Finding } from './finding.ts';
import { type Scan, SIGN } from './tokens.ts';

/** A credential or token in a query, a fragment or a form. */
const SECRET_PARAMETER =
  /([?&#;](?:[\w.-]{0,20}[_.-])?(?:token|key|apikey|secret|password|passwd|pwd|sig|signature|auth|code|session|sessionid|sid|jwt|otp|credential|assertion)=)[^\s&#"'<>]{4,}/giu;

interface Family {
  /** Each secret of these forms contains one of these signs, a sum of `SIGN`. The scan has noted the signs of a text. */
  readonly signs?: number;
  /** Each secret of these forms contains this, too. Searching for it takes a tenth of the time of the forms. */
  readonly hint: RegExp;
  /** If a form has a first group, the secret begins after it. */
  readonly forms: readonly RegExp[];
}

/**
 * Secrets of machines by their form: credentials after an authorization scheme, JWTs, keys of well-known services,
 * private keys, and credentials or tokens in a URL or a body.
 */
const FAMILIES: readonly Family[] = [
  {
    hint: /earer|EARER|asic|ASIC|[KS]IA|AIza|eyJ|SG\./,
    forms: [
      // "basic" and "bearer" in small letters are English words, so a token has to follow.
      /\b(?:Bearer|BEARER)\s+[\w.~+/=-]{8,}|\b(?:[Bb]asic|BASIC|bearer)\s+(?=\S*(?:\d|=|[a-z][A-Z]))[\w.~+/=-]{8,}/gu,
      /\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/gu,
      /\b(?:AKIA|ASIA)[A-Z\d]{16}\b|\bAIza[\w-]{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}/gu,
    ],
  },
  {
    signs: SIGN.hyphen | SIGN.underscore | SIGN.dot,
    hint: /(?<=[spr]k|gh[pousr]|_pat|npm|hf|dop_v1|shpat|whsec|pypi|figd|lin_api|glpat|xox[abeprs])[-_]|(?<=ya29)\./,
    forms: [
      /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\b(?:npm|hf|dop_v1|shpat|whsec|pypi|figd|lin_api)[_-][\w-]{20,}|\bya29\.[\w-]{20,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{10,}/gu,
    ],
  },
  {
    signs: SIGN.hyphen,
    hint: /-----BEGIN/,
    forms: [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w\s+/=-]{0,4000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/gu],
  },
  {
    signs: SIGN.colon,
    hint: /:\/\//,
    forms: [/(:\/\/)[^\s/@:]{1,64}:[^\s/@]{1,128}@[^\s/]{1,255}/giu],
  },
  {
    signs: SIGN.equals,
    hint: /=/,
    forms: [SECRET_PARAMETER],
  },
  {
    signs: SIGN.equals | SIGN.colon,
    hint: /key|Key|KEY|oken|OKEN|ecret|ECRET/,
    forms: [
      /((?<![\w-])["']?(?:(?:x-)?api[_-]?key|x-[\w-]{0,20}(?:key|token|secret)|(?:access|refresh|id)[_-]?token|(?:client|shared)[_-]?secret|secret[_-]?key|private[_-]?key)["']?\s?[=:]\s?["']?)[^\s"'&,;]{6,}/giu,
    ],
  },
];

/**
 * Whether a word begins like the keys of a known service. Otherwise such a key looks like an id, and ids are kept in
 * logs.
 */
export const isKey = (word: string): boolean =>
  /^(?:[spr]k[-_]|gh[pousr]_|glpat-|xox[abeprs]-|A[KS]IA|AIza|SG\.|eyJ)/.test(word);

export function findSecrets({ text, signs }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const { signs: needed, hint, forms } of FAMILIES) {
    if ((needed !== undefined && (signs & needed) === 0) || !hint.test(text)) continue;
    for (const form of forms) for (const secret of text.matchAll(form)) findings.push(findingOf(secret));
  }
  if (signs & SIGN.colon && text.includes('://')) findings.push(...findUrls(text));
  return findings;
}

const findingOf = ({ 0: whole, 1: before = '', index }: RegExpExecArray): Finding => ({
  start: index + before.length,
  end: index + withoutStop(whole).length,
  kind: 'SECRET',
});

/** A secret without the sign that ends a sentence. */
const withoutStop = (secret: string): string => secret.replace(/[.,!?)]{1,3}$/, '');

/** A part of a path that cannot be guessed: "/invite/jK5179vMJDFhubuIf74NW6". An id in one case is not a secret. */
const PATH_TOKEN = /\/(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}/;
const URL = /:\/\/([^\s/?#"'<>]+.)[^\s"'<>]*/gu;

/** Finds URLs with a secret in the query or path. Only scheme and host are kept. */
function findUrls(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: url, 1: host = '', index } of text.matchAll(URL)) {
    if (url.search(SECRET_PARAMETER) < 0 && !PATH_TOKEN.test(url)) continue;
    const end = index + withoutStop(url).length;
    findings.push({ start: index + '://'.length + host.length, end, kind: 'SECRET' });
  }
  return findings;
}
