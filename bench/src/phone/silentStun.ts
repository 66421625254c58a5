/**
 * Dial to first audio with a STUN server that swallows everything, against the same phone without one: the same page, the
 * same Electron, the same PBX, in turns. (The hub hands out no ICE servers yet, so the phone is measured in a page of its own.)
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as passes } from 'node:timers/promises';
import { startPbx } from '@hearthline/pbx';
import { hire } from '../../../e2e/src/phone/operators.ts';
import { openPhoneWindows, type LabPhone } from '../../../e2e/src/phone/phoneWindows.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';
import { installProbe, timeToFirstAudio } from './probe.ts';

const ROUNDS = 25;
const WARM_UP_ROUNDS = 3;
/** Each call goes on for so long: nobody dials twice within a second. */
const TALK_MS = 1_000;

export async function measureSilentStun(progress: Progress): Promise<Comparison[]> {
  const pbx = await progress.step('start the PBX', () => startPbx({ report: progress.say }));
  const stun = await openSilentServer();
  const windows = await openPhoneWindows();
  try {
    const without = await openPhone(windows);
    await without.register(await hire(pbx, '1911'));
    const withIt = await openPhone(windows);
    const iceServers = [{ urls: [`stun:127.0.0.1:${stun.address().port}`] }];
    await withIt.register({ ...(await hire(pbx, '1912')), iceServers });
    const times = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: { withIt: () => dial(withIt), without: () => dial(without) },
    });
    return [
      compare({
        name: 'dial to first audio, STUN server silent',
        unit: 'ms',
        ours: median(times.withIt),
        peer: median(times.without),
        peerName: 'the same phone without a STUN server',
        limit: { kind: 'atMost', ratio: 1.3 },
        notes: [`median of ${ROUNDS} calls each, in turns, after ${WARM_UP_ROUNDS} to warm up`],
      }),
    ];
  } finally {
    await windows.close();
    stun.close();
    await pbx.stop();
  }
}

/** A UDP port that reads and says nothing: requests are neither answered nor refused. */
async function openSilentServer(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', () => undefined);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

async function openPhone(windows: Awaited<ReturnType<typeof openPhoneWindows>>): Promise<LabPhone> {
  const phone = await windows.open();
  await installProbe(phone.page);
  return phone;
}

async function dial(phone: LabPhone): Promise<number> {
  const tookMs = await timeToFirstAudio(phone.page, `lab.phone.dial('6001')`);
  const { id } = await phone.untilState('talking');
  await passes(TALK_MS);
  await phone.command('hangUp', id);
  return tookMs;
}
