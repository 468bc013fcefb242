export { type BatchOutcome, createBatchExtractor, type ExtractBatch } from './batch.ts';
export { MAX_BATCH_ITEMS } from './batch-request.ts';
export { extractionConfig } from './config.ts';
export { createExtractor, type Extract, type Extraction, type ExtractionCall } from './extractor.ts';
export { requestSchema } from './request.ts';
export type { ExtractResponse } from './response.ts';
