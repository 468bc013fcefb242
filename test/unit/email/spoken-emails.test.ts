import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadEmail, parseEmail, recognizeEmails } from '../../../lib/normalization/email/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from '../numeric/contexts.ts';

const read = (said: string, language: Language) => parseEmail(said, contextOf(language));

beforeAll(async () => {
  for (const language of LANGUAGES) await loadEmail(language);
});

describe('An initial before a name in a spoken address', () => {
  eachRow([
    ['s jones at gmail dot com', 'en-US', 'sjones@gmail.com', 's.jones@gmail.com'],
    ['my email is s jones at gmail dot com', 'en-GB', 'sjones@gmail.com', 's.jones@gmail.com'],
    ["it's s jones at gmail dot com thanks", 'en-US', 'sjones@gmail.com', 's.jones@gmail.com'],
    ['a müller at gmx punkt de', 'de-DE', 'amueller@gmx.de', 'a.mueller@gmx.de', 'amüller@gmx.de'],
    ['meine E-Mail ist s müller at gmx punkt de', 'de-DE', 'smueller@gmx.de', 's.mueller@gmx.de', 'smüller@gmx.de'],
    ['mi correo es a lopez arroba gmail punto com', 'es-ES', 'alopez@gmail.com', 'a.lopez@gmail.com'],
    ['e garcia arroba gmail punto com', 'es-ES', 'egarcia@gmail.com', 'e.garcia@gmail.com'],
    ["mon adresse c'est j dupont arobase free point fr", 'fr-FR', 'jdupont@free.fr', 'j.dupont@free.fr'],
    ['l martin arobase free point fr', 'fr-FR', 'lmartin@free.fr', 'l.martin@free.fr'],
  ] as const)('stays in "%s"', (said, language, joined, ...dotted) => {
    const [best, ...others] = read(said, language);
    expect(best).toMatchObject({ value: joined, review: ['policy'] });
    expect(others.map(({ value }) => value)).toEqual(dotted);
  });

  it('is not lost from a part of a text either', () => {
    const text = 'Write to s jones at gmail dot com, please';
    expect(recognizeEmails(text, contextOf('en-US')).map(({ start, end }) => text.slice(start, end))).toEqual([
      's jones at gmail dot com',
    ]);
  });

  it('is told from the end of a contraction', () => {
    expect(read("it's jones at gmail dot com", 'en-US').map(({ value }) => value)).toEqual(['jones@gmail.com']);
    expect(read("l'adresse est dupont arobase free point fr", 'fr-FR').map(({ value }) => value)).toEqual([
      'dupont@free.fr',
    ]);
  });
});

describe('Words of a local part without a sign between them', () => {
  it('are joined for review, since a point may have been left out', () => {
    expect(read('ana lopez arroba gmail punto com', 'es-ES')).toMatchObject([
      { value: 'analopez@gmail.com', review: ['policy'] },
      { value: 'ana.lopez@gmail.com' },
    ]);
  });

  eachRow([
    ['john 42 at hotmail dot com', 'en-US', 'john42@hotmail.com'],
    ['k i m at example dot org', 'en-US', 'kim@example.org'],
    ['jane dot doe at gmail dot com', 'en-GB', 'jane.doe@gmail.com'],
    ['b wie berta s wie siegfried at web punkt de', 'de-DE', 'bs@web.de'],
    ['j for juliet dot smith at gmail dot com', 'en-US', 'j.smith@gmail.com'],
    ['p como papa t como tango arroba correo punto es', 'es-ES', 'pt@correo.es'],
    ['m comme marie arobase orange point fr', 'fr-FR', 'm@orange.fr'],
  ] as const)('leave no doubt when they are spelled: "%s"', (said, language, value) => {
    expect(read(said, language)).toEqual([{ value, typed: { kind: 'email' } }]);
  });
});

describe('Two addresses', () => {
  eachRow([
    ['jane at gmail dot com or jane at yahoo dot com', 'en-US'],
    ['jane@gmail.com or jane@yahoo.com', 'en-GB'],
    ['anna at web punkt de oder anna at gmx punkt de', 'de-DE'],
    ['ana arroba gmail punto com o ana arroba yahoo punto es', 'es-ES'],
    ['jean arobase free point fr ou jean arobase orange point fr', 'fr-FR'],
  ] as const)('are neither of them: "%s"', (said, language) => {
    expect(read(said, language)).toEqual([]);
  });
});

