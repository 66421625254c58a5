import type { Organisation } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import type { TeamFilter } from './roster.ts';

interface RegionGroupPickProps {
  readonly organisation: Organisation;
  readonly filter: TeamFilter;
  readonly onChange: (filter: TeamFilter) => void;
  readonly isLabelHidden?: boolean;
}

/** Region, then group of that region. */
export const RegionGroupPick = ({
  organisation,
  filter,
  onChange,
  isLabelHidden = false,
}: RegionGroupPickProps): ReactNode => {
  const { w } = useWords();
  const groups = organisation.groups.filter(({ regionId }) => filter.regionId === '' || regionId === filter.regionId);
  return (
    <>
      <Pick
        isLabelHidden={isLabelHidden}
        label={w.team.region}
        value={filter.regionId}
        options={[{ id: '', name: w.team.allRegions }, ...organisation.regions]}
        onChange={(regionId) => onChange({ ...filter, regionId, groupId: '' })}
      />
      <Pick
        isLabelHidden={isLabelHidden}
        label={w.team.group}
        value={filter.groupId}
        options={[{ id: '', name: w.team.allGroups }, ...groups]}
        onChange={(groupId) => onChange({ ...filter, groupId })}
      />
    </>
  );
};
