import type { Activity, ActivityAttendance, ActivityGuest, Person } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';
import type { Store, Write } from '../store/store.ts';
import type { KeptActivity, KeptMark, KeptSignUp } from './keptActivity.ts';
import { placesOf, type Places } from './places.ts';

/** One activity with everybody in it. */
export interface KnownActivity {
  readonly plan: KeptActivity;
  /** In the order of signing up. */
  readonly signUps: ReadonlyMap<string, KeptSignUp>;
  /** The last of each person. */
  readonly marks: ReadonlyMap<string, KeptMark>;
}

/** What was kept, by id. */
export async function readActivityList(store: Pick<Store, 'readActivities'>): Promise<Map<string, KnownActivity>> {
  const { activities, signUps, marks } = await store.readActivities();
  const ordered = signUps.toSorted((a, b) => a.at - b.at);
  const lastMarks = marks.toSorted((a, b) => a.turn - b.turn);
  const of = <T extends { activityId: string; personId: string }>(rows: readonly T[], id: string): Map<string, T> =>
    new Map(rows.filter((one) => one.activityId === id).map((one) => [one.personId, one]));
  return new Map(
    activities.map((plan) => [plan.id, { plan, signUps: of(ordered, plan.id), marks: of(lastMarks, plan.id) }]),
  );
}

/** The same activity once a write of it is kept. */
export function afterWrite(known: KnownActivity, write: Write): KnownActivity {
  const signUps = new Map(known.signUps);
  for (const one of write.activitySignUps ?? []) signUps.set(one.personId, one);
  if (write.removedActivitySignUp) signUps.delete(write.removedActivitySignUp.personId);
  const marks = new Map(known.marks);
  for (const one of write.activityMarks ?? []) marks.set(one.personId, one);
  return { plan: write.activity ?? known.plan, signUps, marks };
}

/** Who left the centre holds no place. */
export const placesIn = ({ plan, signUps }: KnownActivity, { people }: Directory): Places =>
  placesOf(
    plan.places,
    [...signUps.values()].filter(({ personId }) => people.has(personId)),
  );

/** [ACT-2] */
export const isOrganiser = ({ plan }: KnownActivity, person: Person, directory: Directory): boolean =>
  person.role !== 'operator' && directory.hasAudience(plan.audience) && directory.mayAddress(person, plan.audience);

/** [ACT-2] */
export const isSeenBy = (known: KnownActivity, person: Person, directory: Directory): boolean =>
  known.plan.authorId === person.id ||
  known.signUps.has(person.id) ||
  directory.isIn(known.plan.audience, person) ||
  isOrganiser(known, person, directory);

const attendanceOf = (mark: KeptMark | undefined): ActivityAttendance | null =>
  mark === undefined ? null : { wasThere: mark.wasThere, byName: mark.byName, at: mark.at };

/** [ACT-2] As one person sees it. */
export function shownTo(known: KnownActivity, viewer: Person, directory: Directory): Activity {
  const { plan, signUps, marks } = known;
  const places = placesIn(known, directory);
  const standing = ({ personId, companions, at }: KeptSignUp) => ({
    ...{ companions, signedUpAt: at, waitingPlace: places.waitingOf.get(personId) ?? null },
  });
  const mine = signUps.get(viewer.id);
  const guests = (): ActivityGuest[] => {
    const all = new Set([...places.waitingOf.keys(), ...marks.keys()]);
    return [...all].map((personId) => {
      const signUp = signUps.get(personId);
      const attendance = attendanceOf(marks.get(personId));
      return { personId, signUp: signUp === undefined ? null : standing(signUp), attendance };
    });
  };
  return {
    ...plan,
    takenPlaces: places.taken,
    waitingCount: places.waitingCount,
    mine: mine === undefined ? null : { ...standing(mine), hasWaited: mine.hasWaited, seen: mine.seen },
    myAttendance: attendanceOf(marks.get(viewer.id)),
    guests: isOrganiser(known, viewer, directory) ? guests() : null,
  };
}
