/**
 * Loaded before the function where its profile is taken (`node --require`): samples what runs from the start of the process
 * until the record is written and the answer sent, and writes the profile to the file `PROBE_FILE`.
 */
const { Session } = require('node:inspector');
const fs = require('node:fs');
const http = require('node:http');

const INTERVAL_US = 200;
/** After the put of the record: the metrics and the answer. */
const LAST_MS = 50;

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
session.post('Profiler.start');

const request = http.request;
http.request = (...given) => {
  const sent = request(...given);
  if (String(sent.getHeader('x-amz-target')).endsWith('.PutItem')) sent.once('close', () => setTimeout(stop, LAST_MS));
  return sent;
};

function stop() {
  session.post('Profiler.stop', (error, { profile } = {}) => {
    // The reader waits for the name.
    fs.writeFileSync(`${process.env.PROBE_FILE}.part`, JSON.stringify(error ?? profile));
    fs.renameSync(`${process.env.PROBE_FILE}.part`, process.env.PROBE_FILE);
  });
}
