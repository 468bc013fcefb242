export { type BatchOutcome, createBatchExtractor } from './batch.ts';
export { extractionConfig } from './config.ts';
export { createExtractor, type Extract, type Extraction, type ExtractionCall } from './extractor.ts';
export { requestSchema } from './request.ts';
export type { ExtractResponse } from './response.ts';
