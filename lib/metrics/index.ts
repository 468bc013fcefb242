export {
  createExtractionMetrics,
  createFlushMetrics,
  createRefreshMetrics,
  type ExtractionMetrics,
  type FlushFacts,
  type FlushMetrics,
  type MetricsSink,
  type RefreshMetrics,
} from './emf.ts';
