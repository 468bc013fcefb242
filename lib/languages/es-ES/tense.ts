import { earlyUnlessNamed } from '../pack/early.ts';
import type { TenseWords } from '../pack/tense.ts';

/** Nouns that end as past forms do. */
const NOUNS =
  'pedidos?|sábados?|cuidados?|lado|grados?|partidos?|vestidos?|sonidos?|helados?|mercados?|estados?|delegad[oa]s?|abogad[oa]s?|entradas?|salidas?|bebidas?|comidas?|llamadas?|llegadas?|medidas?|vida|ida|jornadas?|temporadas?|café|marido|ruidos?|sentido|contenido|resultados?|apellidos?|certificados?|juzgado|consulado|recados?|encargad[oa]s?|emplead[oa]s?|cuñad[oa]s?|pérdidas?|avenida|bienvenida|partida|paradas?|fachada|tejado|pescado|madrugadas?|teclado|lavado|supermercado|invitad[oa]s?|traslado|contraste|chiste|desgaste|josé|bebés?|comité|carné|chalé|esquí';
/** Adjectives, and participles that say how something is. */
const STATES =
  'pasad[oa]|citad[oa]s?|convocad[oa]s?|aplazad[oa]s?|fijad[oa]s?|previst[oa]s?|programad[oa]s?|interesad[oa]s?|demasiad[oa]s?|rápid[oa]s?|válid[oa]s?|privad[oa]s?|adecuad[oa]s?|pesad[oa]s?|delgad[oa]s?|casad[oa]s?|cansad[oa]s?|ocupad[oa]s?|preocupad[oa]s?|embarazada|cerrad[oa]s?|abiert[oa]s?|adelantad[oa]|seguid[oa]s?|unid[oa]s?|reservad[oa]s?|triste';
/** Adverbs and pronouns, and verbs that are present. */
const OTHERS =
  'todo|cada|nada|así|allí|aquí|ahí|mí|sí|qué|porqué|jamás|enseguida|acaban?|graban?|traban?|existe|insiste|consiste|asiste|resiste|persiste|subsiste|viste|gaste|prevé|olvida|cuida|decida|coincida|agrada|traslada|despida|impida';
/** Things that are booked, and what happens to them before their date. */
const BOOKINGS = '(?:vuelo|cita|mesa|viaje|reserva|tren|clase|reunión|entrega|habitación)';
const CALLED_OFF = '(?:(?:cancel|anul|confirm)(?:ad[oa]|é|ó|aron))';

/** A journey that starts at six starts in the morning. */
const JOURNEYS =
  'tren|ave|avión|vuelo|ferry|barco|autobús|autocar|bus|embarque|despegue|despert(?:ar|arme|arnos|ador|adme|arse)|levanto|levantarme|entro';
/** A shop closes in the evening, and people come home then. */
const DAY_ENDS =
  '(?:cierra|cierran|cierras|cerráis|cerramos)(?= (?: |$))|(?:sal(?:go|e|imos)|termin(?:o|a|amos)|acab(?:o|a|amos)) (?:de trabajar|del trabajo)|lleg(?:o|a|amos) a casa|acuest[oa]|acostamos|concierto|película|cine|fiesta';
/** A table is for the evening, unless it is furniture. */
const TABLES =
  '(?=mesas?)(?<!(?:entreg|mont|compr|tra[eéí])[^ ]* .*)mesas?(?! (?:de(?![^ ])|.*(?:entreg|mont|compr|lleg|vien|tra[eéí])))';
/** A journey that ends at six, or that is in the afternoon or evening, does not. */
const LATE = 'tarde|noche|llega|llegan|llegada|aterriza|vuelta|estación|parada';

/** Verbs of the first person of several. Other forms in -amos and -imos are also of the present. */
const PLURAL =
  '(?:tuv|pud|pus|quis|dij|traj|d|v|sup|obtuv|mantuv|propus|devolv|recog|perd|vend|romp|met|com|volv|cog|escog|respond|mov|conoc|aparec|recib)imos|(?:compr|contrat|encarg|estren|not|detect)amos';

/** Meals in one half of the day. */
const EARLY_MEALS = 'desayun(?:o|ar|amos)';
const LATE_MEALS = 'cen(?:a|ar|amos)';

/** What somebody is asked to do: "quiero que venga", "que me llamen". */
const ASKED =
  'venga[ns]?|vengáis|vayan?|vayáis|traigan?|traigáis|recojan?|recojáis|hagan?|hagáis|pongan?|pongáis|llamen?|llaméis|lleguen?|manden?|mandéis|envíen?|enviéis|entreguen?|pasen|paséis|cambien?|arreglen?|instalen?|devuelvan?|revisen|miren|cobren';

