/** Scenes of the fault helper. */
import type { FaultFinding, FaultSnapshot, FaultStep } from '../host/faults/faultContract.ts';
import { FAULTS_AT_START } from '../host/faults/faultMachine.ts';
import type { Language } from '../host/index.ts';
import type { Make } from './scene.ts';
import { NOW } from './people.ts';
import type { HostState } from './state.ts';

const look = (
  findings: Partial<Record<FaultStep, FaultFinding>>,
  more: Partial<FaultSnapshot> = {},
): FaultSnapshot => ({
  ...FAULTS_AT_START,
  steps: FAULTS_AT_START.steps.map(({ id }) => ({
    id,
    state: 'done',
    finding: findings[id] ?? (`${id}.fine` as FaultFinding),
  })),
  ...{ doneAt: NOW, hubHost: 'hub.example.org', phoneHost: 'pbx.example.org' },
  ...more,
});
const open = 'notLooked' as const;

export const faultScenes = (parts: {
  of: (screen: 'faults', make: (language: Language) => HostState) => Make;
  op: (language: Language, change?: Partial<HostState>) => HostState;
}) => {
  const at = (faults: FaultSnapshot): Make => parts.of('faults', (l) => parts.op(l, { faults }));
  const running = look({}, { isRunning: true, doneAt: null });
  return {
    faultsStart: at(FAULTS_AT_START),
    faultsRunning: at({
      ...running,
      steps: running.steps.map((step, index) =>
        index < 4 ? step : { ...step, finding: null, state: index === 4 ? 'running' : 'waiting' },
      ),
    }),
    faultsNone: at(look({ router: 'router.silent' })),
    faultsNoNetwork: at(
      look({
        ...{ network: 'network.none', router: open, names: open, address: open, secure: open, socket: open },
        ...{ phone: open },
      }),
    ),
    faultsBlocked: at(look({ socket: 'socket.blocked', phone: 'phone.blocked', headset: 'headset.gone' })),
  };
};
