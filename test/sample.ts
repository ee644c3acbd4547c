import { z } from 'zod';
import type { Endpoint, Schema } from '#platform/endpoint.ts';

type Json = Readonly<Record<string, unknown>>;

/** A value that a schema accepts, made of the given ids: enough to get past the door to what stands behind it. */
export function sampleOf(schema: Schema, id: string): unknown {
  return fromJson(z.toJSONSchema(schema as unknown as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Json, id);
}

function fromJson(schema: Json, id: string): unknown {
  const options = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as Json[] | undefined;
  if (options) return fromJson(options[0]!, id);
  if (schema['const'] !== undefined) return schema['const'];
  if (schema['enum']) return (schema['enum'] as unknown[])[0];
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, id);
    case 'array':
      return [fromJson((schema['items'] as Json) ?? {}, id)];
    case 'integer':
    case 'number':
      return Math.max(Number(schema['minimum'] ?? 1), 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema, id);
  }
}

function objectOf(schema: Json, id: string): Json {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, of]) => (required.has(key) || of['format'] === 'uuid' ? [[key, fromJson(of, id)]] : [])),
  );
}

function textOf(schema: Json, id: string): string {
  if (schema['format'] === 'uuid') return id;
  if (schema['format'] === 'date') return '2030-01-02';
  if (schema['format'] === 'date-time') return '2030-01-02T00:00:00.000Z';
  return '试'.repeat(Math.max(Number(schema['minLength'] ?? 1), 12));
}

/** A request that an endpoint understands, with one id wherever an id is asked for. */
export function requestOf(it: Endpoint, id: string): readonly [path: string, init: RequestInit] {
  const params = it.params ? (sampleOf(it.params, id) as Record<string, unknown>) : {};
  const path = it.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? id)));
  const query = it.query ? Object.entries(sampleOf(it.query, id) as Record<string, unknown>) : [];
  const search = new URLSearchParams(query.map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]));
  if (it.body === undefined) return [`${path}?${search}`, { method: it.method }];
  const body = it.body === 'upload' ? '<log/>' : JSON.stringify(sampleOf(it.body, id));
  return [`${path}?${search}`, { method: it.method, body, headers: { 'content-type': 'application/json' } }];
}
