import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    units: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
    teens: [
      'diez',
      'once',
      'doce',
      'trece',
      'catorce',
      'quince',
      'dieciséis|diesiseis',
      'diecisiete|diesisiete',
      'dieciocho|diesiocho',
      'diecinueve|diesinueve',
      '',
      'veintiuno|veintiún|veintiuna',
      'veintidós',
      'veintitrés',
      'veinticuatro',
      'veinticinco',
      'veintiséis',
      'veintisiete',
      'veintiocho',
      'veintinueve',
    ],
    tens: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
    hundreds: [
      'cien|ciento',
      'doscientos|doscientas',
      'trescientos|trescientas',
      'cuatrocientos|cuatrocientas',
      'quinientos|quinientas',
      'seiscientos|seiscientas',
      'setecientos|setecientas',
      'ochocientos|ochocientas',
      'novecientos|novecientas',
    ],
    hundred: '',
    thousand: 'mil',
    million: 'millón|millones',
    repeats: { 2: 'doble|dos veces|dos veces el', 3: 'triple|tres veces|tres veces el' },
  },
  months:
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|may|jun|jul|ago|sep|set|sept|oct|nov|dic',
  ordinals: 'primero|primer',
  links:
    'es|era|fue|el|la|los|las|del|de|en|mi|y|yo|soy|un|una|año|día|número|sería|son|tengo|a|al|ese|esa|este|esta|se|llama|que|código|por|favor|con|sí|pues|para|detrás|acceso|lo',
  assertions: 'es|son|sería|era',
  joiners:
    'luego|y luego|después|y después|entonces|y entonces|ahora|y ahora|y también|seguido de|a continuación|guion|espacio|eh|em|este|ah|mmm|mm|a ver|pues|bueno|vale|espere|espera|un momento|creo|creo que|no|perdón|no perdón|digo|quiero decir|no espera|no no|me he equivocado|sí|más|y el|por último|finalmente|barra|y de ahí|y termina en|perdona|perdone',
  conjunctions: 'y',
  labels: {
    number:
      'teléfono|número de teléfono|móvil|número de móvil|celular|fijo|mi número|tarjeta|número de tarjeta|número de la tarjeta|tarjeta de crédito|cuenta|número de cuenta|cuenta bancaria|iban|dni|nie|nif|documento|seguridad social|número de la seguridad social|número de cliente|póliza',
    pin: 'pin|código pin|número pin|número secreto|clave numérica|código secreto|código de acceso|código de verificación|clave secreta',
    'card code':
      'cvv|cvc|código de seguridad|código de verificación de la tarjeta|dígitos de detrás|números de detrás|dígitos del reverso|cifras de detrás',
    password: 'contraseña|clave|clave de acceso|palabra clave|palabra secreta',
    passport: 'pasaporte|número de pasaporte|número del pasaporte',
    licence: 'carnet de conducir|carné de conducir|permiso de conducir|licencia de conducir|permiso de conducción',
    plate: 'matrícula|matrícula del coche|placa',
    postcode: 'código postal|cp',
    address: 'dirección|domicilio|vivo en|vive en|envíelo a|enviar a|ahí vivo|mudado a|entregar en',
    other: 'dirección ip|dirección de correo|correo electrónico|dirección mac',
    order:
      'pedido|número de pedido|núm de pedido|nº de pedido|orden|factura|número de factura|número de seguimiento|seguimiento|incidencia|número de incidencia|referencia del pedido|artículo|número de artículo|código de error|localizador',
  },
  births: {
    said: 'nacido|nacida|nací|nació|nacimiento|fecha de nacimiento|fecha de mi nacimiento|soy del',
    days: 'cumpleaños',
  },
  mail: {
    at: 'arroba',
    shyAt: '',
    dot: 'punto',
    joints: 'punto|guion|guion bajo|guion medio|barra baja|bajo|medio|subrayado',
    remarks: 'todo|junto|en|minúsculas|minúscula|sin|espacios|mayúscula|mayúsculas',
    neverNames: '',
    hosts: 'telefonica|terra|correo',
    topLevels: 'es|cat|mx|ar|cl|eus|gal',
  },
  neverPasswords:
    'no|incorrecta|incorrecto|errónea|inválida|caducada|caducado|olvidada|perdida|bloqueada|necesaria|muy|demasiado|la|misma|esta|esa|cuál|qué|dónde|cómo|segura|débil|mi|se|me|nunca|siempre|obligatoria|nueva|esto|lo|el|una',
  tails: { words: 'acaba|termina|terminada|terminado|dígitos|digitos|cifras', links: 'en|con|son' },
  streets: {
    words:
      'calle|c|avenida|avda|plaza|pza|paseo|carrer|camino|ronda|travesía|número|n|vía|rambla|carretera|urbanización|glorieta',
    sure: { before: 'calle|avenida|avda|plaza|paseo|carrer|camino|ronda|travesía|carretera', attached: '', behind: '' },
  },
  currencies: 'euro|euros|dólares|dolares|libras|céntimos|pesos',
  spelling: {
    alphabets:
      'antonio barcelona carmen dolores enrique francia gerona huelva inés josé kilo lorenzo madrid navarra oviedo parís queso ramón sábado tarragona ulises valencia washington xilófono yegua zaragoza',
    examples: 'de|como',
    letters:
      'be=B|ce=C|efe=F|ge=G|hache=H|jota=J|ka=K|ele=L|eme=M|ene=N|pe=P|cu=Q|erre=R|ese=S|te=T|uve=V|uve doble=W|doble uve=W|doble ve=W|equis=X|i griega=Y|ye=Y|zeta=Z|ceta=Z|i latina=I',
  },
  identifiers: [
    // DNI
    { length: 9, digits: 8, form: /^\d{8}[A-Z]$/, holds: hasDniLetter },
    // NIE: its first letter counts as 0, 1 or 2.
    {
      length: 9,
      digits: 7,
      form: /^[XYZ]\d{7}[A-Z]$/,
      holds: nie => hasDniLetter('XYZ'.indexOf(nie.charAt(0)) + nie.slice(1)),
    },
  ],
};

function hasDniLetter(dni: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(dni.slice(0, 8)) % 23) === dni.charAt(8);
}
