export {
  createSinkAdmin,
  type Delivery,
  type RunningSink,
  type SinkAdmin,
  type SinkFault,
  type SinkOptions,
  startWebhookSink,
} from './sink.ts';
