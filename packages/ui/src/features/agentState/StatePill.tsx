import type { AgentState, MyAgentState } from '@hearthline/protocol';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button as PlainButton } from '../../components/button/Button.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { HubCountdown, HubElapsed } from '../../components/elapsed/Elapsed.tsx';
import { restLeftMs } from './restLeft.ts';
import { useMyRest } from './useMyRest.ts';
import { stateFace, targetWord } from './stateFace.ts';
import { stateChoices, type StateChoice } from './stateChoices.ts';
import css from './StatePill.module.css';

/** Who am I: my state as the PBX confirmed it, what I asked for, and the way to ask. */
export const StatePill = (): ReactNode => {
  const mine = useValue('agentState');
  const session = useValue('session');
  const hub = useValue('hubLink').kind;
  const { w } = useWords();
  if (mine !== null) return <MyState mine={mine} />;
  if (session.kind !== 'signedIn') return null;
  if (session.person.role !== 'operator') {
    const word = session.person.role === 'leader' ? w.shell.leading : w.shell.role.it;
    return <StillPill tone={hub === 'live' ? 'ready' : 'off'} word={word} />;
  }
  return (
    <StillPill tone="off" word={hub === 'waiting' || hub === 'refused' ? w.state.unknownOffline : w.state.unknown} />
  );
};

const StillPill = ({ tone, word }: { readonly tone: 'ready' | 'off'; readonly word: string }): ReactNode => (
  <div className={css.pill} data-tone={tone}>
    <Dot tone={tone} size={13} />
    <span className={css.word}>{word}</span>
  </div>
);

const MyState = ({ mine }: { readonly mine: MyAgentState }): ReactNode => {
  const { w } = useWords();
  const hub = useValue('hubLink').kind;
  const act = useAct();
  const face = stateFace(mine.confirmed, w);
  const blocked = blockedWords(mine, hub === 'live', w.state);
  const choose = (choice: StateChoice): void =>
    choice === 'ready' ? act('setReady', {}) : act('setNotReady', { reason: choice });
  return (
    <div className={css.row}>
      <MenuTrigger>
        <Button className={css.pill} data-tone={face.tone}>
          <Dot tone={face.tone} size={13} />
          <span className={css.texts}>
            <span className={css.first}>
              <span className={css.word}>{face.word}</span>
              <StateTimer state={mine.confirmed} />
            </span>
            {mine.pending !== null && (
              <span className={css.pending}>{w.state.pendingShort(targetWord(mine.pending, w))}</span>
            )}
          </span>
          <span className={css.spoken}>{w.state.menuLabel}</span>
          <ChevronDown size={16} aria-hidden />
        </Button>
        <Popover className={css.popover} placement="bottom start">
          <Menu
            className={css.menu}
            onAction={(key) => {
              const choice = stateChoices.find((id) => id === key);
              if (choice) choose(choice);
            }}
            disabledKeys={blocked === null ? [] : stateChoices}
            aria-label={w.state.menuLabel}
          >
            <MenuSection>
              <Header className={css.hint}>{blocked ?? menuHint(mine, w)}</Header>
              {stateChoices.map((choice) => (
                <Choice key={choice} choice={choice} mine={mine} />
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {mine.confirmed.kind === 'wrapUp' && <WrapUpButtons state={mine.confirmed} isLive={blocked === null} />}
    </div>
  );
};

type StateWords = ReturnType<typeof useWords>['w']['state'];

const blockedWords = (mine: MyAgentState, isLive: boolean, words: StateWords): string | null => {
  if (!isLive) return words.noHub;
  if (!mine.isPbxConnected) return words.noPbx;
  if (mine.confirmed.kind === 'signedOut') return words.noShift;
  return null;
};

const menuHint = (mine: MyAgentState, w: ReturnType<typeof useWords>['w']): string => {
  const inCall = mine.confirmed.kind === 'talking' || mine.confirmed.kind === 'offered';
  if (mine.pending === null) return inCall ? w.state.inCallHint : w.state.menuLabel;
  const word = targetWord(mine.pending, w);
  return inCall ? w.state.nextAfterCall(word) : w.state.pending(word);
};

const Choice = ({ choice, mine }: { readonly choice: StateChoice; readonly mine: MyAgentState }): ReactNode => {
  const { w } = useWords();
  const words = {
    ...{ ready: w.state.goReady, break: w.state.goBreak, meal: w.state.goMeal, meeting: w.state.goMeeting },
    ...{ training: w.state.goTraining, help: w.state.goHelp },
  };
  const left = useRestWord(choice);
  const { confirmed } = mine;
  const isNow =
    confirmed.kind === 'notReady' ? confirmed.reason === choice : confirmed.kind === 'ready' && choice === 'ready';
  return (
    <MenuItem id={choice} textValue={words[choice]} className={css.item}>
      <Dot tone={choice === 'ready' ? 'ready' : 'wait'} size={12} />
      <span className={css.grow}>
        <Text slot="label">{words[choice]}</Text>
        {left !== null && (
          <Text slot="description" className={css.left}>
            {left}
          </Text>
        )}
      </span>
      {isNow && <Check size={16} aria-hidden />}
    </MenuItem>
  );
};

/** What of the day's allowance is left for it; null: no limit. */
const useRestWord = (choice: StateChoice): string | null => {
  const { w } = useWords();
  const allowances = useValue('organisation')?.restAllowances;
  const rest = useMyRest();
  const now = useHubNow();
  if (choice === 'ready' || allowances === undefined) return null;
  const leftMs = restLeftMs(rest, { reason: choice, allowances }, now);
  if (leftMs === null) return null;
  const minutes = Math.floor(Math.abs(leftMs) / 60_000);
  return leftMs < 0 && minutes > 0 ? w.state.rest.over(minutes) : w.state.rest.left(leftMs < 0 ? 0 : minutes);
};

const StateTimer = ({ state }: { readonly state: AgentState }): ReactNode => {
  if (state.kind === 'signedOut') return null;
  return (
    <span className={css.timer}>
      {state.kind === 'wrapUp' ? (
        <HubCountdown since={state.since} until={state.endsAt} />
      ) : (
        <HubElapsed since={state.since} />
      )}
    </span>
  );
};

interface WrapUpProps {
  readonly state: Extract<AgentState, { kind: 'wrapUp' }>;
  readonly isLive: boolean;
}

const WrapUpButtons = ({ state, isLive }: WrapUpProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <>
      <PlainButton onPress={() => act('finishWrapUp', {})} isDisabled={!isLive}>
        {w.state.finishWrapUp}
      </PlainButton>
      {!state.isExtended && (
        <PlainButton look="quiet" onPress={() => act('extendWrapUp', {})} isDisabled={!isLive}>
          {w.state.extendWrapUp}
        </PlainButton>
      )}
    </>
  );
};
