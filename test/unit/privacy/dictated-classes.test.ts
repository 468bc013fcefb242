import { describe, expect } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { find, redactText } = await loadRedaction();

describe('Redaction of what callers dictate, by class', () => {
  eachRow([
    // Signs that are not ASCII.
    ['my date of birth is ０７/１６/１９７７', 'my date of birth is [DATE_OF_BIRTH]'],
    ['ip address ２a０２:0ed6:fb1e:e069:6d33:f776:dc21:6251', 'ip address [IP]'],
    ['codice fiscale: mrtmtt９１d０８f２０５j', 'codice fiscale: [NATIONAL_ID]'],
    ['my mac is 3e\u201102\u201177\u2011a1\u201190\u2011bb', 'my mac is [MAC]'],
    // Words without their umlauts.
    ['die Pruefziffer ist 613', 'die Pruefziffer ist [CARD_CODE]'],
    ['mein Fuehrerschein hat die Nummer B072RRE2I55', 'mein Fuehrerschein hat die Nummer [LICENCE]'],
    // A number word in a label is not a part of the datum.
    ['die drei Ziffern hinten sind 862', 'die drei Ziffern hinten sind [CARD_CODE]'],
    ['CVV2: 7682', 'CVV2: [CARD_CODE]'],
    ['cvc2 three eight four', 'cvc2 [CARD_CODE]'],
    ['the number on the back says seven two four', 'the number on the back says [CARD_CODE]'],
    ['238 voilà le code de sécurité', '[CARD_CODE] voilà le code de sécurité'],
    // A postcode of digits beside its label.
    ['my zip code is 90210', 'my zip code is [ADDRESS]'],
    ["what's your zip code? Caller: 53479", "what's your zip code? Caller: [ADDRESS]"],
    ['meine Postleitzahl ist eins null eins eins fünf', 'meine Postleitzahl ist [NUMBER]'],
    // Codes of letters and figures.
    ['mein Kennzeichen ist HSK:FT 3575', 'mein Kennzeichen ist [PLATE]'],
    ['das Kennzeichen ist ul-un-3941', 'das Kennzeichen ist [PLATE]'],
    ['MN523PA è la mia targa', '[PLATE] è la mia targa'],
    ['xd710ww e la mia targa', '[PLATE] e la mia targa'],
    ["SH332PD c'est ma plaque", "[PLATE] c'est ma plaque"],
    ["SH332PD VOILÀ L'IMMATRICULATION", "[PLATE] VOILÀ L'IMMATRICULATION"],
    ['7659 N M T ES MI MATRÍCULA', '[PLATE] ES MI MATRÍCULA'],
    ['my reg is larry five five five zebra violet larry', 'my reg is [PLATE]'],
    ['Perso-Nummer LHVHVZ8XZ', 'Perso-Nummer [NUMBER]'],
    ['pass nr hotel hotel charlie kilo charlie mike papa mike november', 'pass nr [PASSPORT]'],
    ['J wie in Jena T wie Tübingen acht eins drei ist meine Passnummer', '[PASSPORT] ist meine Passnummer'],
    // MAC addresses that need their label.
    ['MAC: 29 54 da c5 24 78', 'MAC: [MAC]'],
    ['D3C7A34E3B63 is the mac address', '[MAC] is the mac address'],
    ['it says cecb.ba44.ac3a', 'it says [MAC]'],
    ['the server is:2001:db8:8bba:60d3::c6', 'the server is:[IP]'],
    // Tokens of services without a form of their own.
    ['my api key is d9e51f3ff55e2ab8ebc53f6b6cf3ab4f', 'my api key is [SECRET]'],
    ['use 1104e28ef8cc3beb516787a5a771e64c as the token', 'use [SECRET] as the token'],
    ['el token de acceso es EqYdUisKt7XHDubEv5YI/g1GVKM.', 'el token de acceso es [SECRET].'],
    ['it fails with npm_e9rN9DWmZMwwJq78dzKzaZi1CXq7t6qmBAuS', 'it fails with [SECRET]'],
    ['see https://example.com/invite/jK5179vMJDFhubuIf74NW6tWP05c', 'see https://example.com/[SECRET]'],
    // Passwords with signs, and passwords with their label after them.
    ['la clave es kL65!WPK#9 gracias', 'la clave es [PASSWORD] gracias'],
    ['log in with princesa as the password, got that?', 'log in with [PASSWORD] as the password, got that?'],
    ['he puesto Phbln.075 como contraseña gracias', 'he puesto [PASSWORD] como contraseña gracias'],
    ["correct-horse-34 c'est mon mot de passe s'il vous plaît", "[PASSWORD] c'est mon mot de passe s'il vous plaît"],
    ['mein neues Passwort soll sonnig7 sein', 'mein neues Passwort soll [PASSWORD]'],
    ['pedí dos camisas ayer con mi tarjeta y luego 7 5 2 esa es mi clave', /\[PASSWORD\] ?esa es mi clave$/],
    ['I called last week about my very slow refund and hunter2 is my password', /and \[PASSWORD\] is my password$/],
    // Words for "@" and "." that have other meanings too.
    ['mon courriel est camille à gmail point com', 'mon courriel est [EMAIL]'],
    ['heike strich vogel et freenet punkt de', '[EMAIL]'],
    // Addresses in small letters, up to their end.
    ['I live at 23 church close, norwich', 'I live at [ADDRESS]'],
    ['livrez au 9 bis place pasteur à lille', 'livrez au [ADDRESS]'],
    ['nineteen, Acacia Terrace, Swansea', '[ADDRESS]'],
    ['Rechnungsadresse: Unter den Eichen Nummer 143', 'Rechnungsadresse: Unter den [ADDRESS]'],
    ['69 av. Jean Jaurès', '[ADDRESS]'],
    ["it's 4849 old mill road", "it's [ADDRESS]"],
    ['Rose Cottage, Mill Lane, Little Snoring NR21 0HN', '[ADDRESS]'],
    ["it's 221 west elm street in columbus", "it's [ADDRESS]"],
    ['wohne jetzt Hinter der Mauer 8', 'wohne jetzt [ADDRESS]'],
    ['Geb.-Datum: 4.5.68', 'Geb.-Datum: [DATE_OF_BIRTH]'],
    ["I'm at em one, one ay ee", "I'm at [ADDRESS]"],
    ['immat : ab-344-ca', 'immat : [PLATE]'],
    ['the recovery code is K7QF-29XM', 'the recovery code is [PIN]'],
    ['password is capital S summer twenty four', 'password is [PASSWORD]'],
    ['am bahnhof einhundertdreiundsechzig ist meine adresse', '[ADDRESS] ist meine adresse'],
    ['marktplatz nummer 32 ist meine adresse', '[ADDRESS] ist meine adresse'],
    ['mon courriel est hugo 7 à gmail.com', 'mon courriel est [EMAIL]'],
    ['meine Nummer ist acht zwei sieben fünf, nicht fünf sondern sechs', 'meine Nummer ist [NUMBER]'],
    ["address: four st john's rd leeds", 'address: [ADDRESS]'],
    ['courriel à marie@gmail.com', 'courriel à [EMAIL]'],
    ['adresse: alter bahnhof 112', 'adresse: [ADDRESS]'],
    // Words that look like amounts and are not.
    ['account no. 819.276.450.662', 'account no. [NUMBER]'],
    ['account no. 12.276.450', 'account no. [NUMBER]'],
    ['494.158.072.002', '[NUMBER]'],
    ['19, Acacia Way, Swansea', '[ADDRESS]'],
    ['vale, 1248234 y quiero 2 entradas', /^vale, \[/],
  ])('takes out of %j what is personal', (text, redacted) => {
    if (typeof redacted === 'string') expect(redactText(text)).toBe(redacted);
    else expect(redactText(text)).toMatch(redacted);
  });

  eachRow([
    ['codigo_seguridad', 'es el 052', 'es el [CARD_CODE]'],
    ['pruefziffer', 'das ist die 613', 'das ist die [CARD_CODE]'],
    ['fuehrerscheinnummer', 'B5053A3M492', '[LICENCE]'],
    ['reisepassnummer', 'charlie kilo mike mike zulu juliett papa papa charlie', '[PASSPORT]'],
  ])('takes the answer to a question for %s', (type, text, redacted) => {
    const [finding] = find(text, [type]);
    expect(`${text.slice(0, finding?.start)}[${finding?.kind}]`).toBe(redacted);
  });

  eachRow([
    'the store near 90210 is closed',
    'my password is wrong, thanks',
    'password please',
    'the key is under the doormat',
    'the token is expired, please send another one',
    'the key-value-store is slow',
    'the token is unquestionably-good',
    'I sent d9e51f3ff55e2ab8ebc53f6b without a token',
    'box 48F5A307E93C arrived, so what is a mac address',
    'see https://example.com/articles/how-to-cook-rice-in-ten-minutes',
    'see https://example.com/orders/7d2c1b0a9f8e7d6c5b4a',
    '9,2321312 percent',
    '1.234.567.890',
    'CVV2 is what the form calls it',
    'un viaje a barcelona punto de encuentro',
    'à bientôt, point final',
    'nous allons à orange, un point sur la carte',
    'I ordered 3 big boxes in with the address label',
  ])('leaves %j as it is', text => {
    expect(redactText(text)).toBe(text);
  });
});
