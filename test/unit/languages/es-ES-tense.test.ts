import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

const LAST = '2026-11-16';
const NEXT = '2026-11-23';

/** What the clause says of a Monday: it is over, it is to come, or the policy decides and both Mondays are offered. */
const readMonday = (text: string) => readPart(text, 'es-ES', 'date');

const NOUNS =
  'pedido sábado cuidado lado grado partido vestido sonido helado mercado estado delegado abogada entrada salida bebida comida llamada llegada medida vida ida jornada temporada café marido ruido sentido contenido resultado apellido certificado juzgado consulado recado encargado empleada cuñado pérdida avenida bienvenida partida parada fachada tejado pescado madrugada teclado lavado supermercado invitada traslado contraste chiste desgaste José bebé comité carné chalé esquí';

const STATES =
  'pasada citado convocada aplazado fijada interesado demasiado rápido válida privado adecuada pesado delgada casado cansada ocupado preocupada embarazada cerrado abierta adelantado seguida unido reservada triste';

const OTHERS =
  'todo cada nada así allí aquí ahí mí sí qué porqué jamás enseguida acaba acaban graba graban traba traban existe insiste consiste asiste resiste persiste subsiste viste gaste prevé olvida cuida decida coincida agrada traslada despida impida';

describe('the tense of a clause in Spanish', () => {
  eachRow([NOUNS, STATES, OTHERS].flatMap(words => words.split(' ')))(
    'is not past because of a word that ends as a past form does: %s',
    async word => {
      expect(await readMonday(`${word} [el lunes]`)).toMatchObject({
        value: NEXT,
        review_reasons: ['policy'],
        alternatives: [{ value: LAST }],
      });
    },
  );

  eachRow([
    // What somebody says again, and how a polite caller begins.
    'quise decir [el lunes]',
    'he dicho [el lunes]',
    'habíamos dicho [el lunes]',
    'me he equivocado es [el lunes]',
    'me equivoqué es [el lunes]',
    'me he liado es [el lunes]',
    'me lié es [el lunes]',
    'pensaba en [el lunes]',
    'había pensado [el lunes]',
    'llamaba por la cita [del lunes]',
    'llamábamos sobre la cita [del lunes]',
    // What is arranged, and what came up.
    'hemos quedado [el lunes]',
    'me ha surgido algo [el lunes]',
    'me ha salido un viaje [el lunes]',
    'tengo hora pedida [el lunes]',
    'tenemos la mesa cogida [el lunes]',
    'estoy liado [el lunes]',
    'dijo que estaba libre [el lunes]',
    'que estaban disponibles [el lunes]',
    // A participle that tells which one, and a condition.
    'el billete comprado es para [el lunes]',
    'la fecha elegida es [el lunes]',
    'las mesas pedidas son [el lunes]',
    'el bono regalado caduca [el lunes]',
    'el plazo ampliado vence [el lunes]',
    'el paquete enviado sale [el lunes]',
    'lo pedido está [el lunes]',
    'las entradas compradas están [el lunes]',
    'dijo que estaba disponible [el lunes]',
    'que estaban libres [el lunes]',
    'si no ha llegado [el lunes] lo anulo',
    'si ha llegado [el lunes] lo recojo',
    'si no me lo han traído [el lunes] lo anulo',
    ...'nos te la los las se le'.split(' ').map(word => `si no ${word} han llamado [el lunes] lo anulo`),
    ...'he hemos has habéis'.split(' ').map(word => `si no ${word} llamado [el lunes] lo anulo`),
    'el pedido era urgente, si no ha llegado para [el lunes] lo anulo',
    'cambiaron la cita del miércoles que viene al [lunes]',
    // What somebody thought.
    'creía que era [el lunes]',
    'creíamos que era [el lunes]',
    'creí que era [el lunes]',
    'pensaba que era [el lunes]',
    'pensé que era [el lunes]',
    'pensábamos que era [el lunes]',
    'pensaba que era para [el lunes]',
    // What somebody said.
    'os dije [el lunes]',
    'te dije que [el lunes]',
    'le dijimos [el lunes]',
    'les dijimos que [el lunes]',
  ])('leaves a Monday open: %s', async text => {
    expect(await readMonday(text)).toMatchObject({
      value: NEXT,
      review_reasons: ['policy'],
      alternatives: [{ value: LAST }],
    });
  });

  eachRow([
    'iré [el lunes]',
    'irán [el lunes]',
    'habrá alguien [el lunes]',
    'lo sabré [el lunes]',
    'querrán venir [el lunes]',
    ...'venga vengan vengáis vengas vaya vayan vayáis traiga traigan traigáis recoja recojan recojáis haga hagan hagáis ponga pongan pongáis llame llamen llaméis llegue lleguen mande manden mandéis envíe envíen enviéis entregue entreguen pasen paséis cambie cambien arregle arreglen instale instalen devuelva devuelvan revisen miren cobren'
      .split(' ')
      .map(verb => `quiero que ${verb} [el lunes]`),
    'entregado [el lunes] si es posible',
    'enviado [el lunes] a ser posible',
    'instalado [el lunes] si puede ser',
  ])('is of the future: %s', async text => {
    const read = await readMonday(text);
    expect(read).toMatchObject({ value: NEXT });
    expect(read.alternatives).toBeUndefined();
  });

  eachRow([
    'me quedé sin luz',
    'nos quedamos sin luz',
    'se quedó sin luz',
    'se quedaron sin luz',
    'comprado',
    'pedí el traslado a',
    'hice el cambio a',
    'pagué el paso a',
    'pedí los cambios a',
    'creía que era imposible',
  ])('is past: %s', async words => {
    expect((await readMonday(`${words} [el lunes]`)).value).toBe(LAST);
  });

  eachRow(['vinisteis', 'lo mirasteis'])('is past in the second person of several: %s', async verb => {
    expect((await readMonday(`${verb} [el lunes]`)).value).toBe(LAST);
  });

  eachRow(
    'tuvimos pudimos pusimos quisimos dijimos trajimos dimos vimos supimos obtuvimos mantuvimos propusimos devolvimos recogimos perdimos vendimos rompimos metimos comimos volvimos cogimos escogimos respondimos movimos conocimos aparecimos recibimos compramos contratamos encargamos estrenamos notamos detectamos vencía vencían habéis'.split(
      ' ',
    ),
  )('is past: %s', async verb => {
    expect((await readMonday(`${verb} [el lunes]`)).value).toBe(LAST);
  });

  const PROMISES = [
    ...'venir llegar pasar traer entregar instalar enviar mandar recoger devolver llamar llamarme traerlo'
      .split(' ')
      .map(verb => `tenían que ${verb}`),
    ...['traernos', 'entregarles', 'llamarla'].map(verb => `tenían que ${verb}`),
    ...[
      'ibas a venir',
      'traía',
      'iba a venir',
      'iban a traerlo',
      'venía',
      'venían',
      'traían',
      'debía venir',
      'debían entregarlo',
    ],
  ];

  const OUTCOMES = [
    ...['y nada', 'y nadie', 'nadie vino', 'y no han venido', 'nadie apareció', 'nadie ha venido'],
    ...[
      'y sigo esperando',
      'y seguimos sin luz',
      'y seguimos igual',
      'todavía estoy esperando',
      'aún estamos esperando',
    ],
    ...[
      'y aún sigo en casa',
      'todavía seguimos así',
      'y aquí sigo',
      'aquí seguimos',
      'y aquí estoy',
      'aquí estamos todos',
    ],
    ...['estoy esperando', 'estamos todavía esperando', 'y estoy aún esperando', 'y hasta hoy', 'y hasta ahora'],
    ...['hasta la fecha', 'y me dieron plantón', 'y no llega', 'y no llegan'],
    ...['y estamos a jueves', 'y sigue igual', 'y siguen sin venir', 'y sigue roto', 'y siguen rotas'],
  ];

  eachRow(PROMISES)('is open beside a promise, and over if nothing came: %s', async promise => {
    expect(await readMonday(`${promise} [el lunes]`)).toMatchObject({ value: NEXT, alternatives: [{ value: LAST }] });
    for (const outcome of OUTCOMES) {
      expect((await readMonday(`${promise} [el lunes] ${outcome}`)).value, outcome).toBe(LAST);
    }
  });

  eachRow('cargo cobro multa sanción denuncia informe contrato'.split(' '))(
    'is over if a document or a charge is of it: %s',
    async noun => {
      expect((await readMonday(`${noun} [del lunes]`)).value).toBe(LAST);
    },
  );

  // The first person of a past form that looks like the future: "iré", but "retiré".
  eachRow(
    'tiré retiré estiré miré admiré esperé paré preparé reparé separé comparé disparé enteré consideré recuperé generé declaré aclaré giré superé operé liberé'.split(
      ' ',
    ),
  )('is past: %s', async verb => {
    const read = await readMonday(`lo ${verb} [el lunes]`);
    expect(read).toMatchObject({ value: LAST });
    expect(read.alternatives).toBeUndefined();
  });
});
