import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readValue } from '../../../fixtures/read-value.ts';
import { contextOf, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** The first reading of the words in brackets. */
function readIn(language: Language, text: string) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }) })[0];
}

describe('the tense of the clause around a date', () => {
  eachRow([
    ['fr-FR', "si c'était livré [lundi]", '2026-11-16'],
    ['en-US', 'check if my payment was taken on [Monday]', '2026-11-16'],
    ['fr-FR', 'vous avez fermé [lundi]', '2026-11-16'],
    ['fr-FR', "c'était fermé [lundi]", '2026-11-16'],
    ['fr-FR', 'je voulais une facture et on a livré [lundi]', '2026-11-16'],
    ['en-US', 'I returned it on [Monday]', '2026-11-16'],
    ['en-US', 'can you come on [Monday]?', '2026-11-23'],
    ['en-US', 'I bought it in [March]', '2026-03'],
    ['en-US', 'what can I have spent since [December]', '2025-12'],
    ['de-DE', 'es kann seit dem [3. Dezember] nicht drucken', '2025-12-03'],
    ['en-US', 'it maybe stopped on [Monday]', '2026-11-16'],
    ['en-US', 'I have gotten it on [Monday]', '2026-11-16'],
    ['de-DE', 'SEIT DEM [3. Dezember] geht nichts', '2025-12-03'],
    ['fr-FR', 'Depuis le [3 décembre] rien ne marche', '2025-12-03'],
    ['es-ES', 'no funciona desde el [3 de diciembre]', '2025-12-03'],
    ['fr-FR', 'depuis le [3 décembre] rien ne marche', '2025-12-03'],
    ['de-DE', 'die Rechnung [vom 14.10.] stimmt nicht', '2026-10-14'],
    ['de-DE', 'die Rechnung vom [14.10.] stimmt nicht', '2026-10-14'],
    ['es-ES', 'mi pedido del [3 de diciembre]', '2025-12-03'],
    ['fr-FR', 'ma commande [du 3 décembre]', '2025-12-03'],
    ['en-US', 'it was delivered on [December 3rd]', '2025-12-03'],
    ['en-US', 'I called on [Tuesday]', '2026-11-10'],
    ['en-GB', 'the MOT ran out on the [31st of October]', '2026-10-31'],
    ['en-GB', 'it was due [on the 15th]', '2026-11-15'],
    ['en-US', 'my statement for [October] is wrong', '2026-10'],
    ['en-US', 'the last charge from [December 3rd]', '2025-12-03'],
    ['en-US', 'can you waive the late fee from [November 3rd]', '2026-11-03'],
    ['en-US', 'transactions for [the month of October]', '2026-10'],
    ['en-US', 'it will be delivered on [Monday]', '2026-11-23'],
    ['en-US', 'he said it was delivered [Friday]', '2026-11-13'],
    ['en-US', 'I need a copy of my statement from [January]', '2026-01'],
    ['en-US', 'please refund the charge from [Monday]', '2026-11-16'],
    ['en-US', 'I want to order from [Monday]', '2026-11-23'],
    ['en-US', 'it broke, so please collect it on [Monday]', '2026-11-23'],
    ['en-US', 'it stopped working in [November]', '2026-11'],
    ['en-US', 'the office was closed [from Monday to Wednesday]', '2026-11-16/2026-11-19'],
    ['en-US', 'they told me about it on [Friday]', '2026-11-13'],
    ['en-US', 'I moved here on [Friday]', '2026-11-13'],
    ['en-US', 'I bought it on [Friday]', '2026-11-13'],
    ['en-US', 'I was charged for [October]', '2026-10'],
    ['en-US', 'the delivery was announced on [Friday]', '2026-11-13'],
    ['en-US', 'the delivery was promised for [Friday] and never came', '2026-11-13'],
    ['en-US', "it was set for [Friday], it didn't work out", '2026-11-13'],
    ['en-US', 'the order I reserved came on [Friday]', '2026-11-13'],
    ['de-DE', 'ich habe es am [Montag] zurückgeschickt', '2026-11-16'],
    ['de-DE', 'die Lieferung war für [Freitag] angekündigt und ist nicht gekommen', '2026-11-13'],
    ['de-DE', 'die Miete für [Oktober] habe ich bezahlt', '2026-10'],
    ['de-DE', 'das Angebot galt bis [Montag]', '2026-11-16'],
    ['de-DE', 'sie haben die Straße am [Montag] gesperrt', '2026-11-16'],
    ['de-DE', 'die Straße ist am [Montag] gesperrt worden', '2026-11-16'],
    ['de-DE', 'die Straße ist seit [Montag] gesperrt', '2026-11-16'],
    ['de-DE', 'weil die Karte am [Montag] gesperrt worden ist', '2026-11-16'],
    ['de-DE', 'hatten Sie am [Montag] zu', '2026-11-16'],
    ['de-DE', 'wir haben am [Montag] Besuch bekommen', '2026-11-16'],
    ['de-DE', 'das haben wir am [Montag] bekommen', '2026-11-16'],
    ['de-DE', 'ich brauche die Abrechnung für [Oktober]', '2026-10'],
    ['de-DE', 'ich brauche die Abrechnung [fürs dritte Quartal]', '2026-07-01/2026-10-01'],
    ['de-DE', 'das war in [KW 2]', '2026-W02'],
    ['de-DE', 'das wird erst in [KW 40] geliefert', '2027-W40'],
    ['de-DE', 'die Versicherung hat im [Januar] begonnen', '2026-01'],
    ['de-DE', 'da hat es im [Januar] noch funktioniert', '2026-01'],
    ['de-DE', 'ich bat um Rückruf am [Montag]', '2026-11-16'],
    ['de-DE', 'ich musste am [Montag] zum Arzt', '2026-11-16'],
    ['de-DE', 'es wurde am [Montag] geliefert', '2026-11-16'],
    ['de-DE', 'es wird am [Montag] geliefert', '2026-11-23'],
    ['de-DE', 'können Sie am [Montag] kommen?', '2026-11-23'],
    ['es-ES', 'lo compré el [lunes]', '2026-11-16'],
    ['es-ES', 'lo he devuelto el [3 de diciembre]', '2025-12-03'],
    ['es-ES', 'llegará el [lunes]', '2026-11-23'],
    ['es-ES', '¿pueden venir el [lunes]?', '2026-11-23'],
    ['fr-FR', "je l'ai acheté [lundi]", '2026-11-16'],
    ['fr-FR', 'il a été livré [lundi]', '2026-11-16'],
    ['fr-FR', 'il sera livré [lundi]', '2026-11-23'],
    ['fr-FR', 'pouvez-vous venir [lundi] ?', '2026-11-23'],
    ['en-US', 'I should have gotten it on [Monday]', '2026-11-16'],
    ['en-US', 'it should arrive on [Monday]', '2026-11-23'],
    ['en-US', 'we moved in on [the last Friday of October]', '2026-10-30'],
    ['en-US', 'can we do [the last Friday of October]', '2027-10-29'],
    ['en-US', 'it was supposed to be delivered [Friday]', '2026-11-13'],
    ['de-DE', 'es hätte am [Montag] ankommen sollen', '2026-11-16'],
    ['de-DE', 'es sollte eigentlich [Freitag] geliefert werden', '2026-11-13'],
    ['de-DE', 'es sollte am [Freitag] kommen, ist aber immer noch nicht da', '2026-11-13'],
    ['es-ES', 'llegaría el [viernes] y no ha llegado', '2026-11-13'],
    ['es-ES', 'debería haber llegado el [viernes]', '2026-11-13'],
    ['es-ES', 'debería llegar el [viernes]', '2026-11-20'],
    ['fr-FR', "je viens d'appeler [lundi]", '2026-11-16'],
    ['fr-FR', 'ça aurait dû arriver [vendredi]', '2026-11-13'],
    ['fr-FR', "ça serait livré [vendredi], et je n'ai rien reçu", '2026-11-13'],
    ['fr-FR', 'ça irait [vendredi]', '2026-11-20'],
    ['fr-FR', 'la facture date [du 31 octobre]', '2026-10-31'],
    ['fr-FR', "l'incident remonte à [vendredi]", '2026-11-13'],
    ['fr-FR', 'elle est arrivée [vendredi]', '2026-11-13'],
    ['fr-FR', 'ma réservation a été annulée [lundi]', '2026-11-16'],
    ['fr-FR', 'elle devait être prête pour [vendredi]', '2026-11-13'],
    ['es-ES', 'la factura tiene fecha del [31 de octubre]', '2026-10-31'],
    ['es-ES', 'el problema se remonta al [viernes]', '2026-11-13'],
    ['es-ES', 'la mesa estaba reservada para [el viernes]', '2026-11-13'],
    ['es-ES', 'me vendría bien el [viernes]', '2026-11-20'],
    ['de-DE', 'am [Freitag] ist der Strom ausgefallen', '2026-11-13'],
    ['it-IT', 'avrebbe dovuto arrivare [venerdì]', '2026-11-13'],
    ['it-IT', "l'ho comprato [lunedì]", '2026-11-16'],
    ['it-IT', 'sarà consegnato [lunedì]', '2026-11-23'],
  ] as const)('decides which one is meant: %s, %s', (language, text, value) => {
    expect(readIn(language, text)).toEqual(expect.objectContaining({ value }));
    expect(readIn(language, text)?.review).toBeUndefined();
  });

  it('keeps the policy and asks for a review when the clause does not decide', () => {
    expect(readIn('en-US', 'the thing with [Monday]')).toMatchObject({ value: '2026-11-23', review: ['policy'] });
    expect(readIn('en-US', 'I was going to come on [Monday]')).toMatchObject({ review: ['policy'] });
    expect(readIn('en-US', 'I had a table booked for [Monday]')).toMatchObject({ review: ['policy'] });
    expect(readIn('en-US', 'I was supposed to come on [Monday]')).toMatchObject({ review: ['policy'] });
    expect(readIn('de-DE', 'es sollte am [Montag] ankommen')).toMatchObject({ review: ['policy'] });
    expect(readIn('es-ES', 'llegaría el [lunes]')).toMatchObject({ review: ['policy'] });
    expect(readIn('fr-FR', 'je viens [lundi]')).toMatchObject({ review: ['policy'] });
    expect(readIn('en-US', 'I called because [Monday]')).toMatchObject({ review: ['policy'] });
    expect(readIn('en-US', 'It was late. [Monday]! It was lost.')).toMatchObject({
      value: '2026-11-23',
      review: ['policy'],
    });
  });

  it('decides where the weekday fits only a date that is over', () => {
    const over = 'Monday, November 16th';
    expect(readIn('en-US', `we arrived on [${over}]`)?.value).toBe('2026-11-16');
    expect(readIn('en-US', `the thing on [${over}]`)?.value).toBe('2026-11-16');
    expect(readIn('en-US', `we will arrive on [${over}]`)).toMatchObject({
      value: '2027-11-16',
      review: ['contradiction'],
    });
    expect(readIn('en-US', `we will arrive on [${over} at 3 pm]`)?.value).toBe('2027-11-16T15:00');
    expect(readIn('en-US', 'we will arrive [yesterday, Friday]')?.value).toBe('2026-11-16');
  });

  it('moves no date that says by itself when it is', () => {
    for (const said of ['last Monday', 'next Monday', 'tomorrow', 'March 2027', 'this Friday']) {
      const alone = readings(said)[0];
      expect(alone?.review).toBeUndefined();
      expect(readIn('en-US', `I returned it [${said}]`)).toEqual(alone);
    }
  });

  eachRow([
    ['Monday', 1],
    ['today at eight', 1],
    ['today at 8 am', 0],
    ['today at 8 pm', 0],
    ['yesterday', 0],
    ['the 3rd of March 2027', 0],
  ])('is read only where it can decide: for %s %d times', (said, times) => {
    const around = vi.fn(() => ({ before: 'I was there ', said, after: '' }));
    readings(said, 'en-US', { around });
    expect(around).toHaveBeenCalledTimes(times);
  });

  it('leaves no other occurrence as an alternative', () => {
    const valuesIn = (text: string): string[] => {
      const [before = '', said = '', after = ''] = text.split(/[[\]]/);
      return readings(said, 'en-US', { around: () => ({ before, said, after }) }).map(({ value }) => value);
    };
    expect(valuesIn('the thing with [Monday]')).toEqual(['2026-11-23', '2026-11-16']);
    expect(valuesIn('I returned it on [Monday]')).toEqual(['2026-11-16']);
    expect(valuesIn('I called on [Monday at eight]')).toEqual(['2026-11-16T08:00', '2026-11-16T20:00']);
    expect(valuesIn('can you come on [December 3rd]?')).toEqual(['2026-12-03']);
    expect(valuesIn('I will come on [the 3rd]')).toEqual(['2026-12-03', '2026-11-03']);
  });

  eachRow([
    ['en-US', 'I sent it on Monday. Can you come on Monday?', ['2026-11-16', '2026-11-23']],
    ['de-DE', 'Es kam am Montag an, und ich möchte am Montag anrufen.', ['2026-11-16', '2026-11-23']],
    ['es-ES', 'Lo compré el lunes, ¿pueden venir el lunes?', ['2026-11-16', '2026-11-23']],
    ['fr-FR', 'Il a été livré lundi. Pouvez-vous venir lundi ?', ['2026-11-16', '2026-11-23']],
    ['it-IT', "L'ho comprato lunedì. Sarà consegnato lunedì.", ['2026-11-16', '2026-11-23']],
  ] as const)('decides in free text, too: %s, %s', (language, text, values) => {
    const found = recognizeDateTime(text, contextOf(language));
    expect(found.map(({ readings: [first] }) => first?.value)).toEqual(values);
  });

  it('is read for an entity that has more words than the date', async () => {
    expect(await readValue('purchased Monday', 'en-US', 'date')).toMatchObject({ value: '2026-11-16' });
  });

  it('reads text of any length in a bounded time', () => {
    const text = `${'was '.repeat(50_000)}[Monday]`;
    expect(readIn('en-US', text)?.value).toBe('2026-11-16');
  });
});