describe('What is left over beside an address', () => {
  eachRow([
    ['not jane@gmail.com', 'en-US'],
    ['anything but jane dot doe at gmail dot com', 'en-GB'],
    ['not jane dot doe at gmail dot com', 'en-US'],
    ['nicht anna@web.de', 'de-DE'],
    ['nicht anna at web punkt de', 'de-DE'],
    ['sin ana arroba correo punto es', 'es-ES'],
    ['pas jean arobase free point fr', 'fr-FR'],
    ['no es ana@correo.es sino otra', 'es-ES'],
    ['pas jean@free.fr', 'fr-FR'],
  ] as const)('is not ignored: "%s"', (said, language) => {
    expect(read(said, language)).toEqual([]);
  });

  eachRow([
    ['my email is jane@gmail.com, thanks', 'en-US', 'jane@gmail.com'],
    ['<jane@gmail.com>', 'en-US', 'jane@gmail.com'],
    ['mailto:jane@gmail.com', 'en-US', 'jane@gmail.com'],
    ['jane dot doe at gmail dot com, please', 'en-GB', 'jane.doe@gmail.com'],
    ['meine Adresse ist anna@web.de danke', 'de-DE', 'anna@web.de'],
    ['mi correo es ana arroba correo punto es, gracias', 'es-ES', 'ana@correo.es'],
    ['mon adresse est jean arobase free point fr merci', 'fr-FR', 'jean@free.fr'],
  ] as const)('may be a filler: "%s"', (said, language, value) => {
    expect(read(said, language).map(reading => reading.value)).toEqual([value]);
  });
});

describe('A sign in brackets', () => {
  eachRow(['jane (at) example.com', 'jane [at] example [dot] com', 'jane(at)example(dot)com'])(
    'is read in "%s"',
    said => {
      expect(read(said, 'en-US').map(({ value }) => value)).toEqual(['jane@example.com']);
    },
  );
});

describe('A spoken address', () => {
  eachRow([
    ['bill gates at gmail dot com', 'en-US', 'billgates@gmail.com', 'bill.gates@gmail.com'],
    ['cash order at gmail dot com', 'en-GB', 'cashorder@gmail.com', 'cash.order@gmail.com'],
  ] as const)('keeps names that are fillers elsewhere: "%s"', (said, language, joined, dotted) => {
    expect(read(said, language)).toMatchObject([{ value: joined, review: ['policy'] }, { value: dotted }]);
  });

  eachRow([
    ['kate k a t e dot marsh at gmail dot com', 'en-US', 'kate.marsh@gmail.com'],
    ['mark lee, l e e, all one word at gmail dot com', 'en-GB', 'marklee@gmail.com'],
    ['jon j-o-n at gmail dot com', 'en-GB', 'jon@gmail.com'],
    ['max em a ix punkt meier at gmx punkt de', 'de-DE', 'max.meier@gmx.de'],
    ['ana a n a punto lopez arroba gmail punto com', 'es-ES', 'ana.lopez@gmail.com'],
    ['léo l e o arobase free point fr', 'fr-FR', 'leo@free.fr'],
  ] as const)('is not longer because a name is spelled after it: "%s"', (said, language, address) => {
    expect(read(said, language)[0]).toMatchObject({ value: address });
  });

  eachRow([
    ['kate k a t at gmail dot com', 'katekat@gmail.com'],
    ['bo b o b at gmail dot com', 'bobob@gmail.com'],
    ['kate k a t e y at gmail dot com', 'katekatey@gmail.com'],
  ])('keeps letters that do not spell the name: "%s"', (said, address) => {
    expect(read(said, 'en-US')[0]).toMatchObject({ value: address, review: ['policy'] });
  });

  eachRow([
    ['john smith all one word at gmail dot com', 'en-US', 'johnsmith@gmail.com'],
    ["john dot smith at gmail dot com, that's all lower case", 'en-US', 'john.smith@gmail.com'],
    ['capital j dot smith at gmail dot com', 'en-GB', 'j.smith@gmail.com'],
    ['alles klein max punkt meier at gmx punkt de', 'de-DE', 'max.meier@gmx.de'],
    ['max meier zusammengeschrieben at gmx punkt de', 'de-DE', 'maxmeier@gmx.de'],
    ['todo junto ana lopez arroba gmail punto com', 'es-ES', 'analopez@gmail.com'],
    ['jean dupont tout attaché arobase orange point fr', 'fr-FR', 'jeandupont@orange.fr'],
    ['mario rossi tutto attaccato chiocciola libero punto it', 'it-IT', 'mariorossi@libero.it'],
  ] as const)('leaves out remarks, which settle how words are joined: "%s"', (said, language, value) => {
    const readings = read(said, language);
    expect(readings).toMatchObject([{ value }]);
    expect(readings[0]).not.toHaveProperty('review');
  });

  eachRow([
    ['m punkt müller at gmx punkt de', 'de-DE', 'm.mueller@gmx.de', 'm.müller@gmx.de'],
    ['garcía arroba gmail punto com', 'es-ES', 'garcia@gmail.com', 'garcía@gmail.com'],
    ['rené point martin arobase orange point fr', 'fr-FR', 'rene.martin@orange.fr', 'rené.martin@orange.fr'],
  ] as const)('has plain letters, for review: "%s"', (said, language, value, other) => {
    expect(read(said, language)).toMatchObject([{ value, review: ['policy'] }, { value: other }]);
  });

  it('keeps the letters of an address that was written', () => {
    expect(read('josé@example.com', 'es-ES')).toEqual([{ value: 'josé@example.com', typed: { kind: 'email' } }]);
  });
});

