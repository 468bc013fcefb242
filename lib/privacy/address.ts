import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import { LabelledAddress } from './labelled-address.ts';
import { type Expected, type Labels, NAMED } from './labels.ts';
import type { NumberRun, Segment } from './number-run.ts';
import type { Postcodes } from './postcode.ts';
import { PostcodeAddress, postcodesInDigits } from './postcode-address.ts';
import { StreetWords } from './street-words.ts';
import type { Scan } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Street and house number with their postcode, or with words that say where somebody lives. */
export class AddressFinder {
  readonly #postcodes: Postcodes;
  readonly #withPostcode: PostcodeAddress;
  readonly #withLabel: LabelledAddress;

  constructor(vocabulary: Vocabulary, words: LabelWords, postcodes: Postcodes) {
    this.#postcodes = postcodes;
    const streets = new StreetWords(vocabulary);
    this.#withPostcode = new PostcodeAddress(streets);
    this.#withLabel = new LabelledAddress(vocabulary, words, streets);
  }

  find(
    scan: Scan,
    runs: readonly NumberRun[],
    numbers: readonly Segment[],
    labels: Labels,
    expected: Expected,
    codes: readonly Finding[],
  ): Finding[] {
    return [
      ...this.#findByPostcode(scan, runs, numbers, labels, expected, codes),
      ...this.#findByLabel(scan.text, runs, labels, expected),
    ];
  }

  #findByPostcode(
    scan: Scan,
    runs: readonly NumberRun[],
    numbers: readonly Segment[],
    labels: Labels,
    expected: Expected,
    codes: readonly Finding[],
  ): Finding[] {
    const { text } = scan;
    const findings: Finding[] = [];
    const lettered = codes.filter(({ kind }) => kind === 'ADDRESS');
    for (const token of scan.mixed) {
      const found = this.#postcodes.readWritten(text, token);
      if (found) lettered.push(found);
    }
    for (const postcode of lettered)
      findings.push(this.#withPostcode.around(text, numbers, postcode, labels) ?? postcode);
    const isAsked = expected.has('postcode') || expected.has('address');
    for (const postcode of postcodesInDigits(text, runs, numbers)) {
      const found = this.#withPostcode.around(text, numbers, postcode, labels);
      if (found) findings.push(found);
      else if ((isAsked && labels.isBare(postcode)) || (labels.of(postcode) & NAMED.postcode) !== 0)
        findings.push(postcode);
    }
    return findings;
  }

  #findByLabel(text: string, runs: readonly NumberRun[], labels: Labels, expected: Expected): Finding[] {
    const found: (Finding | undefined)[] = [];
    for (const { word, start, end } of labels.tokens) {
      if (word.label === 'box') found.push(this.#withLabel.withBox(text, { start, end }, runs));
      if (word.label !== 'address') continue;
      found.push(this.#withLabel.behind(text, end, runs, labels));
      found.push(this.#withLabel.withoutNumber(text, { start, end }));
      found.push(this.#withLabel.before(text, start, runs));
    }
    if (expected.has('address')) found.push(this.#withLabel.behind(text, 0, runs, labels));
    return found.filter(finding => finding !== undefined);
  }
}
