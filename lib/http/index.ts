export { type BatchItemAnswer, batchResponse } from './batch-response.ts';
export { callContext, type InvocationContext } from './call-context.ts';
export { callerOf, type HttpEvent, type HttpResult, header, readHttpEvent, UnsupportedEventError } from './event.ts';
export { extractionResponse } from './extraction-response.ts';
export { healthResponse } from './health-response.ts';
export { readJsonBody } from './json-body.ts';
export { PROBLEM_TITLES, type ProblemDetails, problemDetails } from './problem-details.ts';
export { responseHeaders } from './response-headers.ts';
export { type Route, type Routes, routeOf } from './routes.ts';
