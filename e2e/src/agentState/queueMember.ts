import type { Ami } from '@hearthline/pbx';

/** An operator as the PBX has them in each of its queues, asked of the PBX itself. */
export interface QueueMember {
  readonly queue: string;
  readonly isPaused: boolean;
  readonly reason: string;
}

export async function queueMember(ami: Ami, extension: string): Promise<QueueMember[]> {
  const rows = await ami.list({ Action: 'QueueStatus' });
  return rows
    .filter((row) => row['Event'] === 'QueueMember' && (row['Location'] ?? '').includes(extension))
    .map((row) => ({
      queue: row['Queue'] ?? '',
      isPaused: row['Paused'] === '1',
      reason: row['PausedReason'] ?? '',
    }));
}

/** The one answer that all queues give. */
export async function pauseInAllQueues(ami: Ami, extension: string): Promise<string | null> {
  const members = await queueMember(ami, extension);
  const answers = new Set(members.map(({ isPaused, reason }) => (isPaused ? reason : null)));
  const [only] = answers;
  if (only === undefined || answers.size !== 1)
    throw new Error(`${extension} is not the same in all queues: ${JSON.stringify(members)}`);
  return only;
}
