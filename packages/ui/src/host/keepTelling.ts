import { Value } from '@hearthline/softphone-core/value';
import { watchUrgent } from './announcements/watchUrgent.ts';
import { watchCallQuality } from './callQuality.ts';
import type { Host } from './contract.ts';
import type { HostPorts } from './hostPorts.ts';
import type { Hub } from './hub.ts';
import { tellMuted } from './muteTeller.ts';
import { keepLineDiary } from './outageDesk.ts';
import { tellPace } from './panelPace.ts';
import { PcTeller } from './pcTeller.ts';
import { keepPhonePolicy } from './phonePolicy.ts';
import type { ProblemCode } from './problem.ts';
import { comeBack } from './quietRoom/comeBack.ts';
import type { Settings } from './settings.ts';
import { keepSound } from './sound/soundDesk.ts';
import { watchHelp } from './watchHelp.ts';

interface Options {
  readonly ports: Pick<HostPorts, 'phone' | 'seat' | 'now'>;
  readonly values: Host['values'];
  /** @throws HostError `hub.offline` */
  readonly hub: () => Hub;
  readonly hubNow: () => number;
  /** Waits in the outbox while there is no hub. */
  readonly tell: (...command: Parameters<Hub['send']>) => void;
  readonly change: (change: Partial<Settings>) => void;
  readonly addNotice: (code: ProblemCode) => void;
  readonly comeForward: () => void;
}

/** What goes on by itself as long as the host lives: each looks at values, and tells phone or hub what follows from them. */
export function keepTelling(options: Options): void {
  const { ports, values, hub, hubNow, change, comeForward } = options;
  const { phone, seat, now } = ports;
  const voiceMode = phone?.voiceMode ?? new Value('normal' as const);
  tellPace({ ...values, voiceMode }, (pace) => hub().send('panel.pace', pace));
  comeBack({ values, now, sit: (place) => hub().send('quietRoom.sit', { place }) });
  watchUrgent({ values, hubNow, onUrgent: comeForward });
  watchHelp({ values, onWanted: comeForward });
  if (seat !== null) {
    // Nobody touches anything while she listens to a live broadcast either.
    const calls = (phone?.calls ?? values.calls) as typeof values.calls;
    const { power, line, agentState, organisation, hubLink, session } = values;
    const seen = { power, line, calls, agentState, organisation, hubLink, session };
    void new PcTeller({ values: seen, seat, tell: (report) => hub().send('pc.tell', report) });
  }
  if (phone === null) return;
  keepPhonePolicy(phone, values, options.addNotice);
  watchCallQuality({ calls: values.calls, now, tell: (one) => options.tell('call.quality', one) });
  tellMuted(values, (muted) => hub().send('call.tellMuted', muted));
  keepLineDiary({ line: phone.line, hubNow, tell: (record) => options.tell('outage.record', record) });
  keepSound({ phone, values, change });
}