describe('A name that is spelled out after a phrase', () => {
  eachRow([
    [
      'en-US',
      'at gmail dot com',
      "that's|that’s|thats|that is|that's spelled|that’s spelled|thats spelled|that is spelled|spelled|spelt|that's spelt|it's|it’s|it's spelled|it’s spelled|i'll spell it|which is",
    ],
    [
      'de-DE',
      'at gmail punkt com',
      'das ist|das sind|buchstabiert|buchstabiere|ich buchstabiere|also|geschrieben|das schreibt sich|schreibt sich',
    ],
    [
      'fr-FR',
      'arobase gmail point com',
      "j'épelle|j’épelle|c'est|c’est|ça s'écrit|ça s’écrit|qui s'écrit|qui s’écrit|s'écrit|s’écrit|épelé|donc",
    ],
    ['es-ES', 'arroba gmail punto com', 'se escribe|que se escribe|deletreado|le deletreo|deletreo|o sea|es decir|es'],
    ['it-IT', 'chiocciola gmail punto com', 'si scrive|che si scrive|scritto|cioè'],
  ] as const)('counts once in %s', (language, domain, phrases) => {
    for (const phrase of phrases.split('|')) {
      expect(read(`marta ${phrase} m a r t a ${domain}`, language), phrase).toEqual([
        { value: 'marta@gmail.com', typed: { kind: 'email' } },
      ]);
      expect(read(`marta, ${phrase}, m, a, r, t, a, ${domain}`, language), phrase).toHaveLength(1);
    }
  });

  eachRow([
    ["kate, that's k a t e, dot o neil at gmail dot com", 'kate.oneil@gmail.com'],
    ['kate dot oneil spelled o n e i l at gmail dot com', 'kate.oneil@gmail.com'],
    ['anna bell spelled a n n a b e l l at gmail dot com', 'annabell@gmail.com'],
    ['my email is spelled b o b at gmail dot com', 'bob@gmail.com'],
  ])('may be a part of the address, two words, or missing: "%s"', (said, value) => {
    expect(read(said, 'en-US')[0]?.value).toBe(value);
  });

  eachRow([
    'cate spelled k a t e at gmail dot com',
    "the work one that's j r at gmail dot com",
    'annabell spelled b e l l at gmail dot com',
  ])('has no value if it has other letters: "%s"', said => {
    expect(read(said, 'en-US')).toEqual([]);
  });
});
