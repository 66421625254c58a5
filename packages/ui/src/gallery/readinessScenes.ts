/** Scenes of the look at place and line before a shift. */
import type { CheckId, CheckReason, CheckVerdict } from '@hearthline/protocol';
import { type CheckState, READINESS_AT_START, type ReadinessSnapshot } from '@hearthline/softphone-core/snapshot';
import { defaultSettings, type Language } from '../host/index.ts';
import type { Make } from './scene.ts';
import { NOW } from './people.ts';
import type { HostState } from './state.ts';

const figures = { mos: 4.2, lossRatio: 0.004, jitterMs: 6, roundTripMs: 48 };
const done = (verdict: CheckVerdict, reason: CheckReason): CheckState => ({
  ...{ kind: 'done', verdict, reason },
  figures: reason.startsWith('line.') ? { ...figures, lossRatio: verdict === 'green' ? 0.004 : 0.062 } : null,
});
const running = (more: Partial<Extract<CheckState, { kind: 'running' }>>): CheckState => ({
  ...{ kind: 'running', progress: 0, level: null, figures: null, mayBeCutShort: false },
  ...more,
});
const waiting: CheckState = { kind: 'waiting' };

const look = (states: Record<CheckId, CheckState>, more: Partial<ReadinessSnapshot>): ReadinessSnapshot => ({
  ...READINESS_AT_START,
  checks: READINESS_AT_START.checks.map(({ id }) => ({ id, state: states[id] })),
  ...more,
});

const good = {
  power: done('green', 'power.mains'),
  headset: done('green', 'headset.there'),
  room: done('green', 'room.quiet'),
  microphone: done('green', 'microphone.clear'),
  echo: done('green', 'echo.none'),
  line: done('green', 'line.good'),
} as const;
const speaking = {
  ...good,
  microphone: running({ progress: 0.4, level: 0.62 }),
  echo: waiting,
  line: running({ progress: 0.2, figures }),
};

export const readinessScenes = (parts: {
  of: (screen: 'readiness' | 'today', make: (language: Language) => HostState) => Make;
  op: (language: Language, change?: Partial<HostState>) => HostState;
}) => {
  const { of, op } = parts;
  const at = (readiness: ReadinessSnapshot): Make => of('readiness', (l) => op(l, { readiness }));
  return {
    readinessOffered: of('today', (l) => op(l, { settings: { ...defaultSettings, lastReadiness: null } })),
    readinessStart: at(READINESS_AT_START),
    readinessRoom: at(
      look({ ...speaking, room: running({ progress: 0.5, level: 0.1 }), microphone: waiting }, { isRunning: true }),
    ),
    readinessSpeak: at(look(speaking, { isRunning: true })),
    readinessLine: at(
      look({ ...good, line: running({ progress: 0.3, figures, mayBeCutShort: true }) }, { isRunning: true }),
    ),
    readinessGreen: at(look(good, { doneAt: NOW })),
    readinessAmber: at(
      look(
        { ...good, power: done('amber', 'power.battery'), headset: done('amber', 'headset.notChosen') },
        { doneAt: NOW },
      ),
    ),
    readinessRed: at(
      look(
        { ...good, microphone: done('red', 'microphone.notHeard'), line: done('red', 'line.loss') },
        { doneAt: NOW },
      ),
    ),
    readinessStopped: at(look({ ...good, echo: waiting, line: waiting }, { stoppedBy: 'call' })),
  };
};
