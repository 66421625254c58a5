import { z } from 'zod';
import { api, type Route } from './api.ts';

const error = { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
const door: Readonly<Record<number, string>> = {
  400: 'Not the JSON that is asked for.',
  401: 'No token, or not the right one.',
  403: 'A foreign Host, or an Origin: a web page.',
  413: 'More than 4,096 bytes.',
  415: 'Not application/json.',
  429: 'More than 100 requests in 10 s; see Retry-After.',
};

/** The whole API as OpenAPI 3.1, made from the table. `node apps/desktop/src/main/localApi/writeOpenApi.ts` keeps it in docs. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(api) as [string, Route][])
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hearthline local API',
      version: '1',
      description:
        'A door for programs on this PC. Off until it is switched on in the settings. Address and token stand in ' +
        '`local-api.json` in the app’s folder, which only the user can read. No web page can use it.',
    },
    servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: '0', description: 'See the file.' } } }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
      },
    },
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  const refused = { ...door, ...route.refusals };
  const withBody = route.input === null ? [400, 413, 415] : [];
  const refusals = Object.entries(refused)
    .filter(([status]) => !withBody.includes(Number(status)) || Number(status) in route.refusals)
    .map(([status, description]) => [status, { ...error, description }]);
  return {
    operationId: name,
    summary: route.summary,
    ...(route.path.includes('{callId}')
      ? { parameters: [{ name: 'callId', in: 'path', required: true, schema: { type: 'string' } }] }
      : {}),
    ...(route.input === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.input) } } } }),
    responses: { [route.output.status]: answerOf(route), ...Object.fromEntries(refusals) },
  };
}

function answerOf({ output, summary }: Route): Record<string, unknown> {
  if (output.isStream)
    return { description: summary, content: { 'text/event-stream': { schema: { type: 'string' } } } };
  if (output.body === null) return { description: 'Done.' };
  return { description: summary, content: { 'application/json': { schema: schemaOf(output.body) } } };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 uses as it is. */
function schemaOf(type: z.ZodType): Record<string, unknown> {
  const { $schema: _schema, ...rest } = z.toJSONSchema(type);
  return rest;
}