export const TENSE: TenseWords = {
  past: `desde|fui|fue|fuimos|fueron|era|eran|estaba|estaban|estuve|estuvo|estuvimos|había|habían|hice|hizo|hicimos|hicieron|tuve|tuvo|tuvimos|vino|vine|vinieron|vinimos|di|dio|dieron|dije|dijo|dijeron|pude|pudo|puse|puso|traje|trajo|trajeron|quise|quiso|[a-zñáéíóú]{2,}(?:é|í|ó|aron|ieron|aste|iste|asteis|isteis|aba|aban)|${PLURAL}|vencían?|he|hemos|ha|han|has|habéis`,
  participle:
    '[a-zñáéíóú]{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas)|hecho|roto|visto|dicho|puesto|abierto|devuelto|escrito',
  noParticiple: `${NOUNS}|${STATES}|${OTHERS}`,
  toCome: `voy|va|vas|vamos|van|puede|pueden|puedo|puedes|podría|podrían|podemos|podéis|quiero|quiere|queremos|querría|quisiera|quisiéramos|necesito|necesita|necesitamos|gustaría|vendría|iría|quedaría|debería|deberían|deseo|desearía|favor|debe|deben|debo|llega|previsto|prevista|programado|programada|será|serán|${ASKED}|(?!(?:(?:es|re)?tir|(?:ad)?mir|esper|par|prepar|repar|separ|compar|dispar|enter|consider|recuper|gener|declar|aclar|gir|super|oper|liber)é$)[a-zñáéíóú]*(?:[aei]r|dr|habr|sabr|querr)(?:é|ás|á|emos|éis|án)`,
  ahead:
    '(?:(?<!(?:aba|aban|ía|ían|era|eran) .*)para|(?:(?:cambi|pas|traslad)(?!o)|mov|aplaz|pospus|pospuest|reprogram)\\p{L}*(?: \\p{L}+){0,6} (?:al?|hasta)|si (?:no )?(?:(?:me|nos|te|lo|la|los|las|se|le) ){0,2}(?:ha|han|he|hemos|has|habéis) \\p{L}+(?: para)?|(?:cre(?:í|ía|íamos)|pens(?:é|aba|ábamos)) que era(?: para)?)(?: el| la)?',
  target: 'para(?: el| la)?',
  arranged: '(?:anunciad|prometid|confirmad|acordad|garantizad)[oa]s?',
  booked: [
    'reserv(?:é|ó|aste|aron|ado)|agend(?:é|ó|aste|aron|ado)|concert(?:é|ó|aste|aron|ado)',
    '(?:pedí|pidió|pedido|solicité|solicitado|cogí|cogido|saqué|sacado|contraté|contratado) (?:una? |mi |la )?(?:cita|hora|turno|mesa|taxi)',
    '(?:compr(?:é|ó|aste|aron|ado)|sacado|saqué) (?:una? |el |los |unos |mi |mis |dos )?vuelos?',
    `${BOOKINGS}(?: del| el)?  (?:(?:se|me|nos|lo|la) )*(?:ha|han|he|hemos|fue) (?:sido )?${CALLED_OFF}`,
    `${CALLED_OFF} (?:\\p{L}+ ){1,2}?${BOOKINGS}(?: del| el)?(?= (?: |$))`,
  ].join('|'),
  idioms:
    '[^ ]+(?:ad|id)[oa]s? (?:es|son|está|están|sale|vence|caduca)|era posible|qu(?:ise|iso|ería|iero) decir|he dicho|(?:pensaba|pensábamos|he pensado|hemos pensado|estaba pensando)|hab(?:ía|íamos|íais|ían) (?:dicho|apuntado|acordado|puesto|pensado|quedado)|me (?:he|había) (?:equivocado|confundido|liado)|me (?:equivoqué|confundí|lié)|llam(?:aba|ábamos) (?:por|sobre)|(?:he|hemos) quedado|(?:os|te|le|les) dij(?:e|imos)(?: que)?(?= (?: |$))|estaban? (?:libres?|disponibles?)|me (?:ha|han) (?:salido|surgido)|(?:tengo|tenemos) (?:una |la |mi )?(?:hora|cita|mesa|habitación|visita|plaza) \\p{L}+[ai]da|llam(?:aba|ábamos) para \\p{L}+(?:[aei]r)(?:l[aeo]s?|me|nos)?|(?:esté|estén|sea|sean|estar|ser) [^ ]+[ai]d[oa]s?|est(?:á|án|oy|amos|áis) (?:cerrad|abiert|invitad|incluid|ocupad|liad)[oa]s?|(?:me |nos |te |le )?(?:ha|han) (?:citado|convocado|invitado)',
  since:
    '(?:factura|pedido|compra|correo|carta|mensaje|recibo|ticket|extracto|presupuesto|transferencia|albarán|reclamación|queja|cargo|cobro|multa|sanción|denuncia|informe|contrato) (?:(?:es[ea]|est[ea]|es esa) )?(?:del?|(?:con|tiene|lleva) fecha(?: del?)?|(?:es|era) del?)|fechad[oa]s?(?: el| a| al)?|se remontan? al?',
  pastPhrases:
    '(?:debería|deberían|tendría que|tendrían que|podría|podrían) haber(?:me|nos|lo|la|se)? \\w+|nos quedamos sin',
  promised:
    '^(?:venir|llegar|pasar|traer|entregar|instalar|enviar|mandar|recoger|devolver|llamar)(?:me|nos|l[aoe]s?)*|iba[ns]? a [^ ]+|(?:ven|tra)ían?|debían? [^ ]+|(?:llegar|vendr(?!ía (?:bien|mejor|genial|perfecto))|entregar|enviar|recibir|estar|traer|saldr|mandar|devolver|har)ía[ns]?',
  unfulfilled:
    'y (?:nada|nadie)|nadie (?:vino|ha|apareció)|no (?:(?:me|nos|lo|la|se|te|le) ){0,2}(?:ha|han|he|hemos|llegó|llegaron|vino|vinieron|apareció|recibí|recibimos|está|hay)|nunca (?:llegó|vino|ha|han)|(?:sigo|seguimos) (?:sin|esperando|igual)|(?:todavía|aún) (?:no|nada|estoy|estamos|sigo|seguimos)|aquí (?:sigo|seguimos|estoy|estamos)|est(?:oy|amos) (?:todavía |aún )?esperando|hasta (?:hoy|ahora|la fecha)|plantón|no llegan?|estamos a|siguen? (?:igual|sin|rot[oa]s?)|ni rastro',
  planned: '(?:previst|programad|planificad|agendad|anunciad)[oa]s?',
  wished: '(?:si|a) (?:es |fuera |ser )?(?:posible|puede(?:n|s)? ser|pudiera ser|se puede|podéis|pueden)',
  missed:
    'no (?:me |nos )?(?:ha|han) (?:llegado|venido|aparecido|pasado)|no (?:he|hemos) recibido nada|no (?:llegó|llegaron|vino|vinieron|apareció)|nunca (?:llegó|vino|ha llegado)|(?:todavía|aún) (?:nada|no ha llegado)|ni rastro',
  moves:
    'mover(?:l[aoe]s?|me|nos)?|mu[eé]v(?:[ae]n?|[ae]n?l[ao]s?|[ae]n?me)|movid[oa]s?|aplaz(?:ar?|ar(?:l[aoe]s?|me|nos)|ad[oa]s?|aron|an)|pos(?:poner(?:l[aoe]s?|me|nos)?|puest[oa]s?)|cambiar(?:l[aoe]s?|me|nos)?|cámbi(?:[ae]n?me|[ae]n?l[ao]s?)|cambi(?:ad[oa]s?|aron)|adelantar(?:l[aoe]s?|me|nos)?|retrasar(?:l[aoe]s?|me|nos)?|trasladar(?:l[aoe]s?|me|nos)?|pasar(?:l[aoe]s?|me)|reprogram(?:ar(?:l[aoe]s?|me|nos)?|ad[oa]s?)',
  mornings: `(?<!(?:no|ni|menos|salvo|nunca) )(?:(?:de|por) la|esta) mañana|${EARLY_MEALS}|${earlyUnlessNamed(JOURNEYS, LATE)}`,
  evenings: `(?=noche|anoche)(?<!(?:no|ni|menos|salvo|nunca) (?:\\p{L}+ ){0,2})(?:noche|anoche)|${LATE_MEALS}`,
  dinners: `${TABLES}|${DAY_ENDS}`,
  halves: `mañana|noche|anoche|mesas?|cierr(?:a|an|as)|cerr(?:áis|amos)|trabaj(?:ar|o)|casa|acuest[oa]|acostamos|concierto|película|cine|fiesta|${JOURNEYS}|${EARLY_MEALS}|${LATE_MEALS}`,
  starts: [
    'quiero|queremos|quisiera|querría|necesito|necesitamos|puedo|puede|pueden|podéis|podemos|podría|podrían|me gustaría',
    '(?:me|nos|lo|la|los|las|le|les|se)(?: (?:lo|la|los|las))? (?:[a-záéíóúñ]+(?:é|ó|í|aron|eron|imos)|ha|han|he|hemos)',
  ].join('|'),
  conjunctions: 'y|e|pero|porque|que|cuando|si|como|donde|cuándo|aunque|mientras|o|pues|ya',
};
