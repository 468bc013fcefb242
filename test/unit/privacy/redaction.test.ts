import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { generatePersonalData } from '../../fixtures/personal-data/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const { find: findPersonalData, previewOf, redactText } = await loadRedaction();

describe('What redaction takes out', () => {
  eachRow([
    ['write to jane.doe+shop@mail.example.co.uk.', 'write to [EMAIL].'],
    ['"jane doe"@example.com or jane @ example.com', '[EMAIL] or [EMAIL]'],
    ['jane dot doe at example dot com', '[EMAIL]'],
    ['mein Konto ist max punkt muster at gmx punkt de', 'mein Konto ist [EMAIL]'],
    ['escriba a ana punto lopez arroba correo punto es', 'escriba a [EMAIL]'],
    ['marie point curie arobase poste point fr', '[EMAIL]'],
    ['jane [at] example [dot] com', '[EMAIL]'],
    ['GET /?email=jane.doe%40example.com&page=7', 'GET [EMAIL]&page=7'],
    ['jane(at)example.com or j.doe at gmail punto com', '[EMAIL] or [EMAIL]'],
    ['jane\uff20example\uff0ecom', '[EMAIL]'],
    ['claire at sky.com', '[EMAIL]'],
    ['max ät gmx punkt de', '[EMAIL]'],
    ['marie arobas orange.fr', '[EMAIL]'],
    ['ana guión bajo lopez arroba correo punto e s', '[EMAIL]'],
    ['pepe barra baja ruiz arroba mi empresa punto com', '[EMAIL]'],
    ['jane dot doe at acme dot c o dot u k', '[EMAIL]'],
    ['peter twenty three all lowercase, uh, at acme hyphen tools dot com', '[EMAIL]'],
    ['thomas punkt weber @ gmx punkt de', '[EMAIL]'],
    ['jane[at]acme[dot]com', '[EMAIL]'],
    ['P as in Peter, R dot smith at acme dot c o dot u k', '[EMAIL]'],
    ['lucía at s as in sugar k y period com', '[EMAIL]'],
  ])('takes e-mail addresses out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['call (213) 373-4253 or +44 20 7946 0958', 'call [PHONE] or [PHONE]'],
    ['0151 23456789, 06.12.34.56.78, 612 34 56 78', '[PHONE], [PHONE], [PHONE]'],
    ['+49 (0)30 1234-567, 030 / 1234567', '[PHONE], [PHONE]'],
    ['1-800-555-0199 or 555-0199', '[PHONE] or [PHONE]'],
    ['my number is 415 and then 555, uh, 01 23', 'my number is [PHONE]'],
    ['meine Nummer ist 0176 und dann 42 63 ähm 55', 'meine Nummer ist [PHONE]'],
    ['0176, Moment, ich suche sie mal, 42 63 haben Sie das 55', '[PHONE]'],
    ['408... 692... 5835', '[PHONE]'],
    ['about the order. 0151 2345678', 'about the order. [PHONE]'],
    ['it is 012345.67', 'it is [PHONE]'],
  ])('takes phone numbers out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['pay with 4111 1111 1111 1111', 'pay with [CARD]'],
    ['DE89 3704 0044 0532 0130 00', '[IBAN]'],
    ['FR1420041010050500013M02606!', '[IBAN]!'],
    ['SSN 123-45-6789', 'SSN [NATIONAL_ID]'],
    ['NINO AB 12 34 56 C', 'NINO [NATIONAL_ID]'],
    ['Steuer-ID 86 095 742 719', 'Steuer-ID [NATIONAL_ID]'],
    ['DNI 12.345.678-Z, NIE X-1234567-L', 'DNI [NATIONAL_ID], NIE [NATIONAL_ID]'],
    ['NIR 1 84 12 2A 451 089 33', 'NIR [NATIONAL_ID]'],
    ['4111,1111,1111,1111 or 4111|1111|1111|1111', '[CARD] or [CARD]'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', '[CARD]'],
    ['NINO AB_12_34_56_C, DE89_3704_0044_0532_0130_00', 'NINO [NATIONAL_ID], [IBAN]'],
    ['four two four two 4242 4242 4242', '[CARD]'],
    ['４２４２ ４２４２ ４２４２ ４２４２', '[CARD]'],
    [
      'Dora Emil acht neun drei sieben null vier null null vier vier null fünf drei zwei null eins drei null null null',
      '[IBAN]',
    ],
    ['the CVC is 123', 'the CVC is [CARD_CODE]'],
    ['Prüfnummer 987', 'Prüfnummer [CARD_CODE]'],
    ['el código de seguridad es 321', 'el código de seguridad es [CARD_CODE]'],
    ['le cryptogramme est 456', 'le cryptogramme est [CARD_CODE]'],
    ['order 4111 1111 1111 1111', 'order [CARD]'],
    ['die drei Ziffern auf der Rückseite sind 844', 'die drei Ziffern auf der Rückseite sind [CARD_CODE]'],
    ['les trois chiffres au dos sont 599', 'les trois chiffres au dos sont [CARD_CODE]'],
    ['MORGA657054SM9IJ', '[NATIONAL_ID]'],
    ['il mio codice fiscale è RSSMRA85T10A562S', 'il mio codice fiscale è [NATIONAL_ID]'],
  ])('takes cards, accounts and identity numbers out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['4111-1111-1111-1112 is mistyped', '[NUMBER] is mistyped'],
    ['DE88 3704 0044 0532 0130 00 is mistyped', 'DE[NUMBER] is mistyped'],
    ['four two dash four two, um, four two', '[NUMBER]'],
    ['four two dash four two uh nine nine', '[NUMBER]'],
    ['my number is 370795561790', 'my number is [NUMBER]'],
    ['the card ends in forty-two forty-two', 'the card ends in [NUMBER]'],
    ['die letzten Ziffern sind zweiundvierzig sechzehn', 'die letzten Ziffern sind [NUMBER]'],
    ['it is four two four two', 'it is [NUMBER]'],
    ['double four seven six nine oh', '[NUMBER]'],
    ['null eins sieben sechs zweiundvierzig', '[NUMBER]'],
    ['seis uno dos treinta y cuatro cincuenta y seis', '[NUMBER]'],
    ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', '[NUMBER]'],
    ['1\u200b2\u200b4\u200b2\u200b4\u200b2\u200b4', '[NUMBER]'],
    ['it goes four two, no sorry, four three, nine nine one', 'it goes [NUMBER]'],
    ['null eins sieben sechs und dann vier zwei dann sechs drei', '[NUMBER]'],
    ['seis uno dos y luego treinta y cuatro, eh, cincuenta y seis', '[NUMBER]'],
    ['zéro six puis douze et ensuite trente-quatre euh cinquante-six', '[NUMBER]'],
    ['tre quattro sette e poi dodici, ehm, ventotto trentuno', '[NUMBER]'],
    ['nought, one, six, thirty-two, oh eight, twenty-eight, thirty one', '[NUMBER]'],
    ['528, 540, 663, 295, but 0171, 234, 567', '[NUMBER], but [PHONE]'],
    ['seiscientos doce, trescientos cuarenta y cinco, seiscientos setenta y ocho', '[NUMBER]'],
    ['dreihundertzwölf vierhundertfünf siebenhundertelf', '[NUMBER]'],
    ['six cent douze trois cent quarante-cinq six cent un', '[NUMBER]'],
    ['dos veces cuatro siete cinco tres', '[NUMBER]'],
    ['zweimal die vier sieben fünf drei', '[NUMBER]'],
    ['deux fois le quatre sept cinq trois', '[NUMBER]'],
    ['sort code 20 00 00 account 55779911', 'sort code [NUMBER] account [NUMBER]'],
    ['it says x 7 k 2 9 q on the lid', 'it says [NUMBER] on the lid'],
    ['it is four five, hold on, where is it, 3 9 1 4, did you get that, 8 8 9', 'it is [NUMBER]'],
    ['seis uno dos, un segundo que la busco, siete ocho nueve', '[NUMBER]'],
    ['zéro six, attendez je cherche, douze trente-quatre vous avez noté cinquante-six', '[NUMBER]'],
    ['six. zero. one. one. five. eight', '[NUMBER]'],
    ['three; five; nine; four; two; one', '[NUMBER]'],
    ['for my order my phone number is 12345', 'for my order my phone number is [NUMBER]'],
    ['it is 1234567.89', 'it is [NUMBER]'],
    ['b c d 1 2', '[NUMBER]'],
    ['b c 2 6 JK 9 4', '[NUMBER]'],
  ])('takes numbers of no known kind out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['10 Downing Street, London SW1A 2AA', '[ADDRESS]'],
    ['my postcode is sw1a2aa', 'my postcode is [ADDRESS]'],
    ['Hauptstraße 12a, 10115 Berlin', '[ADDRESS] Berlin'],
    ['12 bis rue de Rivoli, 75001 Paris', '[ADDRESS] Paris'],
    ['Calle Mayor 5, 28013 Madrid', '[ADDRESS] Madrid'],
    ['28013 Madrid, calle Mayor 5', '[ADDRESS]'],
    ['123 Main St, Springfield, IL 62701-1234', '[ADDRESS]'],
    ['10117 Berlin, Unter den Linden 77', '[ADDRESS]'],
    ['my postcode is S W one A two A A', 'my postcode is [ADDRESS]'],
    ['g 4 5 3 f b, m 3 1 GS and B-17 5hb', '[ADDRESS], [ADDRESS] and [ADDRESS]'],
    ['sierra whiskey one alpha two alpha alpha', '[ADDRESS]'],
    ['S for sugar W one A two A A', '[ADDRESS]'],
    ['my postcode is echo charlie 1 a 5 lima zulu', 'my postcode is [ADDRESS]'],
    ['12 The Paddocks, York YO10 5DD', '[ADDRESS]'],
    ['Unter den Eichen 7, 12203 Berlin', '[ADDRESS] Berlin'],
    ['flat three, twenty one High Street Leeds LS11 5AB', 'flat [ADDRESS]'],
    ['ich wohne in der Lindenstraße zwölf', 'ich wohne in der [ADDRESS]'],
    ['vivo en la calle Mayor número doce', 'vivo en la [ADDRESS]'],
    ["j'habite au douze rue de la Paix", "j'habite au [ADDRESS]"],
    ['I live at 4711 Lakeview, Portland 97201', 'I live at [ADDRESS]'],
    ['take me to 6566 Front Street', 'take me to [ADDRESS]'],
    ['twelve ninety maple avenue', '[ADDRESS]'],
    ['12 rue victor-hugo', '[ADDRESS]'],
    ['calle san juan número 12', '[ADDRESS]'],
    ['hauptstraße zwölf', '[ADDRESS]'],
    ['my address is Rosenhof 4', 'my address is [ADDRESS]'],
    ['7 Elm Grove, Leeds', '[ADDRESS]'],
    ['wir sind Lindenweg Nr. 5', 'wir sind [ADDRESS]'],
    ['ich wohne Lindenweg nr 5', 'ich wohne [ADDRESS]'],
  ])('takes addresses out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['I was born on March 5th, 1984', 'I was born on [DATE_OF_BIRTH]'],
    ['12/03/1984 is my date of birth', '[DATE_OF_BIRTH] is my date of birth'],
    ['born on the twenty seventh of the ninth seventy nine', 'born on the [DATE_OF_BIRTH]'],
    ['d.o.b. 05.03.1984', 'd.o.b. [DATE_OF_BIRTH]'],
    ['je suis née le 1er mars 1984', 'je suis née le [DATE_OF_BIRTH]'],
    ['geboren am fünften März neunzehnhundertvierundachtzig', 'geboren am [DATE_OF_BIRTH]'],
    ['nací el cinco de marzo de mil novecientos ochenta y cuatro', 'nací el [DATE_OF_BIRTH]'],
    ['né le cinq mars mil neuf cent quatre-vingt-quatre', 'né le [DATE_OF_BIRTH]'],
    ['am 5.3.1984 geboren, am 6.4.1985 geboren', 'am [DATE_OF_BIRTH] geboren'],
    ['geboren am dreizehnten Mai neunzehnhundertvierundachtzig', 'geboren am [DATE_OF_BIRTH]'],
    ['ich bin am einundzwanzigsten dritten zweitausendeins geboren', 'ich bin am [DATE_OF_BIRTH] geboren'],
    ['né le treizième jour de mai 1984', 'né le [DATE_OF_BIRTH]'],
    ["06/09/1998, that's my date of birth", "[DATE_OF_BIRTH], that's my date of birth"],
    ['12.3.84, das ist mein Geburtsdatum', '[DATE_OF_BIRTH], das ist mein Geburtsdatum'],
    ['el 5 de mayo del 84, esa es mi fecha de nacimiento', 'el [DATE_OF_BIRTH], esa es mi fecha de nacimiento'],
    ["le 5 mai 1984, c'est ma date de naissance", "le [DATE_OF_BIRTH], c'est ma date de naissance"],
    ['it was the 5th of November 1981', 'it was the [DATE_OF_BIRTH]'],
    ['ich hab am dritten April neunundsiebzig Geburtstag', 'ich hab am [DATE_OF_BIRTH] Geburtstag'],
  ])('takes dates of birth out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['my password is hunter2', 'my password is [PASSWORD]'],
    ['password: "correct horse"', 'password: [PASSWORD]'],
    ['mein Kennwort lautet Sommer2020', 'mein Kennwort lautet [PASSWORD]'],
    ['mi contraseña es gatito', 'mi contraseña es [PASSWORD]'],
    ["mon mot de passe c'est doudou", "mon mot de passe c'est [PASSWORD]"],
    ['la mia password è topolino', 'la mia password è [PASSWORD]'],
    ['sunshine is my password', '[PASSWORD] is my password'],
    ['my pin is 4711', 'my pin is [PIN]'],
    ['die PIN lautet vier sieben eins eins', 'die PIN lautet [PIN]'],
    ['cuatro siete uno uno es mi pin', '[PIN] es mi pin'],
    ['mon code PIN est 47 11', 'mon code PIN est [PIN]'],
    ['my pin of the card should be 4711', 'my pin of the card should be [PIN]'],
    ['el pin de la tarjeta es 4711', 'el pin de la tarjeta es [PIN]'],
    ['i changed my password to football', 'i changed my password to [PASSWORD]'],
    ["le mot de passe du wifi c'est azerty", "le mot de passe du wifi c'est [PASSWORD]"],
    ['uso gatito como contraseña', 'uso [PASSWORD] como contraseña'],
    ['my password is k, t, v, 5 7', 'my password is [PASSWORD]'],
    ['mi número secreto es 6488', 'mi número secreto es [PIN]'],
    ["mon code c'est 4711, le code pin", "mon code c'est [PIN], le code pin"],
    ['shadow is my password and the name is Jane', '[PASSWORD] is my password and the name is Jane'],
    ['apikey: zxcvbnmq', 'apikey: [SECRET]'],
  ])('takes passwords, PINs and secrets out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['from 192.168.17.4 and 2001:db8::ff00:42:8329', 'from [IP] and [IP]'],
    ['from 2001:db8::df6e:1e60.: no answer', 'from [IP].: no answer'],
    ['00:1A:2b:3c:4D:5e and ab-cd-12-34-56-78', '[MAC] and [MAC]'],
    ['one nine two dot one six eight dot zero dot one', '[IP]'],
    ['hundertzweiundneunzig punkt eins punkt zwei punkt drei', '[IP]'],
    ['cent quatre-vingt-douze point un point deux point dix-sept', '[IP]'],
  ])('takes addresses of machines out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    ['passport number C01X00T47', 'passport number [PASSPORT]'],
    ['Führerscheinnummer B072RRE2I55', 'Führerscheinnummer [LICENCE]'],
    ['license plate 7ABC123', 'license plate [PLATE]'],
    ['Kennzeichen B-AB 1234', 'Kennzeichen [PLATE]'],
    ['matrícula 1234 BCD', 'matrícula [PLATE]'],
    ['plaque AB-123-CD', 'plaque [PLATE]'],
    ['AB12 CDE is my number plate', '[PLATE] is my number plate'],
    ['my passport is, let me see, C01 X 00 T 47', 'my passport is, let me see, [PASSPORT]'],
    ['the car is 972 AFX, that is the plate', 'the car is [PLATE], that is the plate'],
    ['mein Kennzeichen ist b-ct 156', 'mein Kennzeichen ist [PLATE]'],
    ['matrícula del vehículo 1253-svk', 'matrícula del vehículo [PLATE]'],
    ['Kennzeichen LÖ-Z-75', 'Kennzeichen [PLATE]'],
    ['plate w as in william-m for mother four four', 'plate [PLATE]'],
  ])('takes documents and number plates out of %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });
});

