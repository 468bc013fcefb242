import { type Io, UsageError } from '../tool/index.ts';

/** The longest value that Secrets Manager accepts. */
const MAX_CHARACTERS = 65_536;

/**
 * The value of a secret with these fields, as JSON. From a keyboard, each field is asked for and not shown. From a pipe
 * or a file, the whole document is read. If there is only one field, its text alone is enough.
 */
export async function readValue({ in: input, err }: Io, fields: readonly string[]): Promise<string> {
  if (!input.isTTY) return toDocument(await readAll(input), fields);
  const keyboard = new Keyboard(input);
  try {
    const answers: Record<string, string> = {};
    for (const field of fields) {
      err.write(`${field} (is not shown): `);
      answers[field] = (await keyboard.readLine()).trim();
      err.write('\n');
    }
    return JSON.stringify(answers);
  } finally {
    keyboard.close();
  }
}

function toDocument(text: string, fields: readonly string[]): string {
  const value = text.trim();
  if (value === '') throw new UsageError('The standard input is empty: it must hold the value of the secret');
  const [only, ...others] = fields;
  return only !== undefined && others.length === 0 && !value.startsWith('{')
    ? JSON.stringify({ [only]: value })
    : value;
}

async function readAll(input: Io['in']): Promise<string> {
  let text = '';
  for await (const chunk of input.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_CHARACTERS) throw new UsageError(`The value has more than ${MAX_CHARACTERS} characters`);
  }
  return text;
}

const ENTER = ['\r', '\n', '\u0004'];
const ERASE = ['\b', '\u007f'];
const CTRL_C = '\u0003';

/** Lines from a keyboard without an echo. A paste may bring several lines at once. */
class Keyboard {
  readonly #input: Io['in'];
  readonly #chunks: AsyncIterator<string>;
  #pending: string[] = [];

  constructor(input: Io['in']) {
    this.#input = input;
    input.setRawMode?.(true);
    this.#chunks = input.setEncoding('utf8')[Symbol.asyncIterator]();
  }

  /** @throws UsageError when the person gives up, or the input ends */
  async readLine(): Promise<string> {
    const line: string[] = [];
    for (;;) {
      const key = await this.#nextKey();
      if (key === undefined || key === CTRL_C) throw new UsageError('Nothing was stored');
      if (ENTER.includes(key)) return line.join('');
      if (ERASE.includes(key)) line.pop();
      else if (key >= ' ') line.push(key);
    }
  }

  close(): void {
    this.#input.setRawMode?.(false);
    this.#input.pause();
  }

  async #nextKey(): Promise<string | undefined> {
    while (this.#pending.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done) return undefined;
      // CR LF of a paste is one line end.
      this.#pending = [...value.replaceAll('\r\n', '\n')];
    }
    return this.#pending.shift();
  }
}
