import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

const PRETERITES =
  'war waren warst wurde wurden hatte hatten kam kamen ging gingen bekam bekamen kaufte kauften bestellte bestellten rief riefen brachte brachten gab gaben schrieb schrieben sagte sagten lieferte erhielt erhielten funktionierte zahlte bezahlte schickte fand fanden stand blieb traf sprach flog fuhr endete endeten begann begannen startete lief liefen kündigte kündigten meldete wartete passierte öffnete verlor vergaß ließ ließen nahm nahmen sah sahen warf zog holte holten stellte stellten kostete stornierte überwies meldeten klappte hörte fiel fielen versuchte versuchten lag lagen musste mussten konnte konnten durfte durften fing fingen half halfen klappten galt galten bat baten dauerte dauerten klingelte änderte änderten wechselte bestätigte bestätigten lieferten verweigerte reparierte reparierten installierte informierte kontaktierte reagierte stoppte platzte knallte streikte leuchtete blinkte piepte fehlte fehlten machte machten legte legten setzte setzten hielt hielten trat traten brach brachen sprang sprangen schlug schlugen riss rissen verschwand verschwanden entstand entstanden geschah starb bot boten lud trug trugen empfing unterschrieb übergab übergaben schloss schlossen brannte brannten erschien schnitt litt wies regnete krachte rammte landete landeten verpasste rutschte stürzte kippte versagte erfuhr befand drehte schaltete testete prüfte prüften ersetzte tauschte parkte verlangte berechnete mietete unterzeichnete eröffnete beantragte widersprach widerrief zahlten bezahlten funktionierten starteten blieben trafen sprachen flogen fuhren standen warteten passierten beschwerte entdeckte bemerkte';