describe('What redaction leaves', () => {
  eachRow([
    'I would like to return my wireless headphones WH-1000XM5',
    'on 12/05/2026 at 19:00 for 4 people, 2 of them children',
    'between 9.30 and 10:45:30 on 2026-11-17T09:30:00Z',
    'it costs 1,234.56 or 1.234.567 € or 1 234 567 € or $100000',
    'versions 2019-2024, 2021/2022 and 19.99 29.99',
    'the first of May, two or three days, nine thirty to ten fifteen',
    'one two three',
    'a dash of salt, one dash',
    'I have 12345 points, and I need 4',
    'je ne viens pas le 5 mars 2024',
    'it is my birthday on 5 May, a table for four',
    'look at example dot com',
    'request c8f5a3e2-1234-4567-89ab-123456789012',
    'audit 01KJ9ZQ4W0ABC1DEF2345678GH 01KJ9ZQ4W0ABC1DEF2345678GJ',
    'iPhone 15 Pro 256 GB, MTQT3LL/A',
    'in 2019, 2020, 2021, 2022 or 1000,2000,3000,4000',
    'meet me (at) the shop',
    'save 50%40 more, 100%40',
    'the contract ends in twenty twenty-six',
    'a table for two on platform 3, m 3 1 at noon, gate E 2 3rd floor',
    'so one two as it was',
    'forty-two forty-three',
    '::',
    'order 20261234567, and my order number is 123456789',
    'Bestellnummer 4711471147, mi pedido es el 12345678, ma commande 87654321',
    '123456789 is my order number',
    'error 0x80070057 again',
    'from 12.05.-14.05.2026, 5/12-5/14 or 2026-05-12/2026-05-14',
    'open 0930-1730 or 9.30 - 12.45',
    '11/20, 11/22 or 11/25',
    'between nine thirty and ten fifteen',
    'zwischen neun dreißig und zehn fünfzehn',
    'two hundred and three hundred',
    'nineteen eighty four and nineteen eighty five',
    'nineteen eighty four nineteen eighty five',
    'Fri, Jul 18, 2014 07:00 PM',
    '75 million, two point two million',
    'seis millones y dos tercios',
    'sizes 38, 40, 42, 44, 46',
    'thirty-eight, forty, forty-two and forty-four',
    'my password is wrong, and I forgot my password',
    'mein Passwort ist falsch, ich habe mein Passwort vergessen',
    "j'ai oublié mon mot de passe, mi contraseña no funciona, la password non funziona",
    'what is my password? password reset, please',
    'the pin does not work, I need 2 pins and 3 plates',
    'my phone has 4 cameras, my passport expires next year',
    'my address is wrong, I moved to another city',
    'I bought it at bestbuy.com',
    'a 9 a.m. o 1 p.m.',
    '2 o 3 o 4 días',
    'size M, 2 L and 3 XL',
    'Dans les rues 2000 personnes',
    'my address changed 2 weeks ago',
    'deliver it to my office in 3 days',
    'a 2 way street, a one way street',
    'calle con 3 tiendas',
    'I need 2, sorry, 3 shirts and then 4 hats',
    'flight 422 at 9 30, no wait, 10 15',
    'I said 12, not the other one',
    'de 25/10 a 25/01, de dos treinta a dos cuarenta y cinco',
    'Donnerstag 7. vierter 2016',
    '',
  ])('leaves %j as it is', text => {
    expect(redactText(text)).toBe(text);
  });
});

