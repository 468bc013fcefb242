import type { GatewayAnswer } from '../local/gateway/index.ts';

/** What the local gateway tells of its answers: their records, and which tier of the cache gave an answer. */
export class AnswerWatch {
  readonly #callbacks = new Set<(auditIds: readonly string[]) => void>();
  readonly #tiers = new Map<string, string>();

  readonly note = ({ headers, body }: Pick<GatewayAnswer, 'headers' | 'body'>): void => {
    const [, tier] = /; detail=([\w-]+)/.exec(headers['Cache-Status'] ?? '') ?? [];
    const auditIds = [...body.matchAll(/"audit_id":"(\w{26})"/g)].flatMap(([, id = '']) => id);
    const [first] = auditIds;
    if (tier !== undefined && first !== undefined) this.#remember(first, tier);
    for (const callback of this.#callbacks) callback(auditIds);
  };

  /**
   * @param callback takes the ids of the records of an answer, which are in the ledger then
   * @returns what ends it
   */
  subscribe(callback: (auditIds: readonly string[]) => void): () => void {
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
