import { statSync } from 'node:fs';

/**
 * The interval between two checks. A changed rules file is active within a second: at most three checks here, and three
 * in the functions.
 */
const POLL_MS = 100;

/**
 * Notices each change of a file since it was made; make it before the file is read. `fs.watchFile` would miss a change before its own
 * first look, and watching by events would miss a file that an editor puts in place of the old one.
 */
export class FileWatch {
  readonly #path: string;
  /** The state of the file that was last reported, and that of the last check. */
  #reported: string;
  #seen: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#reported = this.#seen = identify(path);
  }

  /** Checks the file from now on. It does not keep the process alive. */
  start(onChange: () => void): void {
    this.#timer = setInterval(() => {
      if (this.look()) onChange();
    }, POLL_MS).unref();
  }

  /** Whether the file has changed, and has stayed the same since the last look: a save may empty the file before it writes. */
  look(): boolean {
    const before = this.#seen;
    this.#seen = identify(this.#path);
    if (this.#seen !== before || this.#seen === this.#reported) return false;
    this.#reported = this.#seen;
    return true;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function identify(path: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch (error) {
    return String(error);
  }
}
