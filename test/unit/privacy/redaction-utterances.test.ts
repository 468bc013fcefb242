import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { find: findPersonalData } = await loadRedaction();

/** Real utterances from outside the repository; see its README. EVI contains only personal data, spelled out. */
const DATA = new URL('../../../../shared/data/', import.meta.url);
const FILE = /^utt_(?!.*_evi_).*\.jsonl$/;
const isThere = existsSync(DATA);

interface Utterance {
  text: string;
  entities?: { type: string; start: number; end: number }[];
  expected?: { type: string };
}

/** Types under which the files' own annotations cover the kinds of data that are redacted. */
const PERSONAL_TYPE =
  /phone|mail|card|account|iban|number|digits|ssn|postcode|zip|address|birth|order_id|invoice|tracking|contact/i;

/**
 * Digits that are spelled out are digits: "four two four two" is to be redacted. Counted as words they make 0.54 % of
 * them redacted, all in card, account and other numbers that callers spelled.
 */
const SPELLED_DIGIT =
  /^(?:double|triple|zero|oh?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)[.,?!;]*$/i;

const readLines = (file: string): Utterance[] =>
  readFileSync(new URL(file, DATA), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

const readUtterances = (): (Utterance & { file: string })[] =>
  readdirSync(DATA)
    .filter(name => FILE.test(name))
    .flatMap(file => readLines(file).map(utterance => ({ ...utterance, file })));

function* words(): Generator<{ word: string; isRedacted: boolean; isPersonal: boolean; inAddress: boolean }> {
  for (const { text, entities = [] } of readUtterances()) {
    const findings = findPersonalData(text);
    const personal = entities.filter(({ type }) => PERSONAL_TYPE.test(type));
    for (const { 0: word, index } of text.matchAll(/\S+/g)) {
      const touches = (span: { start: number; end: number }) => span.start < index + word.length && index < span.end;
      const finding = findings.find(touches);
      yield {
        word,
        isRedacted: finding !== undefined,
        isPersonal: personal.some(touches),
        inAddress: finding?.kind === 'ADDRESS',
      };
    }
  }
}

describe.skipIf(!isThere)('Redaction of real utterances (skipped where ../shared/data is absent)', () => {
  const all = isThere ? [...words()] : [];
  const share = (counted: typeof all) => counted.filter(({ isRedacted }) => isRedacted).length / counted.length;

  it('redacts at most 0.1 % of the words without a digit or @, written or spelled', () => {
    const plain = all.filter(({ word }) => !/[\d@]/.test(word) && !SPELLED_DIGIT.test(word));
    expect(plain.length).toBeGreaterThan(50_000);
    // The files do not annotate addresses, whose streets and cities are words: 0.25 % of all.
    expect(share(plain.filter(({ inAddress }) => !inAddress))).toBeLessThanOrEqual(0.001);
    expect(share(plain)).toBeLessThanOrEqual(0.003);
  });

  it('redacts at most 2 % of all words outside the annotated personal data', () => {
    expect(share(all.filter(({ isPersonal }) => !isPersonal))).toBeLessThanOrEqual(0.02);
  });

  it('touches at most 0.5 % of the utterances of files in which callers give no personal data', () => {
    // Callers of NatCS give their numbers, and no annotation marks them.
    const texts = readUtterances().filter(({ file, entities = [] }) => {
      return !file.includes('natcs') && !entities.some(({ type }) => PERSONAL_TYPE.test(type));
    });
    const touched = texts.filter(({ text }) => findPersonalData(text).length > 0);
    expect(texts.length).toBeGreaterThan(5_000);
    expect(touched.length / texts.length).toBeLessThanOrEqual(0.005);
  });

  eachRow([
    ['postcode', 0.8, 0.5],
    ['date_of_birth', 0.9, 0.6],
  ])(
    'finds what callers say when they are asked for their %s: %d of it, and %d without knowing what was asked',
    (type, asked, unasked) => {
      const rows = readLines('utt_engb_evi_dob_postcode_name.jsonl').filter(({ expected }) => expected?.type === type);
      const found = (entityTypes: string[]) =>
        rows.filter(({ text }) => findPersonalData(text, entityTypes).length > 0).length;
      expect(found([type]) / rows.length).toBeGreaterThanOrEqual(asked);
      expect(found([]) / rows.length).toBeGreaterThanOrEqual(unasked);
    },
  );
});
