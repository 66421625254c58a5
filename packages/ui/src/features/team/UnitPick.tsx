import { UnitTree, type Organisation } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick } from '../../components/choice/Choice.tsx';

interface UnitPickProps {
  readonly label: string;
  readonly organisation: Organisation;
  /** '' and the centre itself are everybody. */
  readonly value: string;
  readonly onChange: (unitId: string) => void;
  /** Those to choose from; default: all. */
  readonly among?: ReadonlySet<string>;
  readonly isLabelHidden?: boolean;
}

/** A unit of the tree, each drawn below the one above it. */
export const UnitPick = ({
  label,
  organisation,
  value,
  onChange,
  among,
  isLabelHidden = false,
}: UnitPickProps): ReactNode => {
  const { w } = useWords();
  const tree = new UnitTree(organisation.units);
  const shown = tree.downwardsFrom(null).filter(({ id }) => among === undefined || among.has(id));
  const top = tree.childrenOf(null)[0]?.id;
  const levelOf = (unitId: string): number =>
    tree.upwardsFrom(unitId).filter(({ id }) => shown.some((one) => one.id === id)).length - 1;
  return (
    <Pick
      label={label}
      isLabelHidden={isLabelHidden}
      value={value === '' ? (top ?? '') : value}
      options={shown.map(({ id, name }) => ({
        id,
        name: id === top ? w.team.everybodyOf(name) : name,
        level: levelOf(id),
      }))}
      onChange={onChange}
    />
  );
};
