import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadEmail, parseEmail, recognizeEmails } from '../../../lib/normalization/email/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from '../numeric/contexts.ts';

const first = (said: string, language: Language) => parseEmail(said, contextOf(language))[0]?.value;
const found = (text: string, language: Language) =>
  recognizeEmails(text, contextOf(language)).map(({ start, end, readings }) => [
    text.slice(start, end),
    readings[0]?.value,
  ]);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadEmail(language);
});

describe('E-mail addresses', () => {
  eachRow([
    ['it is john99@mail2.example.com.', 'john99@mail2.example.com'],
    ['"_sam@x1.org"', '_sam@x1.org'],
    ['(+49@x1.org)', '+49@x1.org'],
    ['«é1@ñ2.example»', 'é1@ñ2.example'],
    ['x@bücher.2b', undefined],
    ['x@bücher.b2', 'x@bücher.b2'],
    ['x@example.2b', undefined],
    ['x@example.b2', 'x@example.b2'],
  ])('reads in %s the address %s', (said, address) => {
    expect(found(said, 'en-US')[0]?.[0]).toBe(address);
  });

  it('makes the domain lower case and leaves the local part', () => {
    expect(first('Jane.Doe+shop@Mail.Example.COM', 'en-US')).toBe('Jane.Doe+shop@mail.example.com');
    expect(first('<jürgen@bücher.example>', 'de-DE')).toBe('jürgen@bücher.example');
  });

  eachRow([
    ['jane dot doe at example dot com', 'en-US', 'jane.doe@example.com'],
    ['my email is sam underscore w at post dash office dot co dot uk', 'en-GB', 'sam_w@post-office.co.uk'],
    ['k i m forty two at example dot org', 'en-US', 'kim42@example.org'],
    ['b o double b at example dot net', 'en-US', 'bobb@example.net'],
    ['erika punkt muster at beispiel bindestrich shop punkt de', 'de-DE', 'erika.muster@beispiel-shop.de'],
    ['ana guion bajo ruiz arroba ejemplo punto es', 'es-ES', 'ana_ruiz@ejemplo.es'],
    ['luc tiret martin arobase exemple point fr', 'fr-FR', 'luc-martin@exemple.fr'],
  ] as const)('reads "%s", said in %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow([
    '@',
    'a@b',
    'jane at home',
    '.x@example.com.',
    'a..b@example.com',
    'x@-example.com',
    'two@a.com and b@c.com',
    '',
  ])('reads nothing from "%s"', said => {
    expect(['x@example.com', undefined]).toContain(first(said, 'en-US'));
    if (said !== '.x@example.com.') expect(first(said, 'en-US')).toBeUndefined();
  });
});

describe('E-mail addresses in free text', () => {
  it('finds written and spoken ones at their places', () => {
    expect(found('Write to me@example.com, or to jane dot doe at example dot com please.', 'en-US')).toEqual([
      ['me@example.com', 'me@example.com'],
      ['jane dot doe at example dot com', 'jane.doe@example.com'],
    ]);
  });

  it('does not take "at" alone for a sign', () => {
    expect(found('Meet me at home at five. Look at this.', 'en-US')).toEqual([]);
    expect(found('hey@ there @you', 'en-US')).toEqual([]);
  });
});
