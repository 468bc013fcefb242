import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { SpokenHosts } from '../../../lib/privacy/spoken-host.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const hosts = new SpokenHosts(new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []));

const endingIn = (text: string, before?: number): string | undefined => {
  const ending = hosts.endingOf(text, before);
  return ending && text.slice(ending.start, ending.end);
};

const hostAt = (text: string): string | undefined => {
  const end = hosts.endOfHost(text, hosts.endingOf(text));
  return end === undefined ? undefined : text.slice(0, end);
};

describe('SpokenHosts.endingOf', () => {
  eachRow([
    ['acme dot com and more', ' dot com'],
    ['acme dot co dot u k', ' dot co dot u k'],
    ['acme punkt d e', ' punkt d e'],
    ['acme.CO.UK', '.CO.UK'],
    ['acme . com', ' . com'],
    ['acmedotcom', 'dotcom'],
    ['no. Yes. acme.org', '.org'],
  ])('finds the first in "%s"', (text, ending) => {
    expect(endingIn(text)).toBe(ending);
  });

  it('takes three parts and no more', () => {
    expect(endingIn('a.co.uk.com.de')).toBe('.co.uk.com');
  });

  it('takes no part that does not follow at once', () => {
    expect(endingIn('a.com or b.org')).toBe('.com');
  });

  eachRow(['at five. Come in', 'at 5 p.m. on Monday', 'at acme dot comrade', 'the point is clear'])(
    'finds none in "%s"',
    text => {
      expect(endingIn(text)).toBeUndefined();
    },
  );

  it('finds none that begins at a place or behind it', () => {
    expect(endingIn('x@acme.com', 1)).toBeUndefined();
    expect(endingIn('a.de x@acme.com', 6)).toBe('.de');
    expect(endingIn('a.com', 1)).toBeUndefined();
    // The words after the first dot continue like a top-level domain.
    expect(endingIn('a.company@acme.com', 9)).toBeUndefined();
  });

  it('finds the same when it is asked again', () => {
    expect(endingIn('acme.com')).toBe('.com');
    expect(endingIn('acme.com')).toBe('.com');
  });
});

describe('SpokenHosts.endOfHost', () => {
  eachRow([
    [' acme dot com please', ' acme dot com'],
    [' j u l i a dot d e', ' j u l i a dot d e'],
    [' my dash company dot co dot uk', ' my dash company dot co dot uk'],
    [' acme.co.uk.com.de thanks', ' acme.co.uk.com.de'],
    [' gmail thanks', ' gmail'],
    [' gmail dot com', ' gmail dot com'],
    [' gmail/inbox, then a.com', ' gmail'],
  ])('reads the host that "%s" begins with', (text, host) => {
    expect(hostAt(text)).toBe(host);
  });

  eachRow([' jane@acme dot com', ' http://acme.com', ' "acme" dot com'])('reads none in "%s"', text => {
    expect(hostAt(text)).toBeUndefined();
  });
});
