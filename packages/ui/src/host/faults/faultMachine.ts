import { type FaultFinding, type FaultSnapshot, type FaultStep, faultStep } from './faultContract.ts';

/** [FAULT-2] `unclear`: it may be so and still work. `open`: it could not be looked at. */
export type FaultVerdict = 'fine' | 'trouble' | 'unclear' | 'open';

const fine: ReadonlySet<FaultFinding> = new Set(
  ['network', 'router', 'names', 'address', 'secure', 'socket', 'phone', 'microphone', 'headset'].map(
    (step) => `${step}.fine` as FaultFinding,
  ),
);
const others: Partial<Record<FaultFinding, FaultVerdict>> = {
  ...{ 'names.notNeeded': 'fine', 'secure.notNeeded': 'fine' },
  ...{ 'router.none': 'unclear', 'router.silent': 'unclear', 'headset.notChosen': 'unclear' },
  ...{ 'phone.unknown': 'open', notLooked: 'open' },
};

export const verdictOf = (finding: FaultFinding): FaultVerdict =>
  fine.has(finding) ? 'fine' : (others[finding] ?? 'trouble');

/** [FAULT-3] What can be looked at only if these are not in trouble. */
const NEEDS: Readonly<Record<FaultStep, readonly FaultStep[]>> = {
  network: [],
  router: ['network'],
  names: ['network'],
  address: ['network', 'names'],
  secure: ['network', 'names', 'address'],
  socket: ['network', 'names', 'address', 'secure'],
  phone: ['network'],
  microphone: [],
  headset: [],
};

export const FAULTS_AT_START: FaultSnapshot = {
  steps: faultStep.options.map((id) => ({ id, state: 'waiting', finding: null })),
  ...{ isRunning: false, doneAt: null, hubHost: null, phoneHost: null },
};

export type FaultEvent =
  | { readonly kind: 'started'; readonly hubHost: string | null; readonly phoneHost: string | null }
  | { readonly kind: 'began'; readonly id: FaultStep }
  | { readonly kind: 'found'; readonly id: FaultStep; readonly finding: FaultFinding; readonly at: number };

/** waiting → running → done, one step after the other. */
export function transitionFaults(state: FaultSnapshot, event: FaultEvent): FaultSnapshot {
  switch (event.kind) {
    case 'started':
      return { ...FAULTS_AT_START, isRunning: true, hubHost: event.hubHost, phoneHost: event.phoneHost };
    case 'began':
      return withStep(state, { id: event.id, state: 'running', finding: null });
    case 'found': {
      const next = withStep(state, { id: event.id, state: 'done', finding: event.finding });
      const isOver = next.steps.every((step) => step.state === 'done');
      return isOver ? { ...next, isRunning: false, doneAt: event.at } : next;
    }
  }
}

const withStep = (snapshot: FaultSnapshot, step: FaultSnapshot['steps'][number]): FaultSnapshot => ({
  ...snapshot,
  steps: snapshot.steps.map((old) => (old.id === step.id ? step : old)),
});

/** [FAULT-3] */
export const canLookAt = (id: FaultStep, { steps }: FaultSnapshot): boolean =>
  NEEDS[id].every((needed) =>
    steps.every((step) => step.id !== needed || step.finding === null || verdictOf(step.finding) !== 'trouble'),
  );

/** [FAULT-4] The first trouble on the way is the one to do something about; null: none was found. */
export function causeIn({ steps }: FaultSnapshot): FaultFinding | null {
  const findings = steps.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  return findings.find((finding) => verdictOf(finding) === 'trouble') ?? null;
}
