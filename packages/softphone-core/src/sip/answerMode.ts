import type { AnswerAsked } from '../call/autoAnswer.ts';
import { dialableOf } from '../call/number.ts';

/** What this reads of a message. */
interface Headers {
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

/** Longest wait a header may ask for before the answer, s: a caller does not listen to more. */
const LONGEST_WAIT_S = 30;

/**
 * [AUTO-1] [AUTO-2] How an INVITE asks to be answered without a press. `X-Hearthline-Given-Back`, `X-Hearthline-Taken` and `X-Hearthline-Voice` are our PBX's own;
 * `Answer-Mode: Auto` is RFC 5373; `Call-Info: …;answer-after=0` and `Alert-Info: …;info=alert-autoanswer;delay=0` are
 * what PBXs send to desk phones (no RFC).
 */
export function answerAskedBy(message: Headers): AnswerAsked | null {
  if (message.getHeader('x-hearthline-given-back')?.trim() === '1') return { kind: 'givenBack' };
  const leg = broadcastOf(message.getHeader('x-hearthline-voice') ?? '');
  if (leg !== null) return leg;
  const taken = takenBy(message.getHeader('x-hearthline-taken') ?? '');
  if (taken !== null) return taken;
  const mode = [message.getHeader('answer-mode'), message.getHeader('priv-answer-mode')];
  if (mode.some((value) => /^\s*auto\s*(;|$)/i.test(value ?? ''))) return { kind: 'asked', afterMs: 0 };
  for (const info of message.getHeaders('call-info')) {
    const after = secondsOf(info, 'answer-after');
    if (after !== null) return { kind: 'asked', afterMs: after * 1000 };
  }
  for (const alert of message.getHeaders('alert-info')) {
    if (!/;\s*info\s*=\s*"?(alert-autoanswer|auto[ -]?answer)"?\s*(;|,|$)/i.test(alert)) continue;
    return { kind: 'asked', afterMs: (secondsOf(alert, 'delay') ?? 0) * 1000 };
  }
  return null;
}

/** [CAST-1] `X-Hearthline-Voice: listener;id=voice1f` or `speaker;id=voice1f`. */
function broadcastOf(header: string): AnswerAsked | null {
  const read = /^\s*(speaker|listener)\s*;\s*id\s*=\s*([0-9a-z]{1,64})\s*$/.exec(header);
  if (read === null) return null;
  const role = read[1] === 'speaker' ? 'speaker' : 'listener';
  return { kind: 'broadcast', leg: { role, broadcastId: read[2] ?? '' } };
}

/** `X-Hearthline-Taken: park;from=1001` or `phone;from=1001`. */
function takenBy(header: string): AnswerAsked | null {
  const read = /^\s*(park|phone)\s*(?:;\s*from\s*=\s*(\S*)\s*)?$/.exec(header);
  if (read === null) return null;
  const place = read[1] === 'park' ? 'park' : 'phone';
  return { kind: 'taken', from: { place, number: dialableOf(read[2] ?? '') ?? '' } };
}

function secondsOf(header: string, parameter: string): number | null {
  const seconds = new RegExp(`;\\s*${parameter}\\s*=\\s*"?(\\d{1,9})`, 'i').exec(header)?.[1];
  return seconds === undefined ? null : Math.min(LONGEST_WAIT_S, Number(seconds));
}
