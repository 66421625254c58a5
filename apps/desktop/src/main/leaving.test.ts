import { describe, expect, it, vi } from 'vitest';
import { Leaving } from './leaving.ts';

function make(changes: { hasLiveCall?: boolean; wantsToGo?: boolean; hasEngine?: boolean } = {}) {
  const { hasLiveCall = false, wantsToGo = true, hasEngine = true } = changes;
  const timers: (() => void)[] = [];
  const ports = {
    hasLiveCall: () => hasLiveCall,
    mayEndCall: vi.fn(() => wantsToGo),
    tellEngine: vi.fn(() => hasEngine),
    quit: vi.fn(),
    after: (_delayMs: number, run: () => void) => void timers.push(run),
  };
  return { leaving: new Leaving(ports), ports, timeIsUp: () => timers.forEach((run) => run()) };
}

describe('leaving', () => {
  it('lets the engine say goodbye first, then ends once', () => {
    const { leaving, ports, timeIsUp } = make();
    expect(leaving.mayGo()).toBe(false);
    expect(ports.quit).not.toHaveBeenCalled();
    leaving.engineLeft();
    timeIsUp();
    expect(ports.quit).toHaveBeenCalledTimes(1);
    expect(leaving.mayGo()).toBe(true);
    expect(ports.tellEngine).toHaveBeenCalledTimes(1);
    expect(ports.mayEndCall).not.toHaveBeenCalled();
  });

  it('does not wait for ever for an engine that does not answer', () => {
    const { leaving, ports, timeIsUp } = make();
    leaving.mayGo();
    timeIsUp();
    expect(ports.quit).toHaveBeenCalledTimes(1);
    expect(leaving.mayGo()).toBe(true);
  });

  it('goes at once where there is no engine', () => {
    expect(make({ hasEngine: false }).leaving.mayGo()).toBe(true);
  });

  it('stays in a call when the person wants to, and asks again the next time', () => {
    const { leaving, ports } = make({ hasLiveCall: true, wantsToGo: false });
    expect([leaving.mayGo(), leaving.mayGo()]).toEqual([false, false]);
    expect(ports.mayEndCall).toHaveBeenCalledTimes(2);
    expect(ports.tellEngine).not.toHaveBeenCalled();
  });

  it('asks once when the person hangs up and goes', () => {
    const { leaving, ports } = make({ hasLiveCall: true });
    expect([leaving.mayGo(), leaving.mayGo()]).toEqual([false, false]);
    leaving.engineLeft();
    expect(leaving.mayGo()).toBe(true);
    expect(ports.mayEndCall).toHaveBeenCalledTimes(1);
  });
});
