import { statSync } from 'node:fs';

/** A changed rules file is live within a second: two looks of this interval, one here and one in the functions. */
const POLL_MS = 250;

/**
 * Notices each change of a file since it was made; make it before the file is read. `fs.watchFile` would miss a change before its own
 * first look, and watching by events would miss a file that an editor puts in place of the old one.
 */
export class FileWatch {
  readonly #path: string;
  #seen: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#seen = identify(path);
  }

  /** Looks at the file from now on. Does not keep the process alive. */
  start(onChange: () => void): void {
    this.#timer = setInterval(() => {
      const now = identify(this.#path);
      if (now === this.#seen) return;
      this.#seen = now;
      onChange();
    }, POLL_MS).unref();
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
