import type { PrivacyWords } from '../pack/privacy.ts';
import { monthNames, readOutNumbers } from '../pack/read-out.ts';
import { dateWords } from './dates.ts';
import { numberWords } from './numbers.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    ...readOutNumbers(numberWords, { never: 'zero|un|una', roundHundred: 'cien' }),
    hundred: '',
    thousand: 'mil',
    million: 'millón|millones',
    repeats: {
      2: 'doble|dos veces|dos veces el',
      3: 'triple|tres veces|tres veces el',
      4: 'cuádruple|cuatro veces|cuatro veces el',
      5: 'cinco veces|cinco veces el',
    },
  },
  months: monthNames(dateWords),
  ordinals: 'primero|primer',
  links:
    'es|era|fue|el|la|los|las|del|de|en|mi|y|yo|soy|un|una|año|día|número|sería|son|tengo|a|al|ese|esa|este|esta|se|llama|que|código|por|favor|con|sí|pues|para|detrás|acceso|lo|cliente|usuario|agente|wifi|tres|cuatro|dígitos|números|últimos|nueva|nuevo|antigua|debería|ser|siguiente|titular|como|pongo|puse|uso|utilizo|marco|tecleo|cuenta|aplicación|app|banco|router|pone|dice|será|llegó|nacional|vehículo|coche',
  assertions: 'es|son|sería|era|como|pone|dice|será',
  own: 'mi|mis|yo|tengo|nuestro',
  joiners:
    'luego|y luego|después|y después|entonces|y entonces|ahora|y ahora|y también|seguido de|a continuación|guion|espacio|eh|em|este|ah|mmm|mm|a ver|pues|bueno|vale|espere|espera|un momento|creo|creo que|no|perdón|no perdón|digo|quiero decir|no espera|no no|me he equivocado|sí|más|y el|por último|finalmente|barra|y de ahí|y termina en|perdona|perdone|acaba en|termina en|y acaba en|al final|y al final|o sea|dos puntos|empiezo de nuevo|otra vez|en caso|en ese caso|en todo caso|en cualquier caso|por si acaso',
  asides:
    'un|segundo|segundito|momento|espera|espere|que|la|lo|los|las|busco|dónde|está|aquí|tiene|me|sigue|siguientes|siguiente|últimos|últimas|último|son|el|y|resto|es|ajá|correcto|eso|sigo|final|luego|viene|coma|déjeme|déjame|ver|vale|apunta|apunte|apunto|te|digo|ay|no|perdón|perdona|perdone|quería|decir|quiero|equivoqué|equivocado|he|corrijo|empiezo|otra|vez|estaba|mal|rectifico|uy|leí|eh|este|esto|pues|bueno|mmm|sí|ahora|después|número|números|dígitos|cifras|prefijo|ahí|va|van|le|siga|anota|anote|entonces|bien|claro|primero|miro|mire|mira|exacto|perfecto|confirmo|siempre|código',
  conjunctions: 'y',
  labels: {
    number:
      'teléfono|número de teléfono|móvil|número de móvil|celular|fijo|mi número|tarjeta|número de tarjeta|número de la tarjeta|tarjeta de crédito|cuenta|número de cuenta|cuenta bancaria|iban|dni|nie|nif|documento|seguridad social|número de la seguridad social|número de cliente|póliza|carnet de identidad|carné de identidad|número de dni|número de documento|documento de identidad|llámeme al|llamar al|contácteme en el|mi fijo|número de socio|visa|mastercard|número de afiliación|pasar al|nss|nº de cuenta|n de cuenta|nº cuenta|ccc|número de seguridad social|nº de la seguridad social|nº ss|n ss|número ss|núm de la seguridad social|documento nacional de identidad|número de identidad|número de nie|número de nif|tarjeta de débito|carnet|número de contacto|contacto|llamarme al|llámame al|localizarme en el|whatsapp|número de afiliado|tarjeta sanitaria|número del dni|número de mi dni|teléfono fijo|tfno|tel|tf|telf|teléf|número de tlf|tlf|fax|código de cliente|tie|permiso de residencia',
    pin: 'pin|código pin|número pin|número secreto|clave numérica|código secreto|código de acceso|código de verificación|clave secreta|clave de cuatro dígitos|código de desbloqueo|clave del cajero|pin de la tarjeta|código personal|mi número secreto|su número secreto|llegó el código|llegado el código|código que me llegó|código que me enviaron|código recibido|código sms|código de un solo uso|clave de la tarjeta|clave de firma|clave telefónica|código de la puerta|código de la alarma|clave de seguridad|clave de cajero|clave de acceso telefónico|pin del móvil|contraseña numérica|clave pin',
    'card code':
      'cvv|cvc|código de seguridad|código de verificación de la tarjeta|dígitos de detrás|números de detrás|dígitos del reverso|cifras de detrás|de atrás|de detrás|detrás|del reverso|al dorso|por detrás|código de la tarjeta|código cvv|código cvc|dígitos de seguridad|números de seguridad|cvc2|cvv2|números de atrás|cifras de atrás|dígitos de atrás|números del reverso|números por detrás|cifras por detrás|código de atrás|código del reverso|código de verificación|cód de seguridad|en el reverso|en el dorso|tres de atrás|código de tres cifras|código de tres dígitos|código seguridad|cód seguridad|c v v|c v c|ce uve uve|ce uve ce|detrás de la tarjeta|por detrás de la tarjeta|al dorso de la tarjeta|al reverso|en el dorso de la tarjeta|en el reverso de la tarjeta',
    password:
      'contraseña|clave|clave de acceso|palabra clave|palabra secreta|clave del wifi|contraseñas|palabra de seguridad|respuesta secreta|frase secreta|contraseña telefónica|contrasenya|clave del router|clave de internet|password|clave de usuario|nueva clave|contraseña nueva',
    secret:
      'clave api|clave de api|clave de la api|api key|llave|token de acceso|clave privada|clave de licencia|secreto',
    passport:
      'pasaporte|número de pasaporte|número del pasaporte|documento de viaje|nº de pasaporte|n de pasaporte|pasaporte nº|pasaporte número|pasaporte español',
    licence:
      'carnet de conducir|carné de conducir|permiso de conducir|licencia de conducir|permiso de conducción|carnet|carné|permiso|número del carné|número del carnet|licencia|número del permiso|número de licencia|carnet de coche|permiso de circulación|número de carnet de conducir|número de carné de conducir|número del permiso de conducir|número de permiso|número de permiso de conducir',
    plate:
      'matrícula|matrícula del coche|placa|matriculado|matriculada|matrícula del vehículo|número de matrícula|número de placa|patente|placa de matrícula|placas|matrícula nº|matrículas|número de la matrícula|bastidor y matrícula',
    postcode: 'código postal|cp',
    address:
      'dirección|domicilio|vivo en|vive en|envíelo a|enviar a|ahí vivo|mudado a|entregar en|dirección de entrega|dirección de envío|dirección de facturación|dirección postal|vivimos en|mándelo a|mandar a|mándelo a la|residente en|resido en|mudado|nueva dirección|recoger en|estamos en|técnico a|mi casa está en|vivo ahora en|envíenlo a|mándenlo a|mi piso está en',
    box: 'apartado de correos|apartado postal|apdo de correos|apartado de correos número|apdo',
    other: 'dirección ip|dirección de correo|correo electrónico|dirección mac',
    order:
      'pedido|número de pedido|núm de pedido|nº de pedido|orden|factura|número de factura|número de seguimiento|seguimiento|incidencia|número de incidencia|referencia del pedido|artículo|número de artículo|código de error|localizador|referencia|número de referencia|ref|reserva|número de reserva|código de reserva|expediente|número de expediente|número de serie|nº de serie|caso|número de caso|envío|número de envío|bulto|albarán|presupuesto|reclamación|número de reclamación|versión|compilación|siniestro|vuelo|ticket|seguimiento del pedido|paquete|modelo|pieza|número de pieza|recambio|código de producto|ref de pieza|lectura del contador',
    confirmation: 'código de confirmación|número de confirmación',
  },
  births: {
    said: 'nacido|nacida|nací|nació|nacimiento|fecha de nacimiento|fecha de mi nacimiento|soy del|fecha nacimiento|fecha de nac|f nac|f nacimiento|fec nac|nac|nacimos|nacieron',
    days: 'cumpleaños',
    feasts: 'nochebuena|nochevieja|navidad|reyes|nuevo|inocentes|pascua|pilar|constitución|hispanidad|víspera',
    weekdays: 'lunes|martes|miércoles|jueves|viernes|sábado|domingo',
  },
  mail: {
    at: 'arroba|a roba|arrova|roba',
    ambiguousAt: '',
    dot: 'punto',
    joints: 'punto|guion|guion bajo|guion medio|barra baja|bajo|medio|subrayado|guión|subguión|menos|raya|subraya|más',
    remarks:
      'todo|junto|en|minúsculas|minúscula|sin|espacios|mayúscula|mayúsculas|con|acento|acentos|tilde|espacio|pegado|junta|ce|letra|números',
    neverNames: '',
    hosts: 'telefonica|terra|correo',
    topLevels: 'es|cat|mx|ar|cl|eus|gal',
  },
  neverPasswords:
    'no|incorrecta|incorrecto|errónea|inválida|caducada|caducado|olvidada|perdida|bloqueada|necesaria|muy|demasiado|la|misma|esta|esa|cuál|qué|dónde|cómo|segura|débil|mi|se|me|nunca|siempre|obligatoria|nueva|esto|lo|el|una|que|pero|de|del|para|tampoco|ya|puedo|funciona|por|favor|gracias|vale|vale',
  passwordComplaints:
    'y|o|con|sin|a|al|en|problema|problemas|error|errores|ayuda|pregunta|campo|página|enlace|correo|mensaje|usuario|cuenta|app|portal|cambiada|cambiar|cambio|cambié|recuperar|recuperación|restablecer|restablecida|restablecimiento|válida|válido|correcta|correcto|errado|equivocada|vacía|robada|hackeada|rechazada|aceptada|denegada|dos|tres|ayer|hoy|mañana|ahora|otra|otro|vez|veces|sigue|sale|aparece|da|dice|es|era|está|fue|ha|han|hay|tiene|tengo|necesito|quiero|funcionar|expirada|vencida|sí|hola|eh|primaria|pública|privada|única|dinámica|principal|temporal|provisional|código|enviada|enviar|recibida|recibir',
  passwordChanges: { said: 'cambiado|cambié|puesto|puse|cambiar|cambio', links: 'a|por|como', with: 'con|usando|como' },
  tails: { words: 'acaba|termina|terminada|terminado|dígitos|digitos|cifras', links: 'en|con|son' },
  streets: {
    words:
      'calle|avenida|avda|plaza|pza|paseo|carrer|camino|ronda|travesía|vía|rambla|carretera|urbanización|glorieta|polígono|polígono industrial|urb|finca|cortijo|edificio|bloque|residencial',
    number: 'número|nº|n°|núm|n',
    flats: 'piso|puerta|bajo|escalera',
    cities: 'en|de',
    suffixes: 'bis',
    sure: {
      before:
        'calle|avenida|avda|av|plaza|pza|paseo|carrer|camino|ronda|travesía|carretera|gran vía|rambla|urbanización|glorieta|callejón|c/',
      small:
        'calle|avenida|avda|plaza|paseo|carrer|camino|ronda|travesía|gran vía|rambla|urbanización|glorieta|callejón|c/',
    },
  },
  currencies: 'euro|euros|dólares|dolares|libras|céntimos|pesos',
  units:
    'minutos|minuto|horas|hora|días|día|semanas|semana|meses|mes|años|kilómetros|km|metros|personas|habitaciones|habitación|veces|por|para|y|a|de|del|más|grados|noches|unidades|si',
  spelling: {
    alphabets:
      'antonio barcelona carmen dolores enrique francia gerona huelva inés josé kilo lorenzo madrid navarra oviedo parís queso ramón sábado tarragona ulises valencia washington xilófono yegua zaragoza|alicante bilbao cáceres dinamarca españa felipe granada historia italia jaén karina lugo málaga natalia orense palencia querido roma sevilla teruel uruguay vigo - ximena yolanda zamora|abeja beatriz carlos daniel elena francisco gonzalo huesca ignacio juan - luis maría nicaragua óscar pedro quito raquel sara toledo úrsula vicente - xavier yucatán zacarías|alfa burgos cádiz david eco francia guadalajara hotel isabel julieta kiosco león murcia noviembre - portugal - rosa soria tomás uniforme víctor whisky - yoyo zulú|américa bueno casa dedo elefante foca gato huevo - jirafa - luna mano nube oso papá - ratón sol taza uva vaca - - - zapato',
    examples: 'de|como|como en|de la palabra|para',
    letters:
      'be=B|ce=C|efe=F|ge=G|hache=H|jota=J|ka=K|ele=L|eme=M|ene=N|pe=P|cu=Q|erre=R|ese=S|te=T|uve=V|uve doble=W|doble uve=W|doble ve=W|equis=X|i griega=Y|ye=Y|zeta=Z|ceta=Z|i latina=I',
  },
};
