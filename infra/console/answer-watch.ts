import type { GatewayAnswer } from '../local/gateway/index.ts';

/** What the local gateway tells of its answers: that there is a new one, and which tier of the cache gave it. */
export class AnswerWatch {
  readonly #callbacks = new Set<() => void>();
  readonly #tiers = new Map<string, string>();

  readonly note = ({ headers, body }: GatewayAnswer): void => {
    const [, tier] = /; detail=([\w-]+)/.exec(headers['Cache-Status'] ?? '') ?? [];
    const [, auditId] = /"audit_id":"(\w{26})"/.exec(body) ?? [];
    if (tier !== undefined && auditId !== undefined) this.#remember(auditId, tier);
    for (const callback of this.#callbacks) callback();
  };

  /** @returns what ends it */
  subscribe(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  /** The record does not name the tier. */
  tierOf(auditId: string): string | undefined {
    return this.#tiers.get(auditId);
  }

  #remember(auditId: string, tier: string): void {
    this.#tiers.set(auditId, tier);
    const [oldest] = this.#tiers.keys();
    if (this.#tiers.size > MOST_TIERS && oldest !== undefined) this.#tiers.delete(oldest);
  }
}

/** As many as the page lists. */
const MOST_TIERS = 10_000;
