import { describe, expect, it } from 'vitest';
import { hubOrigin } from './hubAddress.ts';

describe("the hub's address as people type it", () => {
  it.each([
    ['hub.example.cn', 'https://hub.example.cn'],
    ['  hub.example.cn:8443/ ', 'https://hub.example.cn:8443'],
    ['https://hub.example.cn/anything?x', 'https://hub.example.cn'],
    ['http://127.0.0.1:8700', 'http://127.0.0.1:8700'],
    ['http://localhost:8700/', 'http://localhost:8700'],
    ['http://[::1]:8700', 'http://[::1]:8700'],
  ])('%s becomes %s', (typed, origin) => {
    expect(hubOrigin(typed)).toBe(origin);
  });

  it.each(['', '   ', 'ftp://hub.example.cn', 'https://', 'javascript:alert(1)', 'two words'])(
    '%j is no address',
    (typed) => {
      expect(() => hubOrigin(typed)).toThrow(expect.objectContaining({ code: 'hub.badAddress' }));
    },
  );

  it.each(['http://hub.example.cn', 'http://127.0.0.1.example.cn', 'http://192.168.1.5:8700'])(
    '%s would send the password in plain text',
    (typed) => {
      expect(() => hubOrigin(typed)).toThrow(expect.objectContaining({ code: 'hub.insecureAddress' }));
    },
  );
});
