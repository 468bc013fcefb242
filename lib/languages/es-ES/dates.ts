import { AMBIGUOUS_PART } from '../pack/costs.ts';
import type { DateWords } from '../pack/dates.ts';
import { rules } from './date-rules.ts';
import { HOLIDAYS } from './holidays.ts';
import { TENSE } from './tense.ts';

export const dateWords: DateWords = {
  dayFirst: true,
  neverNumbers: '',
  months: [
    ['enero|ene', 1],
    ['febrero|feb', 2],
    ['marzo|mar', 3],
    ['abril|abr', 4],
    ['mayo|may', 5],
    ['junio|jun', 6],
    ['julio|jul', 7],
    ['agosto|ago', 8],
    ['septiembre|setiembre|sept|sep|set', 9],
    ['octubre|oct', 10],
    ['noviembre|nov', 11],
    ['diciembre|dic', 12],
  ],
  weekdays: [
    ['lunes|lun|lu|los lunes', 1],
    ['martes|mar|ma|los martes', 2],
    ['miércoles|mie|mier|mi|los miercoles', 3],
    ['jueves|jue|ju|los jueves', 4],
    ['viernes|vie|vi|los viernes', 5],
    ['sábado|sab|sa|sabados', 6],
    ['domingo|dom|do|domingos', 7],
  ],
  units: [
    ['segundo|segundos|seg|segs|s', 'second'],
    ['minuto|minutos|min|mins', 'minute'],
    ['hora|horas|h|hr|hrs|hs|hras', 'hour'],
    ['día|días', 'day'],
    ['semana|semanas', 'week'],
    ['mes|meses|mes natural', 'month'],
    ['trimestre|trimestres', 'quarter'],
    ['año|años|ano|anos|año natural|año calendario|calendario año', 'year'],
    ['década|décadas|decenio', 'decade'],
    ['siglo|siglos', 'century'],
    ['quincena|quincenas', 'fortnight'],
  ],
  shifts: [
    ['este|esta|estos|estas|el presente|actual|presente|corriente|en curso|el actual', 0],
    [
      'próximo|próxima|próximos|próximas|siguiente|siguientes|que viene|que vienen|entrante|venidero|venidera|este próximo|esta próxima',
      1,
    ],
    ['pasado|pasada|pasados|pasadas|último|última|últimos|últimas|anterior|anteriores|este pasado|previo|previa', -1],
  ],
  days: [
    ['hoy|el día de hoy|el día|el mismo día|del día|día de hoy', 0],
    [
      'mañana|el día siguiente|el día de mañana|el siguiente día|al día siguiente|día de mañana|siguiente día|día siguiente',
      1,
    ],
    ['ayer|el día anterior|el día de ayer|el último día|día de ayer', -1],
    ['pasado mañana|pasadomañana|el día después de mañana|el día despues de mañana|día después de mañana', 2],
    ['anteayer|antier|antes de ayer|antes de anoche|el día antes de ayer|día antes de ayer', -2],
  ],
  dayParts: [
    ['madrugada', 'dawn', 0, 6],
    ['mañana', 'morning', 4, 12, AMBIGUOUS_PART],
    ['mañanita|mañanas', 'morning', 4, 12],
    ['mediodía', 'lunch', 12, 14],
    ['tarde|tardes|tardecita', 'afternoon', 12, 20],
    ['noche|noches', 'night', 20, 28],
  ],
  meridiems: [
    ['am|a m|a . m|a . m .', 'am'],
    ['pm|p m|p . m|p . m .|p', 'pm'],
  ],
  clocks: [
    ['mediodía|medio día|medio dia|al mediodía|al medio día|del mediodía', '12:00'],
    ['medianoche|media noche|a medianoche|a la medianoche', '00:00'],
    ['media mañana|a media mañana', '10:00'],
    ['media tarde|a media tarde', '14:00'],
  ],
  vague: [['algunos|algunas|unos|unas|unos pocos|unas pocas|pocos|pocas|varios|varias|unos cuantos|unas cuantas', 3]],
  quantities: [
    ['un par de|par de|un par', 2],
    ['una docena|docena', 12],
  ],
  hundreds: [
    ['setecientos', 700],
    ['ochocientos', 800],
    ['novecientos|nuevecientos', 900],
  ],
  bothEndsCounted: [8, 15],
  recurring: [
    ['diariamente|diario|a diario|todos los días|cada día', 'day'],
    ['semanalmente|semanal', 'week'],
    ['mensualmente|mensual', 'month'],
    ['trimestralmente|trimestral', 'quarter'],
    ['anualmente|anual', 'year'],
  ],
  workdays: [['día hábil|días hábiles|día laborable|días laborables|día laboral|días laborales', 5]],
  holidays: HOLIDAYS,
  tense: TENSE,
  seasons: [
    ['primavera', 'spring'],
    ['verano', 'summer'],
    ['otoño', 'autumn'],
    ['invierno', 'winter'],
  ],
  zones: [
    ['utc|gmt', 'UTC'],
    ['cet', 'Europe/Madrid'],
    ['cest', '+02:00'],
    ['est', '-05:00'],
    ['edt', '-04:00'],
    ['et', 'America/New_York'],
    ['cst', '-06:00'],
    ['cdt', '-05:00'],
    ['pst', '-08:00'],
    ['pdt', '-07:00'],
    ['pt', 'America/Los_Angeles'],
  ],
  now: 'ahora|ahora mismo|ya|ya mismo|en este momento|en este instante|inmediatamente|lo antes posible|lo más pronto posible|tan pronto como sea posible|cuanto antes|tan pronto como podamos|lo más rápido posible|tan pronto como pueda|actualmente|en estos momentos',
  connectors:
    'a|al|a la|a las|de|del|de la|de las|en|en la|en el|el|la|las|los|por|por la|,|para|para el|para las|sobre|.|hacia|a eso de|cerca de',
  fillers:
    'a|al|de|del|en|el|la|las|los|por|para|,|.|!|?|¿|¡|por|favor|es|sobre|hacia|aproximadamente|sí|si|y|que|quizás|tal|vez|durante|le|repetir',
  interjections: 'no|perdón',
  notSlips:
    'marco|marcos|mares|marta|partes|artes|martas|entero|abrir|abrid|junto|junior|juntos|mayor|mayores|angosto|agota|agotado|salado|sabido|sabida|sabana|bueno|dinero|negro|lunas|lentes|viene|vienes|juegos|domino|julia|juliana|gusto',
  shy: 'mar|may|set|a|mi|ma|do|sa|vi|ju|lu|ya|cuarto|actual|presente|siguiente',
  counted: 'euro|dolar|dólar|libra|cent|por ciento|peso',
  rules,
};
