import { any, NUMERIC_DATES, NUMERIC_TIMES, type StandInWords, sequence, smallNumbers } from '../pack/stand-in.ts';
import { numberWords } from './numbers.ts';

const weekday = any(['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo']);
const month = any(['enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre']);
const count = any(['\\d{1,3}', 'una?', 'un\\s+par\\s+de', smallNumbers(numberWords)]);
const unit = '(?:dias?|semanas?|mes(?:es)?|anos?)';
const period = any([weekday, 'semana', 'mes', 'ano', 'fin\\s+de\\s+semana']);

export const standInWords: StandInWords = {
  products: [
    '(?:auriculares|cascos|audifonos)\\s+(?:inalambricos|bluetooth|con\\s+cancelacion\\s+de\\s+ruido)',
    '(?:altavoz|altavoces|cargador|teclado|raton)\\s+(?:inalambricos?|inteligentes?|bluetooth|portatil(?:es)?)',
    'auriculares|audifonos|cascos|altavoz|altavoces|barra\\s+de\\s+sonido',
    'reloj\\s+inteligente|portatil|tableta|cargador|teclado|cable\\s+de\\s+carga',
    'wh-1000xm\\d|buds-pro',
  ],
  intents: {
    sure: [
      'reembols(?:o|os|ar|en|e)|reintegro|devolucion\\s+del\\s+dinero',
      'devol(?:ver|verlo|verlos|verla|verlas|ucion|uciones)|devuel(?:vo|ve|to)',
      'cambi(?:o|ar|arlo|arlos|arla|arlas|e)|canje(?:ar)?',
    ],
    likely: ['quej(?:a|ar|arme)|reclam(?:acion|ar)', 'cancel(?:ar|acion|e)', 'anular', 'rastrear|seguimiento'],
  },
  dates: [
    `(?:del\\s+)?(?:3[01]|[12]?\\d)\\s+al\\s+(?:3[01]|[12]?\\d)\\s+de\\s+${month}(?:\\s+del?\\s+(?:19|20)\\d{2})?`,
    `(?:(?:el\\s+)?${weekday},?\\s+)?(?:el\\s+)?(?:dia\\s+)?(?:3[01]|[12]?\\d)\\s+de\\s+${month}(?:\\s+del?\\s+(?:19|20)\\d{2})?`,
    ...NUMERIC_DATES,
    `(?:el|la)\\s+${period}\\s+(?:pasad[oa]|anterior|que\\s+viene|proxim[oa])`,
    `(?:el|la|este|esta)\\s+(?:pasad[oa]|proxim[oa]|ultim[oa])\\s+${period}`,
    `est[ea]\\s+${period}`,
    sequence('hace', count, unit),
    sequence('(?:en|dentro\\s+de)', count, unit),
    `(?:el\\s+)?${weekday}`,
    'anteayer|antes\\s+de\\s+ayer|ayer|hoy|pasado\\s+manana|(?<!(?:la|esta)\\s)manana',
  ],
  times: [
    '(?:a\\s+)?las?\\s+[012]?\\d(?:[:.][0-5]\\d)?(?:\\s+(?:horas|de\\s+la\\s+(?:manana|tarde|noche)))?',
    ...NUMERIC_TIMES,
    'mediodia|medianoche',
  ],
  doubtfulNumbers: ['uno'],
  currencies: ['euros?', 'eur', 'centimos?', 'dolar(?:es)?', 'usd', 'libras?', 'gbp', 'pesos?'],
  betweenAmounts: 'o|a',
  percent: 'por\\s+cien(?:to)?',
  orderWords:
    '(?:numero|n\\.?º|codigo)\\s+de\\s+(?:pedido|factura|seguimiento|referencia)(?:\\s+es)?|pedido(?:\\s+(?:numero|n\\.?º?))?|factura|referencia',
  nationalPhone: '[6-9]\\d{2}[\\s.-]?\\d{3}[\\s.-]?\\d{3}|[6-9]\\d{2}[\\s.-]?\\d{2}[\\s.-]?\\d{2}[\\s.-]?\\d{2}',
};
