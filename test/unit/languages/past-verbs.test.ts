import { describe, expect, it } from 'vitest';
import { readPart } from '../../fixtures/read-value.ts';

const PRETERITES =
  'dauerte dauerten klingelte änderte änderten wechselte bestätigte bestätigten lieferten verweigerte reparierte reparierten installierte informierte kontaktierte reagierte stoppte platzte knallte streikte leuchtete blinkte piepte fehlte fehlten machte machten legte legten setzte setzten hielt hielten trat traten brach brachen sprang sprangen schlug schlugen riss rissen verschwand verschwanden entstand entstanden geschah starb bot boten lud trug trugen empfing unterschrieb übergab übergaben schloss schlossen brannte brannten erschien erschienen schnitt litt wies regnete krachte rammte landete landeten verpasste rutschte stürzte kippte versagte erfuhr befand drehte schaltete testete prüfte prüften ersetzte tauschte parkte verlangte berechnete mietete unterzeichnete eröffnete beantragte widersprach widerrief zahlten bezahlten funktionierten starteten blieben trafen sprachen flogen fuhren standen warteten passierten überwiesen beschwerte entdeckte bemerkte';

describe('past verbs without a participle in German', () => {
  it.each(PRETERITES.split(' '))('takes "%s" for past', async verb => {
    const read = await readPart(`ok das ${verb} [am Montag]`, 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  it.each([
    'übermittelt',
    'beantwortet',
    'verlängert',
    'ergänzt',
    'entfernt',
    'unterstützt',
    'verschrieben',
    'widersprochen',
    'übernommen',
    'übertragen',
    'entlassen',
    'ergriffen',
    'begangen',
    'überwiesen',
    'bezogen',
  ])('takes "%s" for past beside an auxiliary only', async verb => {
    expect(await readPart(`das hab ich [am Montag] ${verb}`, 'de-DE', 'date')).toMatchObject({ value: '2026-11-16' });
    expect(await readPart(`er hat [am Montag] alles schon ${verb}`, 'de-DE', 'date')).toMatchObject({
      value: '2026-11-16',
    });
    expect(await readPart(`das soll er [am Montag] haben und ${verb}`, 'de-DE', 'date')).toMatchObject({
      value: '2026-11-23',
    });
  });

  it.each(['Unterschrift', 'Unterkunft', 'Bereitschaft', 'Übersicht', 'Überfahrt', 'Unterricht', 'besetzt', 'Verlust'])(
    'takes "%s" for no participle',
    async noun => {
      expect(await readPart(`haben wir [am Montag] ${noun}`, 'de-DE', 'date')).toMatchObject({ value: '2026-11-23' });
    },
  );

  it('lets a word of the future govern a participle of another clause', async () => {
    const read = await readPart('können sie [am Montag] liefern ich hab das gestern übermittelt', 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-23' });
    expect(read.review_reasons).toBeUndefined();
  });
});

describe('participles in French that do not end in "é"', () => {
  it.each(
    'transmis remis appris repris offert découvert écrit souscrit réduit construit éteint rejoint interrompu entendu disparu parcouru aperçu abattu obtenu retenu maintenu'.split(
      ' ',
    ),
  )('takes "%s" for past beside an auxiliary', async verb => {
    expect(await readPart(`on a déjà ${verb} ça [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-16' });
    expect(await readPart(`ok ${verb} ça [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-23' });
  });

  it.each(['promis', 'compris'])('leaves the date open behind "%s"', async verb => {
    expect(await readPart(`j'ai bien ${verb} [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-23' });
  });
});

describe('documents in Italian', () => {
  it.each(
    'fattura fatture bolletta bollette ordine acquisto scontrino ricevuta lettera raccomandata mail email messaggio bonifico preventivo reclamo sollecito addebito prelievo pagamento chiamata telefonata verbale multa'.split(
      ' ',
    ),
  )('knows that the date of "%s" is over', async noun => {
    const read = await readPart(`${noun} [del 3 ottobre]`, 'it-IT', 'date');
    expect(read).toMatchObject({ value: '2026-10-03' });
    expect(read.review_reasons).toBeUndefined();
  });

  it.each([
    'la fattura è [del 3 ottobre]',
    'la multa era ancora [del 3 ottobre]',
    "l'estratto conto [del 3 ottobre]",
    'un reclamo in data [3 ottobre]',
    'la lettera è datata [3 ottobre]',
    'la bolletta risale [al 3 ottobre]',
  ])('knows that it is over: %s', async text => {
    expect(await readPart(text, 'it-IT', 'date')).toMatchObject({ value: '2026-10-03' });
  });
});
