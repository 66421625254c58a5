import {
  type IncomingNotifyRequest,
  type SessionDialog,
  type SubscribeUserAgentClient,
  URI,
  type UserAgentCore,
} from 'sip.js/lib/core/index.js';
import type { ReferListener, ReferTarget } from '../call/leg.ts';
import { finalAnswer } from './requests.ts';

/** The status in a `message/sipfrag` body (RFC 3420): a status line and perhaps more. */
export function statusOfFragment(body: string): number | null {
  const status = /^\s*SIP\/2\.0 ([1-6]\d\d)(?: |\r|\n|$)/i.exec(body)?.[1];
  return status === undefined ? null : Number(status);
}

/** Refer-To (RFC 3515 §2.1); with the dialog to take the place of in a header of the address (RFC 3891 §3). */
export function referTo(target: ReferTarget, domain: string): string {
  const address = new URI('sip', target.number, domain).toString();
  if (target.replaces === null) return `<${address}>`;
  const { callId, theirTag, ourTag } = target.replaces;
  const replaces = `${callId};to-tag=${theirTag};from-tag=${ourTag}`;
  return `<${address}?Replaces=${encodeURIComponent(replaces)}>`;
}

/**
 * Sends REFER in a dialog and follows its implicit subscription (RFC 3515 §2.4.4). The subscription outlives the call:
 * a PBX that takes the caller at once says BYE first and how it ended later (RFC 5057 §4). Returns the way to stop
 * listening.
 */
export function sendRefer(parts: {
  readonly core: UserAgentCore;
  readonly session: SessionDialog;
  readonly target: ReferTarget;
  readonly contact: string;
  readonly listener: ReferListener;
}): () => void {
  const { core, session, target, listener } = parts;
  const key = `${session.callId}${session.localTag}refer`;
  const subscriber = {
    onNotify: (request: IncomingNotifyRequest) => {
      request.accept();
      const status = statusOfFragment(request.message.body);
      const isOver = /^\s*terminated\b/i.test(request.message.getHeader('subscription-state') ?? '');
      if (status !== null) listener.onProgress({ status, isFinal: status >= 200 || isOver });
      else if (isOver) listener.onProgress({ status: 408, isFinal: true });
      if (isOver || (status ?? 0) >= 200) stop();
    },
  };
  const stop = (): void => {
    // Another REFER may have taken the place.
    if (core.subscribers.get(key) === mine) core.subscribers.delete(key);
  };
  // SIP.js knows subscribers of its own making only, but needs no more of one than this.
  const mine = subscriber as unknown as SubscribeUserAgentClient;
  core.subscribers.set(key, mine);
  const extraHeaders = [
    parts.contact,
    `Refer-To: ${referTo(target, core.configuration.aor.host)}`,
    `Referred-By: <${core.configuration.aor.toString()}>`,
  ];
  void finalAnswer((delegate) => session.refer(delegate, { extraHeaders })).then(({ status, isLocal }) => {
    if (status < 300) return;
    stop();
    listener.onRefused({ status, isLocal });
  });
  return stop;
}
