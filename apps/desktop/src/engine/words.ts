import type { Host } from '@hearthline/ui/host';
import { languages, spokenLanguage, type Words } from '@hearthline/ui/words';
import type { AttentionWords } from './attention.ts';

/** What the OS shows, in the language the screens show. */
export function attentionWords(host: Host): AttentionWords {
  const chosen = host.values.settings.getState().language;
  const words = languages[spokenLanguage(chosen, navigator.languages)];
  return {
    incomingTitle: (call) => words.call.incomingFrom(call.peerName ?? call.peerNumber),
    incomingBody: (call) => (call.queue === null ? words.call.direct : words.call.queue(call.queue.name)),
    tooltip: () => `${words.appName} · ${stateWord(host, words)}`,
    answer: words.call.answer,
    reject: words.call.reject,
    goReady: words.state.goReady,
    goBreak: words.state.goBreak,
    open: words.tray.open,
    quit: words.tray.quit,
  };
}

function stateWord(host: Host, words: Words): string {
  if (host.values.session.getState().kind !== 'signedIn') return words.state.signedOut;
  const state = host.values.agentState.getState()?.confirmed;
  if (state === undefined) return words.state.unknown;
  return state.kind === 'notReady' ? words.state.notReady[state.reason] : words.state[state.kind];
}
