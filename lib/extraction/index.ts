export { extractionConfig } from './config.ts';
export { createExtractor, type Extract, type Extraction, type ExtractionCall } from './extractor.ts';
export type { ExtractResponse } from './response.ts';
