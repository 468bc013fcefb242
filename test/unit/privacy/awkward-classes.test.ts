import { describe, expect } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { redactText } = await loadRedaction();

describe('Redaction of what callers say awkwardly, by class', () => {
  eachRow([
    // The code of a card, with the label after it or spelled.
    ['three three one on the back of the card', '[CARD_CODE] on the back of the card'],
    ['four oh nine, it is on the back', '[CARD_CODE], it is on the back'],
    ['sechs eins zwei auf der Rückseite', '[CARD_CODE] auf der Rückseite'],
    ['cinco cero siete por detrás de la tarjeta', '[CARD_CODE] por detrás de la tarjeta'],
    ['trois trois un au dos de la carte', '[CARD_CODE] au dos de la carte'],
    ['otto uno nove sul retro della carta', '[CARD_CODE] sul retro della carta'],
    ['C.V.V. 047', 'C.V.V. [CARD_CODE]'],
    ['c v c sechs eins neun', 'c v c [CARD_CODE]'],
    ['ce uve uve cero uno seis', 'ce uve uve [CARD_CODE]'],
    ['C V V zéro quarante-sept', 'C V V [CARD_CODE]'],
    // A password after its label, without a verb.
    ['password dog cat mouse', 'password [PASSWORD]'],
    ['Kennwort Baumhaus großes B', 'Kennwort [PASSWORD]'],
    ['contraseña perro gato ratón', 'contraseña [PASSWORD]'],
    ['mot de passe chien chat souris', 'mot de passe [PASSWORD]'],
    ['password gatto cane topo', 'password [PASSWORD]'],
    ['okay. memorable word haddock', 'okay. memorable word [PASSWORD]'],
    ['wifi password blue banana thanks', 'wifi password [PASSWORD] thanks'],
    // A mailbox after a spelled letter, whatever its name means.
    ['my email, g for george, price, at talktalk dot net', 'my email, [EMAIL]'],
    // Birthdays that have a name, and weekdays.
    ['I were born boxing day nineteen sixty one', 'I were born [DATE_OF_BIRTH]'],
    ["born on new year's day 1988", 'born on [DATE_OF_BIRTH]'],
    ['geboren an Heiligabend neunzehnhundertsechzig', 'geboren an [DATE_OF_BIRTH]'],
    ['ich bin Silvester 1975 geboren', 'ich bin [DATE_OF_BIRTH] geboren'],
    ['nací en Nochebuena del sesenta y tres', 'nací en [DATE_OF_BIRTH]'],
    ['je suis né à la Saint-Sylvestre 1968', 'je suis né à la [DATE_OF_BIRTH]'],
    ['sono nato la vigilia di Natale del 1971', 'sono nato la [DATE_OF_BIRTH]'],
    ['I was born on Friday the 13th of March 1981', 'I was born on Friday the [DATE_OF_BIRTH]'],
    ['geboren am Montag, dem 5. März 1984', 'geboren am Montag, dem [DATE_OF_BIRTH]'],
    // A number with a name between the label and the digits.
    ['nine one seven like the area code two two eight and sixty one oh four okay', '[NUMBER] okay'],
    ["six one two that's Minneapolis three three oh then seventy one ninety", '[NUMBER]'],
    ['null drei null wie Berlin vier fünf sechs und dann siebenundzwanzig elf', '[NUMBER]'],
    ['zéro un comme Paris quarante-deux soixante onze dix-huit', '[NUMBER]'],
    // Post boxes.
    ['mail it to p o box three three one Fargo', 'mail it to [ADDRESS]'],
    ['P.O. Box 1182, Flagstaff, AZ 86002', '[ADDRESS]'],
    ['Postfach drei vier sieben in Gera', '[ADDRESS]'],
    ['Postfach 11 04 20, 40504 Düsseldorf', '[ADDRESS]'],
    ['Apartado de correos 227, 33080 Oviedo', '[ADDRESS]'],
    ['boîte postale quarante deux à Cahors', '[ADDRESS]'],
    ['Casella postale 118, 20121 Milano', '[ADDRESS]'],
  ])('takes out of %j what is personal', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    'there were three on the back seat',
    'is it 250? Nothing is written on the back of the card',
    'I have 3300 points on the back of the card',
    'I have 12345 points on the back of the card',
    'password, nothing happens',
    'password glitches on my phone',
    'password update failed yesterday',
    'contraseña rechazada',
    'password reset link',
    'password not working',
    'password screen freezes',
    'Passwort vergessen',
    'Passwort und Benutzername',
    'contraseña olvidada',
    'contraseña caducada ayer',
    'mot de passe oublié',
    'mot de passe refusé deux fois',
    'password dimenticata',
    'I forgot my password yesterday evening',
    'look at the price, at talktalk dot net',
    'are you open boxing day nineteen to twenty one',
    'my birthday is on Friday the 12th, a table for 4',
    'I paid two hundred that is crazy three hundred more',
    'el miérc. juev. o vier. entre las 9 y las 6',
    'das Postfach ist voll, im Postfach sind 1200 Mails',
  ])('leaves %j', text => {
    expect(redactText(text)).toBe(text);
  });
});
