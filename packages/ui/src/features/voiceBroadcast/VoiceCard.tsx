import type { VoiceOffer } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Ear, Mic, MicOff, PhoneOff, Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import type { Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Elapsed } from '../../components/elapsed/Elapsed.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import { audienceName } from '../broadcast/draft.ts';
import css from './VoiceBroadcast.module.css';

/** In the place of the call card: the live broadcast I speak in, hear, or could hear. Never beside a call. */
export const VoiceCard = (): ReactNode => {
  const calls = useValue('calls');
  const leg = useValue('broadcastLeg');
  const offer = useValue('voiceOffers')?.[0];
  return (
    // Always there, so that a screen reader says what comes into it.
    <div aria-live="polite" className={css.live}>
      {leg?.broadcast?.role === 'speaker' ? (
        <Speaking leg={leg} />
      ) : leg !== null ? (
        <Listening leg={leg} offer={offer} />
      ) : (
        offer !== undefined && !calls.some(isAlive) && <Offered offer={offer} />
      )}
    </div>
  );
};

const Clock = ({ leg }: { readonly leg: CallSnapshot }): ReactNode =>
  leg.state.kind === 'talking' && (
    // It counts every second, which nobody wants to hear read out.
    <span className={css.clock} aria-live="off">
      <Elapsed since={leg.state.since} />
    </span>
  );

const Speaking = ({ leg }: { readonly leg: CallSnapshot }): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const now = useHubNow();
  const broadcast = useValue('voiceBroadcasts')?.[0];
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const words = w.voiceBroadcast;
  const unit = organisation && broadcast ? audienceName(broadcast, organisation) : null;
  const count = broadcast?.listeners.filter(({ state }) => state === 'listening').length ?? 0;
  const callId = leg.id;
  return (
    <section
      className={css.card}
      data-tone={leg.isMuted || broadcast?.lineLostAt ? 'wait' : 'live'}
      aria-label={words.region}
      data-callcard
    >
      <Radio size={22} aria-hidden />
      <p className={css.text}>
        <b>{broadcast === undefined ? words.starting : words.speaking(unit ?? words.everybody)}</b>
        <span className={css.quiet}>
          {leg.isMuted ? words.muted : words.listening(count)}
          {broadcast && ` · ${words.endsAt(f.moment(broadcast.endsAt, now))}`}
        </span>
        {broadcast?.lineLostAt ? <span>{words.lineLost}</span> : null}
        {!isLive && <span>{words.hubAway}</span>}
      </p>
      <Clock leg={leg} />
      <div className={css.keys}>
        <Button icon={leg.isMuted ? MicOff : Mic} onPress={() => act('setMuted', { callId, isMuted: !leg.isMuted })}>
          {leg.isMuted ? words.unmute : words.mute}
        </Button>
        <Button look="danger" icon={PhoneOff} onPress={() => act('hangUp', { callId })}>
          {words.end}
        </Button>
      </div>
    </section>
  );
};

interface ListeningProps {
  readonly leg: CallSnapshot;
  readonly offer: VoiceOffer | undefined;
}

/** Leaving is hers alone: her phone does it, with a hub or without. */
const Listening = ({ leg, offer }: ListeningProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const words = w.voiceBroadcast;
  const isHeard = leg.state.kind === 'talking';
  return (
    <section className={css.card} data-tone="live" aria-label={words.region} data-callcard>
      <Ear size={22} aria-hidden />
      <p className={css.text}>
        <b>{isHeard ? words.youListen(offer?.byName ?? leg.peerName ?? '') : words.joining}</b>
        <span className={css.quiet}>{words.microphoneOff}</span>
      </p>
      <Clock leg={leg} />
      <div className={css.keys}>
        <Button icon={PhoneOff} onPress={() => act('hangUp', { callId: leg.id })}>
          {words.leave}
        </Button>
      </div>
    </section>
  );
};

const Offered = ({ offer }: { readonly offer: VoiceOffer }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const words = w.voiceBroadcast;
  const { broadcastId, state, joinsAt } = offer;
  const isAsked = state === 'offered';
  const seconds = joinsAt === null ? 0 : Math.max(0, Math.ceil((joinsAt - now) / 1_000));
  return (
    <section className={css.card} data-tone={isAsked && isLive ? 'act' : 'off'} aria-label={words.region} data-callcard>
      <Radio size={22} aria-hidden />
      <p className={css.text}>
        <b>{words.speaks(offer.byName)}</b>
        <span className={css.quiet} aria-live="off">
          {isLive ? said(state, seconds, words) : words.offlineListener}
        </span>
      </p>
      {state !== 'joining' && state !== 'listening' && (
        <div className={css.keys}>
          <Button
            look={isAsked ? 'act' : 'plain'}
            icon={Ear}
            isDisabled={!isLive}
            onPress={() => act('listenToVoice', { broadcastId })}
          >
            {words.listen}
          </Button>
          {isAsked && (
            <Button isDisabled={!isLive} onPress={() => act('declineVoice', { broadcastId })}>
              {words.notNow}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};

const said = (state: VoiceOffer['state'], seconds: number, words: Words['voiceBroadcast']): string => {
  switch (state) {
    case 'offered':
      return seconds > 0 ? words.joinsIn(seconds) : words.joinsLater;
    case 'joining':
    case 'listening':
      return words.joining;
    case 'unreachable':
      return words.notReached;
    case 'notNow':
    case 'left':
      return words.canListen;
  }
};
