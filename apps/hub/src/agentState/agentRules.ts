import type { HubConfig } from '../config.ts';
import type { AgentRules } from './hindrance.ts';

const MINUTE_MS = 60_000;
/** What of the configuration the machine needs. */
export const agentRules = ({
  wrapUpMs,
  hindranceRules: { batteryReadyMin, comesBackWithinMin: min },
}: HubConfig): AgentRules => ({
  wrapUpMs,
  batteryReadyMs: batteryReadyMin * MINUTE_MS,
  comesBackWithinMs: {
    lineLost: min.lineLost * MINUTE_MS,
    onBattery: min.onBattery * MINUTE_MS,
    away: min.away * MINUTE_MS,
  },
});
