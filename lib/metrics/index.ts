export {
  createExtractionMetrics,
  createFlushMetrics,
  createRefreshMetrics,
  type FlushFacts,
  type FlushMetrics,
  type MetricsSink,
} from './emf.ts';
