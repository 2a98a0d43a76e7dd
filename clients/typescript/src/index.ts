export { ScoutClient, type PagedPath, type ScoutOptions, type StreamItem, type StreamQuery } from './client.js';
export { delayOf, usualBackoff, type Backoff } from './backoff.js';
export { fetchSpawnMetrics, ratesOf, type RatePoint, type SpawnMetrics } from './metrics.js';
export { ScoutProblem } from './problem.js';
export { readSse, type SseItem } from './sse.js';
export type { AnswerOf, Asked, BodyOf, Discovery, Method, Operation, PathOf, PlacesOf, ProcessAnswer, ProcessResult, QueryOf, Schemas, ScoutChange, ScoutEvent, SystemStatus } from './types.js';
export type { components, operations, paths } from './schema.js';
