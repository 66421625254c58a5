import type { Change, Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../organisation/directory.ts';
import type { AmiMessage } from '../pbx/ami/amiMessage.ts';
import type { Publisher } from '../session/streams.ts';
import { Mobiles } from './mobiles.ts';

const anna = { id: 'anna', extension: '1001' } as Person;

/** A PBX that is nothing but its database, and one operator. */
class Office {
  readonly database = new Map<string, string>();
  readonly told: Change[] = [];
  readonly changed: string[] = [];
  readonly mobiles: Mobiles;
  constructor() {
    const action = ({ Action, Key = '', Val = '' }: AmiMessage): Promise<AmiMessage> => {
      if (Action === 'DBPut') this.database.set(Key, Val);
      if (Action === 'DBDel') this.database.delete(Key);
      return Promise.resolve({});
    };
    const rows = () => [...this.database].map(([key, Val]) => ({ Key: `/hearthline-mobile/${key}`, Val }));
    this.mobiles = new Mobiles({
      pbx: { isConnected: true, action, list: () => Promise.resolve(rows()), follow: () => undefined },
      directory: {
        people: new Map([[anna.id, anna]]),
        personOfExtension: (extension: string) => (extension === '1001' ? anna : undefined),
      } as unknown as Directory,
      publisher: { toPerson: (_: string, change: Change) => void this.told.push(change) } as unknown as Publisher,
      changed: (personId) => void this.changed.push(personId),
    });
  }
  hears(State: string, CallId = 'call-1', Interface = 'PJSIP/1001'): void {
    this.mobiles.take({ Event: 'UserEvent', UserEvent: 'HearthlineMobile', State, CallId, Interface });
  }
}
const topic = (number: string | null): Change => ({ op: 'set', topic: 'mobile', value: { number } });

describe('the mobile of an operator', () => {
  it('[MOBILE-1] yes keeps the number at the PBX, no removes it; she is told', async () => {
    const { mobiles, database, told } = new Office();
    await mobiles.set(anna, { number: '13700000014' });
    expect([...database]).toEqual([['1001', '13700000014']]);
    expect(mobiles.snapshot(anna)).toEqual([topic('13700000014')]);
    await mobiles.set(anna, { number: null });
    expect(database.size).toBe(0);
    expect(told).toEqual([topic('13700000014'), topic(null)]);
    await expect(mobiles.set({ ...anna, extension: null }, { number: '13700000014' })).rejects.toMatchObject({
      code: 'command.notAllowed',
    });
  });

  it('[MOBILE-2] a hub that starts reads them, and removes those of nobody', async () => {
    const { mobiles, database, told } = new Office();
    database.set('1001', '13700000014').set('1999', '13700000099');
    await mobiles.connected();
    expect([...database.keys()]).toEqual(['1001']);
    expect(told).toEqual([topic('13700000014')]);
  });

  it('[MOBILE-3] she talks on it from the press to its end, and not while it only rings', () => {
    const office = new Office();
    const { mobiles, changed } = office;
    office.hears('ringing');
    office.hears('notTaken');
    office.hears('taken', 'call-2', 'PJSIP/1999');
    expect([mobiles.isTalking('anna'), changed]).toEqual([false, []]);
    office.hears('taken');
    expect(mobiles.isTalking('anna')).toBe(true);
    office.hears('over');
    expect([mobiles.isTalking('anna'), changed]).toEqual([false, ['anna', 'anna']]);
  });
});
