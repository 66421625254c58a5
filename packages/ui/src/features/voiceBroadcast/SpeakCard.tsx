import type { Organisation, Person, VoiceBroadcast } from '@hearthline/protocol';
import { Megaphone, PhoneOff, Radio } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { addressable, audienceOf } from '../broadcast/draft.ts';
import { isAlive } from '../call/arrangeCalls.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { byState, toneOfState } from './listeners.ts';
import css from './VoiceBroadcast.module.css';

/** A leader begins to speak to her people, and sees who listens. */
export const SpeakCard = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const broadcast = useValue('voiceBroadcasts')?.[0];
  const { hasPhone } = useValue('app');
  const words = w.voiceBroadcast;
  const inside = (): ReactNode => {
    if (broadcast !== undefined) return <WhoListens broadcast={broadcast} />;
    if (organisation === null) return <NotYet rows={2} />;
    if (!hasPhone || me.extension === null)
      return <Empty icon={Radio} title={words.needsPhone} hint={words.needsPhoneHint} />;
    if (addressable(organisation, me).length === 0)
      return <Empty icon={Megaphone} title={w.broadcast.nobodyToAddress} />;
    return <Begin organisation={organisation} me={me} />;
  };
  return <Card title={words.title}>{inside()}</Card>;
};

const Begin = ({ organisation, me }: { readonly organisation: Organisation; readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [chosen, setChosen] = useState('');
  const [isStarting, setStarting] = useState(false);
  const isLive = useValue('hubLink').kind === 'live';
  const hasLine = useValue('line').state.kind === 'registered';
  const isInCall = useValue('calls').some(isAlive);
  const words = w.voiceBroadcast;
  const among = addressable(organisation, me);
  const unitId = among.includes(chosen) ? chosen : (among[0] ?? '');
  const audience = audienceOf(unitId, organisation);
  const why = !isLive ? words.offline : !hasLine ? words.needsLine : isInCall ? words.needsNoCall : null;
  const start = async (): Promise<void> => {
    if (audience === null) return;
    setStarting(true);
    await send('startVoice', { audience });
    setStarting(false);
  };
  return (
    <div className={css.form}>
      <p className={css.quiet}>{words.hint}</p>
      <UnitPick
        label={words.audience}
        organisation={organisation}
        value={unitId}
        among={new Set(among)}
        onChange={setChosen}
      />
      <div className={css.keys}>
        <Button
          look="act"
          icon={Radio}
          isDisabled={why !== null || isStarting || audience === null}
          onPress={() => void start()}
        >
          {isStarting ? words.starting : words.start}
        </Button>
      </div>
      <output className={css.quiet}>{why}</output>
    </div>
  );
};

/** Counts first, then names. */
const WhoListens = ({ broadcast }: { readonly broadcast: VoiceBroadcast }): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const people = useValue('people') ?? [];
  const isLive = useValue('hubLink').kind === 'live';
  const hasLeg = useValue('broadcastLeg') !== null;
  const words = w.voiceBroadcast;
  const groups = byState(broadcast);
  const nameOf = (personId: string): string => people.find(({ id }) => id === personId)?.name ?? '';
  if (groups.length === 0) return <Empty icon={Radio} title={words.nobody} />;
  return (
    <section className={css.form} aria-label={words.listeners}>
      <ul className={css.counts}>
        {groups.map(({ state, personIds }) => (
          <li key={state}>
            <Dot tone={toneOfState(state)} />
            {words.count(words.states[state], personIds.length)}
          </li>
        ))}
      </ul>
      {/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <dl className={css.groups} tabIndex={0}>
        {groups.map(({ state, personIds }) => (
          <div key={state}>
            <dt>{words.states[state]}</dt>
            <dd className={css.names}>
              {personIds
                .map((personId) => ({ personId, name: nameOf(personId) }))
                .toSorted((a, b) => f.compare(a.name, b.name))
                .map(({ personId, name }) => (
                  <span key={personId} className={css.name}>
                    {name}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={css.quiet}>{words.rules}</p>
      {!isLive && <p className={css.quiet}>{words.hubAway}</p>}
      {/* Where she speaks, the card above has it. */}
      {!hasLeg && (
        <div className={css.keys}>
          <Button
            look="danger"
            icon={PhoneOff}
            isDisabled={!isLive}
            onPress={() => act('endVoice', { broadcastId: broadcast.id })}
          >
            {words.end}
          </Button>
        </div>
      )}
    </section>
  );
};
