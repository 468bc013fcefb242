import type { KeyObject } from 'node:crypto';

export interface BundleResult {
  /** What is not proven, with the line; empty when everything is. */
  faults: string[];
  seals: number;
  records: number;
  /** Windows past their retention, of which only the seal is left. */
  expired: number;
  record: { auditId: string; window: number } | undefined;
}

export function verifyBundle(
  lines: AsyncIterable<string> | Iterable<string>,
  publicKeys: readonly KeyObject[],
  nowSeconds: number,
): Promise<BundleResult>;

/** @throws Error when the text holds no Ed25519 public key */
export function readPublicKeys(pem: string): KeyObject[];
