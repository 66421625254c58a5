/** Which questions and proposals are shown where. Pure. */
import { isOpenProposal, UnitTree, type Organisation, type Person, type Proposal } from '@hearthline/protocol';

const newestFirst = (a: Proposal, b: Proposal): number => b.askedAt - a.askedAt;

export const mineOf = (all: readonly Proposal[], me: Person): Proposal[] =>
  all.filter(({ askedById }) => askedById === me.id).sort(newestFirst);

/** What others ask of me: what waits first, the oldest of it first; then the newest settled. */
export const receivedBy = (all: readonly Proposal[], me: Person): Proposal[] => {
  const others = all.filter(({ askedById }) => askedById !== me.id);
  return [
    ...others.filter(isOpenProposal).sort((a, b) => newestFirst(b, a)),
    ...others.filter((one) => !isOpenProposal(one)).sort(newestFirst),
  ];
};

/** The units I may ask, mine first: those I am in where somebody else is in charge, there or above. [PROP-1] */
export const askable = ({ units }: Organisation, me: Person): readonly string[] => {
  const path = new UnitTree(units).upwardsFrom(me.unitId);
  return path
    .filter((_, index) => path.slice(index).some(({ inChargeId }) => inChargeId !== null && inChargeId !== me.id))
    .map(({ id }) => id);
};