describe('The answer to a question', () => {
  eachRow([
    ['date_of_birth', 'the fifth of November', 'the [DATE_OF_BIRTH]'],
    ['date_of_birth', 'hello Anna the fifth of November', 'hello Anna the [DATE_OF_BIRTH]'],
    ['dob', '5/11', '[DATE_OF_BIRTH]'],
    ['birthDate', 'fünfter elfter einundachtzig', '[DATE_OF_BIRTH]'],
    ['pin', '4711', '[PIN]'],
    ['card_cvv', 'one two three', '[CARD_CODE]'],
    ['phone_number', '55 512', '[NUMBER]'],
    ['postcode', '28013', '[ADDRESS]'],
    ['postal_code', 'm 4 d u', '[ADDRESS]'],
    ['passport_number', 'ab 12345', '[PASSPORT]'],
    ['password', 'my dog rex', '[PASSWORD]'],
    ['pin', 'yes please, 38147', 'yes please, [PIN]'],
    ['cvv', 'bueno 5235', 'bueno [CARD_CODE]'],
    ['plate', 'hello, this is Jane. ft29 zbe', 'hello, this is Jane. [PLATE]'],
    ['dob', 'yes please, 16.10.1997', 'yes please, [DATE_OF_BIRTH]'],
  ])('takes a bare answer to a question for the %s, %j, for what was asked', (type, text, redacted) => {
    expect(redactText(text)).toBe(text);
    expect(previewOf(text, [], [type])).toBe(redacted);
  });

  it('takes an answer for what was asked only where it says little else', () => {
    const text = 'I bought the headphones on the fifth of November for 1299 and they broke after four or five days';
    expect(previewOf(text, [], ['date_of_birth', 'pin', 'password', 'address'])).toBe(text);
  });
});

