import type { createBatchExtractor as Create, ExtractBatch } from './batch.ts';

/** Batches are rare: what reads them is a chunk of its own, which the first one loads. */
export const createBatchExtractor =
  (options: Parameters<typeof Create>[0]): ExtractBatch =>
  async (call, context) =>
    (await import('./batch.ts')).createBatchExtractor(options)(call, context);
