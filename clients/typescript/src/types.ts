import type { components, paths } from './schema.js';

/** Schemas of the API by name. */
export type Schemas = components['schemas'];

/** An event. */
export type ScoutEvent = Schemas['EventView'];

/** A change of an event. */
export type ScoutChange = Schemas['EventChangeView'];

/** The system at a glance. */
export type SystemStatus = Schemas['SystemStatus'];

/** The answer to events that were sent. */
export type ProcessAnswer = Schemas['ProcessAnswer'];

/** What became of one event that was sent. */
export type ProcessResult = Schemas['ProcessResult'];

/** A discovery on demand. */
export type Discovery = Schemas['DiscoveryRunState'];

/** Methods. */
export type Method = 'get' | 'post' | 'put' | 'delete';

/** Paths that have a method. */
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths];

/** The operation of a path. */
export type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;

/** Its parameters in the query string. */
export type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** Its parameters in the path. */
export type PlacesOf<O> = O extends { parameters: { path: infer X } } ? X : never;

/** Its body. */
export type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : O extends { requestBody?: { content: { 'application/json': infer B } } } ? B | undefined : never;

type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;

/** Its good answers. */
export type AnswerOf<O> = O extends { responses: infer R } ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Content<R[S]> : never }[keyof R] : never;

/** What a call takes, beside its method and path. */
export interface Asked<O> {
  /** Parameters in the query string. */
  readonly query?: QueryOf<O>;
  /** Parameters in the path. */
  readonly path?: PlacesOf<O>;
  /** The body, sent as JSON. */
  readonly body?: BodyOf<O>;
  /** Sent again under the same key, a request is not done again; only with a key a request that creates is tried again by itself. */
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}
