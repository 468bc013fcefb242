// Loaded into serverless-offline before anything else. It ends the process when its parent process is gone. Worker threads
// load it too, but have no channel of their own.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
