/** The routes of the local API: one table, from which the server and the OpenAPI document are made. */
import { z } from 'zod';
import { apiCall, apiState, dialNumber } from '../../shared/localApi.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** With `{callId}` where the path names a call. */
  readonly path: string;
  readonly summary: string;
  readonly input: z.ZodType | null;
  /** Status and body when it went well; null: no body. */
  readonly output: { readonly status: number; readonly body: z.ZodType | null; readonly isStream?: true };
  /** What may be refused besides the door's own checks: status to meaning. */
  readonly refusals: Readonly<Record<number, string>>;
}

const noSuchCall = { 404: 'There is no such call.', 409: 'The call is not in a state for that.' };

export const api = {
  state: {
    method: 'GET',
    path: '/v1/state',
    summary: 'Who is there: signed in, line, agent state',
    input: null,
    output: { status: 200, body: apiState },
    refusals: {},
  },
  calls: {
    method: 'GET',
    path: '/v1/calls',
    summary: 'The calls of now, those that have just ended too',
    input: null,
    output: { status: 200, body: z.array(apiCall) },
    refusals: {},
  },
  answer: {
    method: 'POST',
    path: '/v1/calls/{callId}/answer',
    summary: 'Answer a call that rings here',
    input: null,
    output: { status: 204, body: null },
    refusals: noSuchCall,
  },
  hangUp: {
    method: 'POST',
    path: '/v1/calls/{callId}/hangup',
    summary: 'End a call, or decline one that rings here',
    input: null,
    output: { status: 204, body: null },
    refusals: noSuchCall,
  },
  dial: {
    method: 'POST',
    path: '/v1/dial',
    summary: 'Call a number: by the setting shown to the person first, dialled at once, or refused',
    input: z.object({ number: dialNumber }),
    output: {
      status: 202,
      body: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('asked') }),
        z.object({ kind: z.literal('dialled'), callId: z.string() }),
      ]),
    },
    refusals: { 403: 'Programs may not dial.', 409: 'The line is not there.' },
  },
  events: {
    method: 'GET',
    path: '/v1/events',
    summary: 'State and calls now and at each change, as server-sent events named `state` and `calls`',
    input: null,
    output: { status: 200, body: null, isStream: true },
    refusals: { 503: 'Too many streams are open.' },
  },
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof api;
