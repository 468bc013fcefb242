import { describe, expect, it } from 'vitest';
import { createRuleFinder, findRequested } from '../../../infra/local/cxone/recogniser/index.ts';
import type { Language } from '../../../lib/languages/index.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const RULES = `version: "1"
entities:
  product:
    kind: list
    fuzzy: true
    values:
      - value: NIMBUS-3
        synonyms: { en: [cloud speaker, nimbus 300], de: [Wolkenbox], es: [altavoz nube], fr: [enceinte nuage], any: [Nimbus] }
  plan: { kind: list, values: [{ value: GOLD, synonyms: { any: [gold plan, refund] } }] }
  intent: { kind: list, values: [{ value: PROCESS_REFUND, synonyms: { en: [refund] } }] }
  case_number: { kind: id, casing: upper, ignore: " ", patterns: ["CS[0-9]{6}", "[0-9]{8}"] }
  order_number: { kind: id, casing: upper, patterns: ["[A-Z]{0,3}[0-9]{4,10}"] }
  delivery_date: { kind: date }
  fee: { kind: money }
  warranty: { kind: duration }
  appointment: { kind: datetime }
  rank: { kind: ordinal }
  remark: { kind: text }
`;
const rules = createRuleFinder(compileRules(RULES));
const found = async (text: string, types: string[], language: Language = 'en-US') =>
  (await findRequested(text, language, types, rules)).map(({ name, value }) => `${name}: ${value}`);

describe('entities of requested types', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'My cloud speaker is silent', 'cloud speaker'],
    ['en-GB', 'the Nimbus broke', 'Nimbus'],
    ['de-DE', 'Meine Wolkenbox ist kaputt', 'Wolkenbox'],
    ['es-ES', 'mi altavoz nube no suena', 'altavoz nube'],
    ['fr-FR', 'mon enceinte nuage est muette', 'enceinte nuage'],
    ['it-IT', 'il mio Nimbus non funziona', 'Nimbus'],
  ])('are the synonyms of the rules in %s', async (language, text, value) => {
    expect(await found(text, ['product'], language)).toEqual([`product: ${value}`]);
  });

  it('keep a synonym to its language, and find the value in all', async () => {
    expect(await found('mein cloud speaker', ['product'], 'de-DE')).toEqual([]);
    expect(await found('mein NIMBUS-3', ['product'], 'de-DE')).toEqual(['product: NIMBUS-3']);
  });

  it('have the confidence of how they were said: as written, with other case, with a slip', async () => {
    const confidence = async (text: string) =>
      (await findRequested(text, 'en-US', ['product'], rules)).map(entity => entity.confidence);
    expect(await confidence('a cloud speaker')).toEqual([0.95]);
    expect(await confidence('a Cloud Speaker')).toEqual([0.93]);
    expect(await confidence('a cloud speeker')).toEqual([0.78]);
  });

  it('hold no slip where the rule is not fuzzy', async () => {
    expect(await found('a refunnd', ['plan'])).toEqual([]);
  });

  it('are a name as it is written rather than a longer one with a slip', async () => {
    expect(await found('a cloud speeker and a nimbus', ['product'])).toEqual([
      'product: cloud speeker',
      'product: nimbus',
    ]);
  });

  it('are the ids that a pattern fits, also with ignored characters in them', async () => {
    expect(await found('It is "CS 123 456", thanks.', ['case_number'])).toEqual(['case_number: CS 123 456']);
    expect(await found('it is 12345678', ['case_number'])).toEqual(['case_number: 12345678']);
    expect(await found('it is cs123456', ['case_number'])).toEqual(['case_number: cs123456']);
    expect(await found('it is cs12345', ['case_number'])).toEqual([]);
  });

  it('are bare digits of a type that the lexicon knows only beside its words', async () => {
    expect(await found('in 2026 we moved', ['order_number'])).toEqual([]);
    expect(await found('order 20266 came', ['order_number'])).toEqual(['order_number: 20266']);
    expect(await found('my ab1234 came', ['order_number'])).toEqual(['order_number: ab1234']);
  });

  it('are found by the kind of the rule under any name', async () => {
    expect(await found('delivered last Tuesday for $5', ['delivery_date', 'fee'])).toEqual([
      'delivery_date: last Tuesday',
      'fee: $5',
    ]);
    expect(await found('three weeks of it', ['warranty'])).toEqual(['warranty: three weeks']);
    expect(await found('come tomorrow at 5 pm', ['appointment'])).toEqual(['appointment: tomorrow at 5 pm']);
    expect(await found('I was the 23rd in line', ['rank'])).toEqual(['rank: 23rd']);
  });

  it('are one of each type where two rules know the same words', async () => {
    expect(await found('a refund please', ['intent', 'plan'])).toEqual(['intent: refund', 'plan: refund']);
  });

  it('are not found within a longer name', async () => {
    expect(await found('a nimbus 300', ['product', 'number'])).toEqual(['product: nimbus 300']);
    expect(await found('write to refund@example.com', ['plan', 'email'])).toEqual(['email: refund@example.com']);
  });

  it('come once where the lexicon and the rules know the same words', async () => {
    expect(await found('a refund', ['intent'])).toEqual(['intent: refund']);
  });

  it('are none for a type that neither knows, and for text without a form', async () => {
    expect(await found('a refund', ['colour', 'remark'])).toEqual([]);
  });

  it('are the lexicon’s alone without rules', async () => {
    const entities = await findRequested('my cloud speaker of last Tuesday', 'en-US', ['product', 'date'], undefined);
    expect(entities.map(({ value }) => value)).toEqual(['last Tuesday']);
  });
});
