import { describe, expect, it } from 'vitest';
import { isAnsweredElsewhere } from './incomingLeg.ts';
import { quotable, token } from './identity.ts';
import { digitsOfInfo, dtmfRelayBody } from './info.ts';

describe('words of SIP', () => {
  it('[CALL-6] reads the Reason of a CANCEL', () => {
    expect(isAnsweredElsewhere('SIP;cause=200;text="Call completed elsewhere"')).toBe(true);
    expect(isAnsweredElsewhere('Q.850;cause=26')).toBe(true);
    expect(isAnsweredElsewhere('SIP;cause=487')).toBe(false);
    expect(isAnsweredElsewhere('Q.850;cause=16')).toBe(false);
    expect(isAnsweredElsewhere(undefined)).toBe(false);
  });

  it('[CALL-11] reads and writes digits of INFO', () => {
    expect(digitsOfInfo('application/dtmf-relay', dtmfRelayBody('5', 160))).toBe('5');
    expect(digitsOfInfo('application/dtmf-relay; charset=utf-8', 'Signal= 11\r\nDuration= 100')).toBe('#');
    expect(digitsOfInfo('application/dtmf', ' a\r\n')).toBe('A');
    expect(digitsOfInfo('application/dtmf-relay', 'Duration=100')).toBeNull();
    expect(digitsOfInfo('application/dtmf-relay', 'Signal=x')).toBeNull();
    expect(digitsOfInfo('text/plain', '5')).toBeNull();
  });

  it('a display name cannot end its quotes or its line', () => {
    expect(quotable('Li "Na"\r\nEvil: 1\\')).toBe('Li NaEvil: 1');
    expect(token(() => 0.5, 8)).toMatch(/^[0-9a-z]{8}$/);
  });
});
