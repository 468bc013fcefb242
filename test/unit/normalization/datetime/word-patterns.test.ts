import { describe, expect, it } from 'vitest';
import { LANGUAGES, languagePack } from '../../../../lib/languages/index.ts';
import { leads, opening, type Phrases, phrases, whole } from '../../../../lib/normalization/datetime/word-patterns.ts';

const found = (pattern: Phrases | undefined, text: string): string[] => text.match(pattern?.() ?? /$^/) ?? [];

function leadsTo(source: string, text: string): boolean {
  const pattern = leads(source);
  if (!pattern) return false;
  pattern.lastIndex = text.length;
  return pattern.test(text);
}

describe('Patterns of words', () => {
  it('are undefined where a language has none', () => {
    expect([phrases(undefined), opening(undefined), leads(undefined)]).toEqual([undefined, undefined, undefined]);
  });

  it('match whole words', () => {
    expect(found(phrases('il \\p{L}+ait'), 'quand il dînait  lundi')).toEqual(['il dînait']);
    expect(found(phrases('il \\p{L}+ait'), 'quand il a fait  lundi')).toEqual([]);
    expect(found(phrases('dit'), 'a redit dite dit')).toEqual(['dit']);
    expect(whole('\\p{L}+é').test('livré')).toBe(true);
    expect(whole('\\p{L}+é').test('a livré')).toBe(false);
    expect(whole('é|ait').test('livrait')).toBe(false);
    expect(opening('si \\p{L}+')?.test('si possible merci')).toBe(true);
    expect(opening('si \\p{L}')?.test('si possible')).toBe(false);
    expect(opening('si')?.test('aussi')).toBe(false);
  });

  it('lead to the end of a text, whatever signs stand between', () => {
    for (const text of ['depuis', 'là, depuis ', 'depuis: 3 € – ', '12depuis', 'depuis 😀 ']) {
      expect(leadsTo('depuis', text), text).toBe(true);
    }
    for (const text of ['depuis lundi', 'édepuis', 'depuise', 'depuis é']) {
      expect(leadsTo('depuis', text), text).toBe(false);
    }
    expect(leadsTo('report\\p{L}* à', 'reportée à ')).toBe(true);
    expect(leadsTo('report\\p{L}* à', 'report, à ')).toBe(false);
  });

  it('have no join inside a class or in front of a quantifier, where it would mean something else', async () => {
    for (const language of LANGUAGES) {
      const { tense } = await languagePack(language).dates();
      for (const [name, source] of Object.entries(tense)) {
        for (const pattern of [phrases(source)?.(), opening(source), leads(source)]) {
          expect(pattern?.source, `${name} of ${language}`).not.toMatch(/\(\?=\)[?*+{]|\[[^\]]*\(\?=\)/);
        }
      }
    }
  });

  it('have a join after each choice, so that V8 compiles what follows once', () => {
    expect(phrases('(?:a|b) c(?: d)? e? f')?.().source).toContain('(?:a|b) (?=)c(?: d)?(?=) (?=)e? (?=)f');
    expect(phrases('(?:a|b) +c(?: d)?? {2}[^ ]')?.().source).toContain('(?:a|b) +c(?: d)?? {2}[^ ]');
    expect(leads('a (?:b|c)')?.source).toContain('a(?=) (?:b|c)');
  });

  it('know the Latin letters and their marks from the signs beside them', () => {
    const blocks = [
      [0, 0x24f],
      [0x300, 0x36f],
      [0x1e00, 0x1eff],
      [0x2000, 0x206f],
      [0x20a0, 0x20cf],
      [0x2190, 0x2bff],
      [0x3008, 0x301f],
    ] as const;
    const wrong: string[] = [];
    for (const [first, last] of blocks) {
      for (let code = first; code <= last; code += 1) {
        const sign = String.fromCodePoint(code);
        if (leadsTo('x', `${sign}x`) === /[\p{L}\p{M}]/u.test(sign)) wrong.push(code.toString(16));
      }
    }
    expect(wrong).toEqual([]);
  });
});