describe('past verbs without a participle in German', () => {
  eachRow(PRETERITES.split(' '))('takes "%s" for past', async verb => {
    const read = await readPart(`ok das ${verb} [am Montag]`, 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow(['buchte', 'buchten', 'reservierte'])('knows of "%s" that it books for a date', async verb => {
    const read = await readPart(`ok das ${verb} [am 3. Oktober]`, 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-10-03', review_reasons: ['policy'] });
  });

  it('leaves a participle to the verb that governs it', async () => {
    const read = await readPart('das Geld soll [am Montag] überwiesen werden', 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-23' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow(['verloren', 'erschienen'])('leaves "%s" open where it may be over', async verb => {
    const read = await readPart(`die Karte kann [am Montag] ${verb} sein`, 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-23', review_reasons: ['policy'] });
  });

  eachRow([
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
    'zerstört',
    'vertrieben',
    'entnommen',
    'bewiesen',
  ])('takes "%s" for past beside an auxiliary only', async verb => {
    expect(await readPart(`das hab ich [am Montag] ${verb}`, 'de-DE', 'date')).toMatchObject({ value: '2026-11-16' });
    expect(await readPart(`er hat [am Montag] alles schon ${verb}`, 'de-DE', 'date')).toMatchObject({
      value: '2026-11-16',
    });
    expect(await readPart(`das soll er [am Montag] haben und ${verb}`, 'de-DE', 'date')).toMatchObject({
      value: '2026-11-23',
    });
  });

  eachRow(['hab', 'habe', 'hast', 'hat', 'haben', 'habt'])('takes "%s" for an auxiliary', async verb => {
    expect(await readPart(`das ${verb} [am Montag] übermittelt`, 'de-DE', 'date')).toMatchObject({
      value: '2026-11-16',
    });
  });

  it('finds a participle eight words behind its auxiliary', async () => {
    const text = 'ich hab ihnen alle Unterlagen per Post [am Montag] an die Zentrale übermittelt';
    expect(await readPart(text, 'de-DE', 'date')).toMatchObject({ value: '2026-11-16' });
  });

  eachRow(
    'Unterschrift Unterkunft Bereitschaft Übersicht Überfahrt Unterricht besetzt Verlust bereit bekannt'.split(' '),
  )('takes "%s" for no participle', async noun => {
    expect(await readPart(`haben wir [am Montag] ${noun}`, 'de-DE', 'date')).toMatchObject({ value: '2026-11-23' });
  });

  it('lets a word of the future govern a participle of another clause', async () => {
    const read = await readPart('können sie [am Montag] liefern ich hab das gestern übermittelt', 'de-DE', 'date');
    expect(read).toMatchObject({ value: '2026-11-23' });
    expect(read.review_reasons).toBeUndefined();
  });
});

describe('participles in French that do not end in "é"', () => {
  eachRow(
    'transmis remis appris repris offert découvert écrit souscrit réduit construit éteint rejoint interrompu entendu disparu parcouru aperçu abattu obtenu retenu maintenu transmise transmises obtenus'.split(
      ' ',
    ),
  )('takes "%s" for past beside an auxiliary', async verb => {
    expect(await readPart(`on a déjà ${verb} ça [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-16' });
    expect(await readPart(`ok ${verb} ça [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-23' });
  });

  eachRow(['j ai', 'tu as', 'on a', 'nous avons', 'vous avez', 'ils ont'])(
    'takes "%s" for an auxiliary',
    async verb => {
      expect(await readPart(`${verb} transmis ça [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-16' });
    },
  );

  eachRow('déjà bien aussi encore toujours pas rien tout enfin même'.split(' '))(
    'knows "%s" between the auxiliary and the participle',
    async word => {
      expect(await readPart(`on a ${word} transmis ça [lundi]`, 'fr-FR', 'date')).toMatchObject({
        value: '2026-11-16',
      });
    },
  );

  eachRow(['promis', 'compris'])('leaves the date open behind "%s"', async verb => {
    expect(await readPart(`j'ai bien ${verb} [lundi]`, 'fr-FR', 'date')).toMatchObject({ value: '2026-11-23' });
  });
});

describe('documents in Italian', () => {
  eachRow(
    'fattura fatture bolletta bollette ordine acquisto scontrino ricevuta lettera raccomandata mail email messaggio bonifico preventivo reclamo sollecito addebito prelievo pagamento chiamata telefonata verbale multa'.split(
      ' ',
    ),
  )('knows that the date of "%s" is over', async noun => {
    const read = await readPart(`posso avere quella ${noun} [del 3 ottobre]`, 'it-IT', 'date');
    expect(read).toMatchObject({ value: '2026-10-03' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    'la fattura è [del 3 ottobre]',
    'la multa era ancora [del 3 ottobre]',
    "l'estratto conto [del 3 ottobre]",
    'un reclamo in data [3 ottobre]',
    'la lettera è datata [3 ottobre]',
    'la bolletta risale [al 3 ottobre]',
    'le bollette risalgono [al 3 ottobre]',
    'la multa risale all’[3 ottobre]',
    'le fatture sono [del 3 ottobre]',
    'le bollette erano [del 3 ottobre]',
    'la fattura è già [del 3 ottobre]',
    'la multa dell’[3 ottobre]',
    'un messaggio di [3 ottobre]',
    'la lettera è datata il [3 ottobre]',
    'posso avere la fattura datata il [3 ottobre]',
    'un messaggio datato [3 ottobre]',
    'dei bonifici e delle fatture datate [3 ottobre]',
    'i bonifico datati [3 ottobre]',
    'un reclamo in data del [3 ottobre]',
  ])('knows that it is over: %s', async text => {
    expect(await readPart(text, 'it-IT', 'date')).toMatchObject({ value: '2026-10-03' });
  });
  it('knows that the month to which a document goes back is over', async () => {
    const read = await readPart('la multa risale a [ottobre]', 'it-IT', 'date');
    expect(read).toMatchObject({ value: '2026-10' });
    expect(read.review_reasons).toBeUndefined();
  });
});
