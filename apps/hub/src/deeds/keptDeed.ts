import { createHash } from 'node:crypto';
import type { Deed, DeedCommand, DeedWhatOf, Person } from '@hearthline/protocol';

/** Something a command did to somebody, as its handler tells it. */
export interface NewDeed<N extends DeedCommand = DeedCommand> {
  readonly aboutId: string;
  readonly what: DeedWhatOf<N>;
  readonly subject: string;
  /** Where it is written down once however many commands do it: what makes it one. */
  readonly onceFor?: string;
}

/** As it is kept; of one source the first counts. */
export interface KeptDeed extends Deed {
  readonly source: string;
}

/** [DEED-2] [DEED-3] */
export function keptDeeds(
  by: { readonly person: Person; readonly commandId: string },
  deeds: readonly NewDeed[],
  at: number,
): KeptDeed[] {
  const { person, commandId } = by;
  return deeds
    .filter(({ aboutId }) => aboutId !== person.id)
    .map(({ aboutId, what, subject, onceFor }) => {
      const source = [person.id, onceFor ?? commandId, what, aboutId].join(' ');
      const id = createHash('sha256').update(source).digest('base64url').slice(0, 22);
      return { id, at, byId: person.id, byName: person.name, what, aboutId, subject: subject.slice(0, 200), source };
    });
}
