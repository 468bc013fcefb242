import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadEmail, parseEmail, recognizeEmails } from '../../../lib/normalization/email/index.ts';
import { contextOf } from '../numeric/contexts.ts';

const read = (said: string, language: Language) => parseEmail(said, contextOf(language));

beforeAll(async () => {
  for (const language of LANGUAGES) await loadEmail(language);
});

describe('An initial before a name in a spoken address', () => {
  it.each([
    ['s jones at gmail dot com', 'en-US', 'sjones@gmail.com', 's.jones@gmail.com'],
    ['my email is s jones at gmail dot com', 'en-GB', 'sjones@gmail.com', 's.jones@gmail.com'],
    ["it's s jones at gmail dot com thanks", 'en-US', 'sjones@gmail.com', 's.jones@gmail.com'],
    ['a müller at gmx punkt de', 'de-DE', 'amüller@gmx.de', 'a.müller@gmx.de'],
    ['meine E-Mail ist s müller at gmx punkt de', 'de-DE', 'smüller@gmx.de', 's.müller@gmx.de'],
    ['mi correo es a lopez arroba gmail punto com', 'es-ES', 'alopez@gmail.com', 'a.lopez@gmail.com'],
    ['e garcia arroba gmail punto com', 'es-ES', 'egarcia@gmail.com', 'e.garcia@gmail.com'],
    ["mon adresse c'est j dupont arobase free point fr", 'fr-FR', 'jdupont@free.fr', 'j.dupont@free.fr'],
    ['l martin arobase free point fr', 'fr-FR', 'lmartin@free.fr', 'l.martin@free.fr'],
  ] as const)('stays in "%s"', (said, language, joined, dotted) => {
    const [best, ...others] = read(said, language);
    expect(best).toMatchObject({ value: joined, review: ['policy'] });
    expect(others.map(({ value }) => value)).toEqual([dotted]);
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

  it.each([
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
  it.each([
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
  it.each([
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

  it.each([
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
  it.each(['jane (at) example.com', 'jane [at] example [dot] com', 'jane(at)example(dot)com'])(
    'is read in "%s"',
    said => {
      expect(read(said, 'en-US').map(({ value }) => value)).toEqual(['jane@example.com']);
    },
  );
});