describe('Redaction of any text', () => {
  it('takes a number out that only looks like an id of machines', () => {
    expect(redactText('ref-a1-b2-c3-d4x4111111111111111')).toBe('ref-a1-b2-c3-d4x[CARD]');
  });

  it('leaves not one of thousands of made-up personal data in five locales', () => {
    const leaks = generatePersonalData(20_261_122, sized(1_125, 10_000)).filter(({ secret, sentence }) => {
      const start = sentence.indexOf(secret);
      const redacted = redactText(sentence);
      const covered = findPersonalData(sentence).some(
        finding => finding.start < start + secret.length && start < finding.end,
      );
      return !covered || redacted.includes(secret) || /\d{3}/.test(redacted.replace(/\[[A-Z_]+\]/g, ''));
    });
    expect(leaks.map(({ kind, sentence }) => `${kind}: ${sentence} -> ${redactText(sentence)}`)).toEqual([]);
  });

  it('hides the whole of what it finds, of all kinds but addresses, whose city may stay', () => {
    const partial = generatePersonalData(7, sized(375, 3_000)).filter(({ kind, secret, sentence }) => {
      if (kind === 'address') return false;
      const start = sentence.indexOf(secret);
      const findings = findPersonalData(sentence);
      return !findings.some(finding => finding.start <= start && start + secret.length <= finding.end);
    });
    expect(partial.map(({ sentence }) => `${sentence} -> ${redactText(sentence)}`)).toEqual([]);
  });

  it('finds ascending spans without overlaps, whatever the text', () => {
    const pieces = fc.constantFrom(
      '@',
      '1',
      '42',
      ' ',
      '.',
      'a',
      'DE12',
      'born ',
      'four ',
      ':',
      '-',
      '12/3/84',
      '😀',
      'é',
      '(',
      '+',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const text = parts.join('');
        let end = 0;
        for (const finding of findPersonalData(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  eachRow(['the plate number is 5414', 'pin 4711', 'my card is 4111 1111 1111 1111'])(
    'says of what it finds in "%s" where it is and what, and none of its digits',
    text => {
      const [finding] = findPersonalData(text);
      expect(Object.keys(finding ?? {}).sort()).toEqual(['end', 'kind', 'start']);
    },
  );

  it('finds nothing more in what it has redacted', () => {
    for (const { sentence } of generatePersonalData(11, 1_000)) {
      const redacted = redactText(sentence);
      expect(redactText(redacted)).toBe(redacted);
    }
  });
});

describe('The preview', () => {
  it('is the redacted text, cut to 100 characters', () => {
    expect(previewOf(`${'a'.repeat(99)}bc`)).toBe(`${'a'.repeat(99)}b`);
  });

  it('never ends within a placeholder or a surrogate pair', () => {
    expect(previewOf(`${'a'.repeat(96)} jane@example.com`)).toBe(`${'a'.repeat(96)} `);
    expect(previewOf(`${'a'.repeat(99)}😀`)).toBe('a'.repeat(99));
  });

  it('shows nothing of a number that its scan cuts in two', () => {
    const address = `${'somebody.'.repeat(6)}x@example.com`;
    const shown = `${address} `.repeat(7);
    for (let start = 490; start < 512; start += 1) {
      const text = `${shown}${'-'.repeat(start - shown.length - 1)} 4111 1111 1111 1111 and more of the same for ever`;
      expect(text.indexOf('4111')).toBe(start);
      expect(previewOf(text)).not.toMatch(/4111|111/);
    }
  });

  it('takes out the spans of private entities with their types', () => {
    expect(previewOf('I am Ada Lovelace', [{ start: 5, end: 17, kind: 'NAME' }])).toBe('I am [NAME]');
  });
});
