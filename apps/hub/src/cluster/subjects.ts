import { z } from 'zod';
import type { ClusterConfig } from './config.ts';

/** What is said where on NATS. */
export const subjectsOf = ({ name }: ClusterConfig) => ({
  /** The writer, each second: a `pulse`. */
  pulse: `hearthline.${name}.pulse`,
  /** A door to the writer of a term: the packets of one link. An empty message: the link is over. */
  toWriter: (term: number, link: string) => `hearthline.${name}.writer.${term}.${link}`,
  /** The writer to a door: the packets of one link. An empty message: the link is over. */
  toDoor: (link: string) => `hearthline.${name}.door.${link}`,
});
export type Subjects = ReturnType<typeof subjectsOf>;

/** The last word of a subject: which link it is about. */
export const linkOf = (subject: string): string => subject.slice(subject.lastIndexOf('.') + 1);

/** Both ends of a link say something at least so often. */
export const PULSE_MS = 1_000;
/** [CLUSTER-7] A door hears nothing of the writer for so long: it has none. */
export const WRITER_SILENCE_MS = 4_000;
/** [CLUSTER-8] The writer hears nothing of a door for so long: it is gone. */
export const DOOR_SILENCE_MS = 5_000;

/** [CLUSTER-12] What a door shows the writer with each request over HTTP. */
export const DOOR_KEY_HEADER = 'x-hearthline-door';

/** What the writer says of itself. */
const pulse = z.object({
  term: z.number().int(),
  /** Its inner address, `http://host:port`. */
  url: z.string(),
  /** [CLUSTER-12] Proves that a request comes from a door. */
  key: z.string(),
});
export type Pulse = z.infer<typeof pulse>;

/** A message that is no pulse is of another program: null. */
export function readPulse(message: Buffer): Pulse | null {
  try {
    return pulse.parse(JSON.parse(message.toString()));
  } catch {
    return null;
  }
}
