import * as z from 'zod/mini';

import {
  type DeskRoute,
  MAX_BODY_BYTES,
  deskRoutes,
  problem,
} from '../../lib/consultation/desk-contract.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json as Json;
};

const REFUSALS: Record<number, string> = {
  400: 'The body or a header cannot be read.',
  401: 'Token or credential unknown or revoked.',
  404: 'There is no such consultation of this credential.',
  409: 'A call with this Idempotency-Key is still being worked on.',
  413: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
  415: 'The body is not application/json.',
  422: 'Fields are not right, or the Idempotency-Key was used for another body.',
  429: 'Too many calls; Retry-After says how many seconds to wait.',
  500: 'The desk failed; nothing was changed.',
  503: 'The desk cannot work right now; Retry-After says how many seconds to wait.',
};

/** The OpenAPI 3.1 document of the buyer's side, made from the contract itself. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(deskRoutes) as DeskRoute[]) {
    const { path, method } = deskRoutes[name];
    paths[path] = { ...paths[path], [method]: operation(name) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Right Purchase desk',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: { credential: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  };
}

function operation(name: DeskRoute): Json {
  const route = deskRoutes[name];
  const body = 'body' in route ? route.body : undefined;
  const parameters = parametersOf(name);
  return {
    operationId: name,
    security: name === 'enrol' ? [] : [{ credential: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, ...jsonContent(schemaOf(body, 'input')) } } : {}),
    responses: {
      [route.status]: { description: 'Done.', ...jsonContent(schemaOf(route.answer, 'output')) },
      ...(route.method === 'get' ? { 304: { description: 'Not changed since that ETag.' } } : {}),
      ...Object.fromEntries(refusalsOf(name).map((status) => [status, refusal(status)])),
    },
  };
}

function parametersOf(name: DeskRoute): Json[] {
  const { path, write, method } = deskRoutes[name];
  const uuid = { type: 'string', format: 'uuid' };
  return [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: uuid }] : []),
    ...(write ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: uuid }] : []),
    ...(method === 'get'
      ? [{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }]
      : []),
  ];
}

function refusalsOf(name: DeskRoute): number[] {
  const { path, write, method } = deskRoutes[name];
  return [
    ...(method === 'post' ? [400, 413, 415, 422] : []),
    ...(path.includes('{id}') ? [404] : []),
    ...(write ? [409] : []),
    401,
    429,
    500,
    503,
  ].sort();
}

const jsonContent = (schema: Json) => ({ content: { 'application/json': { schema } } });

const refusal = (status: number): Json => ({
  description: REFUSALS[status],
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
});
