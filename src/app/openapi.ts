import { z } from 'zod';
import { cookieName } from '#organization/store/sessions.ts';
import type { Endpoint, Schema } from '#platform/endpoint.ts';

type Json = Record<string, unknown>;

const asJson = (schema: Schema, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema as unknown as z.ZodType, { io, unrepresentable: 'any' }) as Json;
  return json;
};

/** The contracts as an OpenAPI 3.1 document, for other systems. Each operation names the permission that it needs. */
export function openapiOf(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const it of endpoints) {
    const path = it.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [it.method.toLowerCase()]: operation(it) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '清风 Qingfeng', version: '1', description: '廉政风险防控。每个操作的 x-permission 是所需的权限。' },
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } }, schemas: { Refusal: refusal } },
  };
}

const refusal = {
  type: 'object',
  required: ['code', 'facts'],
  properties: { code: { type: 'string', description: 'module/what; the last word decides the status' }, facts: { type: 'object' } },
};

function operation(it: Endpoint): Json {
  const words = it.path.split('/').slice(2);
  return {
    operationId: [it.method.toLowerCase(), ...words.map((word) => word.replaceAll(/\W/g, ''))].join('_'),
    tags: [words[0]],
    'x-permission': it.needs,
    ...(it.needs === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters(it.params, 'path'), ...parameters(it.query, 'query')],
    ...(it.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(it.body) } }),
    responses: {
      200: { description: 'done', content: replyContent(it) },
      default: { description: 'refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
    },
  };
}

function parameters(schema: Schema | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = asJson(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, it]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: it }));
}

const bodyContent = (body: Schema | 'upload'): Json =>
  body === 'upload' ? { 'application/octet-stream': {} } : { 'application/json': { schema: asJson(body, 'input') } };

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const replyContent = (it: Endpoint): Json => {
  if (it.returns === 'file') return { 'application/octet-stream': {} };
  return { 'application/json': { schema: asJson(it.returns, 'output') }, ...(it.sheet ? { [sheetType]: {} } : {}) };
};
