import type { FillerWords } from '../pack/fillers.ts';

export const fillerWords: FillerWords = {
  neutral: (
    'un una unos unas el la los las lo mi mis su sus tu tus nuestro nuestra este esta es era fue fueron son ' +
    'estaba yo me nos se le usted he ha hemos habia por favor gracias hola buenos dias si pues bueno eh ah ok ' +
    'vale que como solo creo pienso supongo quizas tal vez aproximadamente alrededor cerca exactamente en a al de del para con sobre'
  ).split(' '),
  about: (
    'fecha dia cita entrega pedido compra compre comprado comprada recibi recibido recibida entregado entregada ' +
    'enviado enviada pagado pagada reservado reservada nacido nacida naci nacio nacimiento llego llegado llegada vence ' +
    'vencimiento reserva reunion llamada precio importe cobraron cobrado devolucion devolver descuento saldo total suma coste costo cuesta factura cargo tarifa ' +
    'reembolso pago numero telefono movil celular tel correo electronico email e mail direccion contacto hora prefijo permanencia contrato estancia garantia duracion ' +
    'iva planta piso linea posicion puesto pagina intento reclamacion paquete articulo opcion puerta habitacion fila asiento vez ' +
    'billete cheque transferencia fianza alquiler cuota preaviso prestamo abono prueba retraso'
  ).split(' '),
  rangeOpeners: 'entre|de|del|desde',
  rates:
    'el|la|al|a la|por pedido|por llamada|por cita|por linea|por entrega|por reserva|por persona|por noche|por hora|por dia',
  corrections: {
    insteadOf:
      'no|no no|no perdon|perdon|perdona|perdone|digo|quiero decir|queria decir|mejor dicho|mejor|o mejor|espera|espere|disculpe|disculpa|no puedo|no me va bien|no me viene bien|corrijo|rectifico|me equivoque',
    denials: 'no|y no|en lugar de|en lugar del|en vez de|en vez del',
    contrasts: 'sino|sino que',
    hesitations: 'eh|ah|ay|ehm|em|este|pues|bueno',
    restates: 'o sea|es decir|esto es|a saber|que es|mejor dicho',
  },
};
