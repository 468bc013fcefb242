import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRate, replay } from '../../infra/cli/start/replay.ts';
import { main as start } from '../../infra/cli/start.ts';
import { readBody, send } from '../../infra/local/http/exchange.ts';
import { listen, type RunningServer } from '../../infra/local/http/listen.ts';
import { runTool } from '../fixtures/run-tool.ts';

let folder: string;
let server: RunningServer;
let heard: { text: string; language: string }[];
/** Waits that the pace asked for, in milliseconds. */
let waits: number[];
let printed: string[];
/** When it is set, the answers wait until it is called. */
let held: (() => void)[] | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  heard = [];
  waits = [];
  printed = [];
  held = undefined;
  const answering = createServer(async (request, response) => {
    const question = JSON.parse((await readBody(request)).toString());
    heard.push(question);
    if (held) await new Promise<void>(resolve => held?.push(resolve));
    send(response, question.text === 'bad' ? 422 : 200, '{}', {});
  });
  server = await listen(answering, 0, 'this test');
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Time moves only while the code waits. */
function createClock() {
  let now = 0;
  return {
    now: () => now,
    monotonic: () => now,
    async sleep(ms: number) {
      waits.push(ms);
      now += ms;
    },
    timeout: () => new AbortController().signal,
  };
}

const play = (name: string, content: string, perSecond = 4) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { signal } = new AbortController();
  return replay({
    file,
    perSecond,
    url: server.url,
    apiKey: 'key',
    clock: createClock(),
    signal,
    print: line => printed.push(line),
  });
};

describe('npm start -- --replay', () => {
  it('says the utterances of a CSV file in their languages, at the rate', async () => {
    const rows = 'language,text\nen-US,"One, and\ntwo"\nde-DE,Drei\nen-GB,\nfr-FR,bad\n';
    expect(await play('talk.csv', rows)).toEqual({ asked: 3, refused: 1, unreadable: 1 });
    const said = heard.map(({ text, language }) => `${language} ${text}`);
    expect(said.toSorted()).toEqual(['de-DE Drei', 'en-US One, and\ntwo', 'fr-FR bad']);
    expect(waits).toEqual([250, 250]);
  });

  it('says the utterances of an NDJSON file', async () => {
    const rows = '{"text":"Hello","language":"en-US"}\n{"text":"Hola","language":"es-ES"}\n';
    expect(await play('talk.ndjson', rows)).toEqual({ asked: 2, refused: 0, unreadable: 0 });
  });

  it('counts what the service does not answer, and goes on', async () => {
    await server.close();
    expect(await play('talk.csv', 'text,language\nHello,en-US\nAgain,en-US\n')).toMatchObject({ asked: 2, refused: 2 });
  });

  it('asks the first row alone, and lets the others wait while it has no answer', async () => {
    held = [];
    const played = play('talk.csv', `text,language\n${'Hello,en-US\n'.repeat(5)}`, 1_000);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await setImmediate();
    expect(heard).toHaveLength(1);
    for (const release of held) release();
    held = undefined;
    expect(await played).toMatchObject({ asked: 5, refused: 0 });
  });

  it('refuses a file without the columns, naming them', async () => {
    await expect(play('talk.csv', 'utterance\nHello\n')).rejects.toThrow('has no column "text", "language"');
    await expect(play('empty.csv', '')).rejects.toThrow('is empty');
  });

  it('refuses a file that does not exist, and a rate that is not valid, before anything is started', async () => {
    const missing = await runTool(start, ['--replay', join(folder, 'none.csv')]);
    expect(missing.code).toBe(3);
    expect(missing.errors).toContain('none.csv: there is no such file or folder');
    for (const rate of ['0', '-1', 'fast', '1001']) expect(() => readRate(rate)).toThrow('--rate must be');
    expect(readRate('1000')).toBe(1000);
    expect(readRate(undefined)).toBe(2);
  });
});
