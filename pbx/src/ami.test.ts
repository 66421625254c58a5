import { describe, expect, it } from 'vitest';
import { parseAmi } from './ami.ts';

describe('parseAmi', () => {
  it('splits whole messages from the rest', () => {
    const { messages, rest } = parseAmi('Event: A\r\nName: x: y\r\n\r\nResponse: Success\r\n\r\nEvent: hal');
    expect(messages).toEqual([{ Event: 'A', Name: 'x: y' }, { Response: 'Success' }]);
    expect(rest).toBe('Event: hal');
  });

  it('keeps empty values and ignores lines without a name', () => {
    expect(parseAmi('Event: A\r\nEmpty: \r\nnonsense\r\n\r\n').messages).toEqual([{ Event: 'A', Empty: '' }]);
  });
});