describe('a past tense about what is to come', () => {
  eachRow([
    ['fr-FR', 'je voulais réserver pour [vendredi]', '2026-11-20'],
    ['fr-FR', 'je voulais bien vous rendre visite [vendredi]', '2026-11-20'],
    ['fr-FR', 'je souhaitais venir [vendredi]', '2026-11-20'],
    ['fr-FR', 'je pensais passer [vendredi]', '2026-11-20'],
    ['fr-FR', 'on comptait partir [vendredi]', '2026-11-20'],
    ['fr-FR', 'je désirais sortir [vendredi]', '2026-11-20'],
    ['fr-FR', 'je voulais une table [vendredi]', '2026-11-20'],
    ['fr-FR', 'on cherchait une chambre [vendredi]', '2026-11-20'],
    ['fr-FR', 'nous souhaitions deux places [vendredi]', '2026-11-20'],
    ['fr-FR', 'il désirait des fleurs [vendredi]', '2026-11-20'],
    ['fr-FR', "j'aurais voulu un rendez-vous [vendredi]", '2026-11-20'],
    ['fr-FR', "j'aurais aimé passer [vendredi]", '2026-11-20'],
    ['fr-FR', 'nous aurions souhaité venir [vendredi]', '2026-11-20'],
    ['fr-FR', "j'appelais pour décaler [vendredi]", '2026-11-20'],
    ['fr-FR', 'je venais pour réserver [vendredi]', '2026-11-20'],
    ['fr-FR', 'je téléphonais pour réserver [vendredi]', '2026-11-20'],
    ['fr-FR', "j'avais une question pour [vendredi]", '2026-11-20'],
    ['fr-FR', "[vendredi] c'était possible ?", '2026-11-20'],
    ['fr-FR', '[vendredi] ça serait bon', '2026-11-20'],
    ['fr-FR', "[vendredi] c'était faisable", '2026-11-20'],
    ['fr-FR', "[vendredi] c'était envisageable", '2026-11-20'],
    ['fr-FR', "[vendredi] c'était jouable", '2026-11-20'],
    ['fr-FR', 'fermé [vendredi]', '2026-11-20'],
    ['fr-FR', 'je me demandais si vous étiez ouverts [vendredi]', '2026-11-20'],
    ['fr-FR', "s'il restait des places [vendredi]", '2026-11-20'],
    ['fr-FR', 'si vous aviez de la place [vendredi]', '2026-11-20'],
    ['en-US', 'I wanted a table on [Friday]', '2026-11-20'],
    ['en-US', 'I just wanted to ask about [Friday]', '2026-11-20'],
    ['en-US', 'I was wondering whether [Friday] was possible', '2026-11-20'],
    ['es-ES', 'llamaba para pedir hora el [viernes]', '2026-11-20'],
    ['es-ES', 'quería saber si el [viernes] era posible', '2026-11-20'],
    ['it-IT', 'volevo sapere se [venerdì] era possibile', '2026-11-20'],
    ['en-US', 'is it delivered on [Friday]', '2026-11-20'],
    ['en-US', 'is the office closed [Friday]', '2026-11-20'],
    ['en-US', 'are tickets sold on [Friday]', '2026-11-20'],
    ['en-US', "it's not delivered on [Friday]", '2026-11-20'],
    ['en-US', 'I get paid on [Friday]', '2026-11-20'],
    ['en-US', "I'd like it delivered on [Friday]", '2026-11-20'],
    ['en-US', 'have my order delivered [Friday]', '2026-11-20'],
    ['en-US', "I'm told you come on [Friday]", '2026-11-20'],
    ['en-US', "they told me it's here [Friday]", '2026-11-20'],
    ['en-US', 'my flight got moved to [Friday]', '2026-11-20'],
    ['en-US', 'the order was delayed until [Friday]', '2026-11-20'],
    ['en-US', 'the delivery was announced for [Friday]', '2026-11-20'],
    ['en-US', 'the show was confirmed [for Friday]', '2026-11-20'],
    ['en-GB', 'a call back was promised by [Friday]', '2026-11-20'],
    ['en-US', 'I reserved a car for [the 3rd of December]', '2026-12-03'],
    ['en-US', 'I bought tickets for the [3rd of December]', '2026-12-03'],
    ['de-DE', 'der Termin wurde auf [Freitag] verschoben', '2026-11-20'],
    ['de-DE', 'ich habe einen Flug für den [3. Dezember] gebucht', '2026-12-03'],
    ['de-DE', 'wir sind am [Freitag] eingeladen', '2026-11-20'],
    ['de-DE', 'ich habe den Vertrag zum [1. Februar] gekündigt', '2027-02-01'],
    ['de-DE', 'ich habe bis zum [3. Dezember] Zeit bekommen', '2026-12-03'],
    ['de-DE', 'Sie hatten mir [für den 25. November] einen Termin gegeben', '2026-11-25'],
    ['de-DE', 'ich habe mich zum [1. Dezember] umgemeldet', '2026-12-01'],
    ['de-DE', 'die Lieferung war für [Freitag] angekündigt', '2026-11-20'],
    ['de-DE', 'mir wurde [für Freitag] ein Rückruf versprochen', '2026-11-20'],
    ['de-DE', 'gilt das Angebot noch am [Freitag]', '2026-11-20'],
    ['de-DE', 'die Gebühren am [Freitag] sind mir zu hoch', '2026-11-20'],
    ['de-DE', 'den gebuchten Termin am [Freitag] absagen', '2026-11-20'],
    ['de-DE', 'wir bekommen am [Freitag] Besuch', '2026-11-20'],
    ['de-DE', 'am [Freitag] bekommen wir Besuch', '2026-11-20'],
    ['es-ES', 'reservé una mesa para el [viernes]', '2026-11-20'],
    ['es-ES', 'la cita se cambió al [viernes]', '2026-11-20'],
    ['es-ES', 'está cerrado el [viernes]', '2026-11-20'],
    ['fr-FR', "j'ai réservé une table pour [vendredi]", '2026-11-20'],
    ['fr-FR', 'le rendez-vous a été reporté à [vendredi]', '2026-11-20'],
    ['fr-FR', "c'est livré [vendredi]", '2026-11-20'],
    ['fr-FR', 'il faut que ce soit livré [vendredi]', '2026-11-20'],
    ['es-ES', 'que esté entregado el [viernes]', '2026-11-20'],
    ['it-IT', 'ho prenotato un tavolo per [venerdì]', '2026-11-20'],
    ['it-IT', "l'appuntamento è stato spostato a [venerdì]", '2026-11-20'],
    ['fr-FR', "j'ai pris rendez-vous [pour vendredi]", '2026-11-20'],
    ['fr-FR', "j'ai pris rendez-vous pour le [vendredi]", '2026-11-20'],
    ['fr-FR', 'le rendez-vous est reporté à [vendredi]', '2026-11-20'],
    ['fr-FR', 'la réunion a été fixée à [vendredi]', '2026-11-20'],
    ['fr-FR', 'je suis convoquée [vendredi]', '2026-11-20'],
    ['fr-FR', "l'assemblée est [vendredi]", '2026-11-20'],
    ['fr-FR', 'vous êtes fermés [vendredi]', '2026-11-20'],
    ['es-ES', 'he reservado mesa para el [viernes]', '2026-11-20'],
    ['es-ES', 'pedí cita para [el viernes]', '2026-11-20'],
    ['es-ES', 'la reunión se ha aplazado al [viernes]', '2026-11-20'],
    ['es-ES', 'me han citado [el viernes]', '2026-11-20'],
  ] as const)('does not take what is to come for past: %s, %s', (language, text, value) => {
    expect(readIn(language, text)).toMatchObject({ value, review: ['policy'] });
  });

  it('leaves what is bounded from now on to come', () => {
    expect(readIn('fr-FR', "le solde réglé [d'ici le vingt décembre]")?.value).toBe('../2026-12-21');
    expect(readIn('fr-FR', 'le solde réglé [avant le vingt décembre]')?.value).toBe('../2025-12-20');
  });

  eachRow([
    ['de-DE', 'die Rechnung [am 14.10.] stimmt nicht', '2027-10-14'],
    ['de-DE', 'was ist mit der Lieferung [vom 14.10.]', '2027-10-14'],
  ] as const)('takes only the date of what is written for past: %s, %s', (language, text, value) => {
    expect(readIn(language, text)).toMatchObject({ value, review: ['policy'] });
  });
});

