import { AddressFinder } from './address.ts';
import { Asides } from './asides.ts';
import { findAskedPostcode } from './asked-postcode.ts';
import { BirthDateFinder } from './birth-date.ts';
import { CodeForms } from './code-forms.ts';
import { CodeReader, SHORTEST_WORD } from './codes.ts';
import { findEmails } from './email.ts';
import { ExpectedKinds } from './expected.ts';
import { type Finding, mergeFindings } from './finding.ts';
import { flatText } from './flat-text.ts';
import { findIbans } from './iban.ts';
import { Identifiers } from './identifiers.ts';
import { findIpv6 } from './ipv6.ts';
import { LabelWords } from './label-words.ts';
import { type Expected, Labels } from './labels.ts';
import { USE } from './lexicon.ts';
import { findMacAddresses, findSpokenIps } from './machine-addresses.ts';
import { NamedCodes } from './named-codes.ts';
import { findNamedSecrets } from './named-secrets.ts';
import { allSegmentsOf, type NumberRun } from './number-run.ts';
import { NumberFinder } from './numbers.ts';
import { PasswordFinder } from './passwords.ts';
import { withPlainSigns } from './plain-signs.ts';
import { Postcodes } from './postcode.ts';
import { scanText } from './scan.ts';
import { findSecrets } from './secrets.ts';
import { SpokenEmailFinder } from './spoken-email.ts';
import { StreetNumberFinder } from './street-number.ts';
import { type DigitsToken, type Scan, SIGN, type Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordRoles } from './word-roles.ts';

/** Finds personal data and secrets, in the words of all languages. */
export class Finders {
  readonly #vocabulary: Vocabulary;
  readonly #expected: ExpectedKinds;
  readonly #labelWords: LabelWords;
  readonly #numbers: NumberFinder;
  readonly #codes: CodeReader;
  readonly #codeForms: CodeForms;
  readonly #namedCodes: NamedCodes;
  readonly #passwords: PasswordFinder;
  readonly #births: BirthDateFinder;
  readonly #addresses: AddressFinder;
  readonly #streets: StreetNumberFinder;
  readonly #emails: SpokenEmailFinder;

  constructor(vocabulary: Vocabulary) {
    const identifiers = new Identifiers(vocabulary);
    const postcodes = new Postcodes(vocabulary);
    const roles = new WordRoles(vocabulary);
    const asides = new Asides(roles);
    const labelWords = new LabelWords(vocabulary, roles);
    this.#vocabulary = vocabulary;
    this.#labelWords = labelWords;
    this.#expected = new ExpectedKinds(vocabulary.lexicon);
    this.#numbers = new NumberFinder(vocabulary, identifiers, asides);
    this.#codes = new CodeReader(vocabulary, asides);
    this.#codeForms = new CodeForms(identifiers, postcodes);
    this.#namedCodes = new NamedCodes(labelWords);
    this.#passwords = new PasswordFinder(labelWords, vocabulary);
    this.#births = new BirthDateFinder(vocabulary, labelWords);
    this.#addresses = new AddressFinder(vocabulary, labelWords, postcodes);
    this.#streets = new StreetNumberFinder(vocabulary, labelWords);
    this.#emails = new SpokenEmailFinder(vocabulary, asides);
  }

  /** Findings are in ascending order and do not overlap. The time is linear in the length of the text. */
  find(original: string, entityTypes?: readonly string[]): Finding[] {
    const scan = this.#scan(original);
    const expected = this.#expected.of(entityTypes);
    const secrets = findSecrets(scan);
    if (secrets.length === 0 && expected.size === 0 && this.#isHarmless(scan)) return [];
    const findings = this.#findAll(scan, expected);
    return mergeFindings(secrets.length === 0 ? findings : [...secrets, ...findings]);
  }

  #scan(original: string): Scan {
    const { lexicon } = this.#vocabulary;
    const flat = flatText(original);
    const scan = scanText(flat, lexicon);
    const text = scan.hasRare ? withPlainSigns(flat) : flat;
    return text === flat ? scan : scanText(text, lexicon);
  }

