/**
 * Loaded before the function where its phases are measured (`node --require`): marks what happens by `performance.mark`, and
 * writes the marks to the file `PROBE_FILE` when the record is written. The function itself holds no marks.
 */
const { performance } = require('node:perf_hooks');
const channel = require('node:diagnostics_channel');
const fs = require('node:fs');
const http = require('node:http');
const vm = require('node:vm');

const DATA = /\/chunks\/[\w-]+\.json$/;
const MARKED = /\/(handler|chunks\/[\w-]+|[\w-]+\.code)(\.js)?$/;
const mark = (name, detail) => performance.mark(name, { detail });

mark('node');
for (const edge of ['start', 'end']) {
  channel.subscribe(`tracing:module.require:${edge}`, ({ id }) => {
    if (MARKED.test(id)) mark(`require:${edge}`, { id });
  });
}

/** The package is loaded with its bytecode by a loader of its own, which Node's channel does not tell of. */
vm.Script = class extends vm.Script {
  #id;

  constructor(source, options) {
    const { filename: id } = options;
    if (MARKED.test(id)) mark('require:start', { id });
    super(source, options);
    this.#id = id;
  }

  runInThisContext(...options) {
    const run = super.runInThisContext(...options);
    const id = this.#id;
    if (!MARKED.test(id)) return run;
    return function (...given) {
      try {
        return Reflect.apply(run, this, given);
      } finally {
        mark('require:end', { id });
      }
    };
  }
};

/** Data is read by that loader, and then parsed. */
const { readFileSync } = fs;
const { parse } = JSON;
let data;
fs.readFileSync = (path, ...options) => {
  if (DATA.test(path)) {
    data = path;
    mark('require:start', { id: path });
  }
  return readFileSync(path, ...options);
};
JSON.parse = (...given) => {
  try {
    return parse(...given);
  } finally {
    if (data !== undefined) mark('require:end', { id: data });
    data = undefined;
  }
};

/** The upstream and its tokens have their path as the name of a call. */
const RUNTIME_API = '/2018-06-01/';
const request = http.request;
http.request = (...given) => {
  const sent = request(...given);
  const target = String(sent.getHeader('x-amz-target') ?? '').replace(/^.*\./, '');
  if (target !== '') observe(sent, target);
  else if (!sent.path.startsWith(RUNTIME_API)) observe(sent, sent.path);
  return sent;
};

let isRecorded = false;

function observe(sent, target) {
  mark('call:start', { id: target });
  sent.once('response', response =>
    response.once('end', () => {
      mark('call:end', { id: target });
      if (target === 'PutItem') isRecorded = true;
      if (isRecorded) writeMarks();
    }),
  );
}

/** After the put of the record nothing is loaded and nothing called any more; a result may be stored beside it. */
function writeMarks() {
  const marks = performance
    .getEntriesByType('mark')
    .map(({ name, startTime, detail }) => ({ name, startTime, ...detail }));
  fs.writeFileSync(process.env.PROBE_FILE, JSON.stringify(marks));
}