describe('the tense of the clause around a range', () => {
  eachRow([
    ['en-US', 'the offer [until Friday]', 'we will keep it [until Friday]', '../2026-11-21'],
    ['de-DE', 'die Preise [ab Freitag]', 'die Preise werden [ab Freitag] steigen', '2026-11-20/..'],
    ['es-ES', 'la oferta [hasta el viernes]', 'llegará [antes del viernes]', '../2026-11-20'],
    ['fr-FR', "l'offre [jusqu'au 20]", "l'offre [d'ici le 20]", '../2026-11-21'],
    ['it-IT', "l'offerta [fino a venerdì]", 'sarà qui [fino a venerdì]', '../2026-11-21'],
  ] as const)('leaves an open range to the policy as its end: %s, %s', (language, open, told, value) => {
    expect(readIn(language, open)?.review).toEqual(['policy']);
    expect(readIn(language, told)).toMatchObject({ value });
    expect(readIn(language, told)?.review).toBeUndefined();
  });

  eachRow([
    ['en-US', 'until Friday', ['../2026-11-14']],
    ['en-GB', 'before Friday', ['../2026-11-13']],
    ['de-DE', 'ab dem 27.', ['2026-10-27/..']],
    ['es-ES', 'a partir del viernes', ['2026-11-13/..']],
    ['fr-FR', 'avant vendredi', ['../2026-11-13']],
    ['it-IT', 'fino a venerdì', ['../2026-11-14']],
    // A year from a day that is near, as with the day alone.
    ['de-DE', 'bis Weihnachten', []],
    ['fr-FR', "d'ici vendredi", []],
    ['en-US', 'until tomorrow', []],
  ] as const)('offers the open range of the other day: %s, %s', async (language, said, values) => {
    const { alternatives = [] } = await readValue(said, language, 'date');
    expect(alternatives.map(({ value }) => value)).toEqual(values);
  });

  eachRow([
    ['en-US', '[from Monday to Friday]', '2026-11-16/2026-11-21'],
    ['en-US', '[from Monday for three days]', '2026-11-23/2026-11-26'],
    ['de-DE', '[vom 3. bis zum 7. März]', '2027-03-03/2027-03-08'],
    ['es-ES', '[de lunes a viernes]', '2026-11-16/2026-11-21'],
    ['fr-FR', '[de lundi à vendredi]', '2026-11-16/2026-11-21'],
    ['de-DE', 'ich hatte ein Zimmer [vom 3. bis zum 5. November] gebucht', '2026-11-03/2026-11-06'],
  ] as const)('asks for a review of a range whose first day is open: %s, %s', (language, text, value) => {
    expect(readIn(language, text)).toMatchObject({ value, review: ['policy'] });
  });

  eachRow([
    ['en-US', 'I was away [from Monday to Friday]', '2026-11-16/2026-11-21'],
    ['en-US', '[from tomorrow to Friday]', '2026-11-18/2026-11-21'],
    ['de-DE', '[vom 1. Dezember bis Jahresende]', '2026-12-01/2027-01-01'],
  ] as const)('asks for no review of a range whose days are settled: %s, %s', (language, text, value) => {
    expect(readIn(language, text)?.value).toBe(value);
    expect(readIn(language, text)?.review).toBeUndefined();
  });
});
