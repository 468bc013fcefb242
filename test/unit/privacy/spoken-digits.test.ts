import { describe, expect } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { Asides } from '../../../lib/privacy/asides.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { isNumber } from '../../../lib/privacy/number-run.ts';
import { readRun } from '../../../lib/privacy/run-reader.ts';
import { scanText } from '../../../lib/privacy/scan.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { WordRoles } from '../../../lib/privacy/word-roles.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const vocabulary = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []);
const { lexicon } = vocabulary;
const asides = new Asides(new WordRoles(vocabulary));

/** The numbers of the first run in a text. */
function groupsOf(text: string): readonly string[] {
  const { tokens } = scanText(text, lexicon);
  return readRun(text, tokens, tokens.findIndex(isNumber), asides).groups;
}

describe('Numbers that are said', () => {
  eachRow([
    ['forty two', '42'],
    ['forty-two forty', '42 40'],
    ['oh six hundred twelve', '0 612'],
    ['one hundred and five', '105'],
    ['two thousand twenty six', '2026'],
    ['nineteen eighty four', '19 84'],
    ['double four triple zero seven', '44 000 7'],
    ['0 double 7 9', '0 77 9'],
    ['75 million', '75000000'],
    ['three hundred fifty thousand two hundred', '350200'],
    ['zweiundvierzig sechzehn', '42 16'],
    ['dreihundertzwölf', '312'],
    ['neunzehnhundertvierundachtzig', '1984'],
    ['zweitausendundeins', '2001'],
    ['eine Million dreihundertneunundneunzigtausend', '1399000'],
    ['zweimal die sieben acht', '77 8'],
    ['treinta y cuatro veintidós', '34 22'],
    ['seiscientos doce mil novecientos ochenta y cuatro', '612984'],
    ['doce millones trescientos cuarenta y cinco mil seiscientos setenta y ocho', '12345678'],
    ['dos veces el cuatro', '44'],
    ['soixante-dix-sept', '77'],
    ['quatre-vingt-onze quatre-vingt-dix-neuf quatre-vingts', '91 99 80'],
    ['deux cent quarante et un', '241'],
    ['mille neuf cent quatre-vingt-quatre', '1984'],
    ['cent dix-sept', '117'],
    ['deux fois le trois', '33'],
    ['duecentoquarantacinque ventuno', '245 21'],
    ['millenovecentottantaquattro', '1984'],
  ])('reads %j as %s', (text, groups) => {
    expect(groupsOf(text).join(' ')).toBe(groups);
  });

  eachRow(['einverstanden', 'achtung', 'neuigkeiten', 'seichtzehn', 'siebenschläfer', 'hundertmal'])(
    'reads no number in %j',
    word => {
      expect(scanText(word, lexicon).tokens).toEqual([]);
    },
  );
});
