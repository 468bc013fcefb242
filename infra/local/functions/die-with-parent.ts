// Loaded into serverless-offline before anything else: when the process that started it is gone, however that came, it
// goes too. Worker threads load it as well and have no channel of their own.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