  /** Whether a text has only a few digits, as in a product's name, and no word that can begin personal data. */
  #isHarmless(scan: Scan): boolean {
    const { text, tokens, uses, digits, colons } = scan;
    if (colons > 1 || digits >= 5 || this.#emails.mayFind(scan)) return false;
    if (digits === 0 && (uses & NUMBERS) === 0) return isWithoutCode(scan);
    if ((uses & ~IDLE) !== 0) return false;
    const isPlainText = tokens.every(
      token => token.type !== 'digits' || isPlain(text, token.start, token.letterBehind),
    );
    return isPlainText && this.#streets.find(scan, tokens.filter(isDigits)).length === 0;
  }

  /** The order of the finders does not matter: where findings overlap, the longest one gives the placeholder. */
  #findAll(scan: Scan, expected: Expected): Finding[] {
    const { text, tokens } = scan;
    const labels = new Labels(scan, this.#labelWords, expected);
    const runs: NumberRun[] = [];
    const findings = this.#numbers.find(text, tokens, labels, runs);
    // The label of an order does not count: it names no personal data.
    const isNamed = (scan.uses & USE.label) !== 0 || expected.size > 0;
    const codes = this.#codes.read(scan, isNamed);
    const add = (found: readonly Finding[]) => {
      for (const finding of found) findings.push(finding);
    };
    const spelled: Finding[] = [];
    for (const code of codes) spelled.push(...this.#codeForms.classify(code));
    add(spelled);
    if (scan.signs & SIGN.at || (scan.signs & SIGN.percent && text.includes('%40'))) add(findEmails(text, tokens));
    if (this.#emails.mayFind(scan)) add(this.#emails.find(scan));
    if (scan.digits > 0) add(findIbans(text, tokens));
    if (scan.colons > 1) add(findIpv6(text, tokens));
    if (scan.digits > 0 && (scan.mixed.length > 0 || scan.colons >= COLONS_OF_MAC || scan.signs & SIGN.hyphen))
      add(findMacAddresses(text, tokens, labels));
    if (scan.uses & USE.dot) add(findSpokenIps(scan));
    if (isNamed) {
      add(this.#namedCodes.find(scan, labels, expected, codes, runs));
      add(this.#passwords.find(text, labels, expected, codes));
      add(findNamedSecrets(text, labels, this.#labelWords));
    }
    add(this.#births.find(scan, labels, expected));
    const numbers = allSegmentsOf(runs);
    add(this.#streets.find(scan, numbers));
    const addresses = this.#addresses.find(scan, runs, numbers, labels, expected, spelled);
    add(addresses);
    const asked = expected.has('postcode') && addresses.length === 0;
    if (asked) add(optional(findAskedPostcode(text, this.#vocabulary.lexicon)));
    return findings;
  }
}

const optional = (finding: Finding | undefined): readonly Finding[] => (finding ? [finding] : []);

const COLONS_OF_MAC = 5;

const isDigits = (token: Token): token is DigitsToken => token.type === 'digits';

/** Uses of words that begin no personal data by themselves. A street needs a number. */
const IDLE = USE.joiner | USE.conjunction | USE.letter | USE.dot | USE.host | USE.repeat | USE.street | USE.order;
const NUMBERS = USE.number | USE.birth | USE.birthday;

/**
 * Whether a text has neither digits nor number words, and no label that can name a password, a token, spelled letters
 * or a house with a name.
 */
const isWithoutCode = ({ tokens, labels, streets, uses }: Scan): boolean =>
  (uses & USE.label) === 0 ||
  (tokens.length < SHORTEST_WORD &&
    !labels.some(
      ({ word: { label } }) =>
        label === 'password' || label === 'secret' || (label === 'address' && streets.length > 0),
    ));

/**
 * Whether digits cannot be part of a postcode or of a spelled code, which have one or two letters before them or a
 * letter after them.
 */
const isPlain = (text: string, start: number, letterBehind: boolean): boolean =>
  !letterBehind && !/(?<!\p{L})\p{L}{1,2}[\s.,-]{0,3}$/u.test(text.slice(Math.max(0, start - 6), start));
