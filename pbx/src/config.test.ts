import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkVersion } from './asterisk.ts';
import { opensslTime } from './certificate.ts';
import { fillTemplate, templateFolder } from './config.ts';
import { portsOfBlock, takePorts } from './ports.ts';

describe('fillTemplate', () => {
  it("fills in names between @ signs and leaves the dialplan's own variables and addresses alone", () => {
    const text = 'exten => 1,1,Dial(PJSIP/x/sip:a@@HOST@:@PORT@,${TIMEOUT},b@c)';
    expect(fillTemplate(text, { HOST: '127.42.1.1', PORT: 20_004 })).toBe(
      'exten => 1,1,Dial(PJSIP/x/sip:a@127.42.1.1:20004,${TIMEOUT},b@c)',
    );
  });

  it.each([
    ['a name without a value', {}],
    ['a value with a line end', { A: 'x\ny' }],
    ['a value that would begin a comment', { A: 'x;y' }],
  ])('refuses %s', (_, values: Record<string, string>) => {
    expect(() => fillTemplate('secret = @A@', values)).toThrow(expect.objectContaining({ code: 'pbx.template' }));
  });

  it('has templates that name no folder of any machine and no fixed port', async () => {
    for (const name of await readdir(templateFolder)) {
      const text = await readFile(join(templateFolder, name), 'utf8');
      expect(text.match(/^[^;\n]*(\/root|\/home|\/tmp|\b5060\b|\b5038\b|\b8088\b|\b8089\b).*$/m), name).toBeNull();
    }
  });
});

describe('checkVersion', () => {
  it('[PBX-1] takes Asterisk 22 and refuses any other by name', () => {
    expect(checkVersion('Asterisk 22.10.1+dfsg+~cs6.17-1\n')).toBe('22.10.1');
    for (const said of ['Asterisk 23.0.0', 'Asterisk 2.2', '']) {
      expect(() => checkVersion(said)).toThrow(expect.objectContaining({ code: 'pbx.wrong-version' }));
    }
  });
});

describe('ports', () => {
  it('never gives the same block twice, wherever the search starts', async () => {
    const blocks = await Promise.all([takePorts(0.5), takePorts(0.5), takePorts(0.5)]);
    expect(new Set(blocks.map((block) => block.ami)).size).toBe(3);
    expect(new Set(blocks.map((block) => block.trunkHost)).size).toBe(3);
    await Promise.all(blocks.map((block) => block.release()));
  });

  it('keeps every block apart and under the ephemeral ports', () => {
    const blocks = Array.from({ length: 30 }, (_, index) => portsOfBlock(index));
    blocks.forEach((block, index) => {
      expect(block.rtpEnd).toBeLessThan(blocks[index + 1]?.ami ?? 32_768);
      expect(block.rtpStart).toBeGreaterThan(block.trunk);
    });
  });
});

describe('opensslTime', () => {
  it('is the time in UTC', () => {
    expect(opensslTime(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe('20260102030405Z');
  });
});
