import { afterAll, beforeAll, expect, it } from 'vitest';

import { deskRoutes } from '../../lib/consultation/desk-contract.ts';
import { type RunningApp, aRequest, call, enrol, key, runApp } from './running-app.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await runApp();
});
afterAll(() => desk.stop());

const document = async () => (await call('GET', `${desk.url}/api/v1/openapi.json`)).json;
const examples: Record<string, unknown> = {
  '/api/v1/health': { client: { version: '0.1.0', browser: 'Chrome/156' }, problems: [] },
  '/api/v1/consultations/{id}/messages': { id: aRequest().id, text: 'Hello' },
  '/api/v1/consultations/{id}/outcome': { result: 'dropped', at: '2026-11-24T10:00:00.000Z' },
  '/api/v1/consultations/{id}/withdrawal': {},
};

it('the OpenAPI document lists every route of the contract, and each answers as it says', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.1.1');
  const listed = Object.entries<object>(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  const routes = Object.values(deskRoutes).map(({ method, path }) => `${method} ${path}`);
  expect(listed.toSorted()).toEqual(routes.toSorted());

  const buyer = await enrol(desk);
  const request = aRequest();
  const calls = Object.values(deskRoutes).filter(({ path }) => !path.endsWith('/enrolments'));
  const create = deskRoutes.create;
  for (const { method, path } of [create, ...calls.filter((route) => route !== create)]) {
    const body = method === 'get' ? undefined : (examples[path] ?? request);
    const url = desk.url + path.replace('{id}', request.id);
    const answer = await call(method.toUpperCase(), url, { body, headers: { ...buyer, ...key() } });
    const { responses } = paths[path][method];
    const schema = responses[answer.status].content['application/json'].schema;
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(answer.json)),
    );
    expect(Object.keys(answer.json)).toEqual(expect.arrayContaining(schema.required ?? []));
  }
});

it('every refusal the document names is problem details', async () => {
  const { paths } = await document();
  const operations = Object.values<Record<string, { responses: object }>>(paths).flatMap((path) =>
    Object.values(path),
  );
  const types = operations
    .flatMap(({ responses }) => Object.entries(responses))
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, response]) => Object.keys(response.content));
  expect(new Set(types)).toEqual(new Set(['application/problem+json']));
});
