import type { Conference, ConferenceParty } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Mic, MicOff, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import type { Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Face } from '../../components/face/Face.tsx';
import type { Tone } from '../../components/tone.ts';
import css from './Conference.module.css';

/** Who is in the conference this call is; nothing for a call of two. */
export const ConferenceCard = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const conference = (useValue('conferences') ?? []).find(({ sipCallId }) => sipCallId === call.sipCallId);
  if (conference === undefined) return null;
  const { roomId } = conference;
  return (
    <section className={css.card} aria-label={w.conference.parties}>
      <header className={css.head}>
        <h2>{w.conference.title(conference.parties.filter(({ state }) => state === 'joined').length)}</h2>
        <span className={css.quiet}>{w.conference.leaveHint}</span>
        <Button look="quiet" onPress={() => act('endConference', { roomId })}>
          {w.conference.endForAll}
        </Button>
      </header>
      <ul className={css.parties}>
        {conference.parties.map((party) => (
          <Party key={party.id} party={party} conference={conference} />
        ))}
      </ul>
    </section>
  );
};

interface PartyProps {
  readonly party: ConferenceParty;
  readonly conference: Conference;
}

const Party = ({ party, conference: { roomId, myPartyId } }: PartyProps): ReactNode => {
  const { w } = useWords();
  const isMe = party.id === myPartyId;
  const name = party.name === '' ? party.number || w.call.unknownNumber : party.name;
  const face = partyFace(party, w);
  return (
    <li className={css.party} data-talking={party.isTalking || undefined}>
      <Face name={name} size="s" />
      <span className={css.text}>
        <b className={css.name} title={name}>
          {name}
        </b>
        {isMe && <span className={css.quiet}>{w.conference.me}</span>}
      </span>
      <span className={css.state}>
        <Dot tone={face.tone} /> {face.word}
      </span>
      {!isMe && <PartyButtons party={party} roomId={roomId} name={name} />}
    </li>
  );
};

interface PartyButtonsProps {
  readonly party: ConferenceParty;
  readonly roomId: string;
  readonly name: string;
}

const PartyButtons = ({ party, roomId, name }: PartyButtonsProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const partyId = party.id;
  if (party.state !== 'joined' && party.state !== 'calling') return null;
  return (
    <span className={css.buttons}>
      {party.state === 'joined' && (
        <Button
          look="quiet"
          icon={party.isMuted ? MicOff : Mic}
          aria-label={party.isMuted ? w.conference.unmute(name) : w.conference.mute(name)}
          onPress={() => act('muteInConference', { roomId, partyId, isMuted: !party.isMuted })}
        />
      )}
      <Button
        look="quiet"
        icon={UserX}
        aria-label={w.conference.drop(name)}
        onPress={() => act('dropFromConference', { roomId, partyId })}
      />
    </span>
  );
};

const partyFace = (party: ConferenceParty, { conference }: Words): { tone: Tone; word: string } => {
  switch (party.state) {
    case 'calling':
      return { tone: 'ready', word: conference.calling };
    case 'busy':
    case 'noAnswer':
    case 'unreachable':
      return { tone: 'off', word: conference[party.state] };
    case 'joined':
      if (party.isMuted) return { tone: 'wait', word: conference.muted };
      return party.isTalking ? { tone: 'live', word: conference.talking } : { tone: 'ready', word: conference.joined };
  }
};
