import { ChevronRight, Heart, MessageSquare, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Person } from '@hearthline/protocol';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { BadgeMark } from '../badges/BadgeMark.tsx';
import { addressOf } from '../chat/chatList.ts';
import { Mate } from './Mate.tsx';
import type { Branch, Member } from './roster.ts';
import css from './TeamScreen.module.css';

interface TreeProps {
  readonly branch: Branch;
  readonly myId: string | null;
  readonly isOpenAtFirst: (unitId: string) => boolean;
  /** Somebody whose evaluation I may read. */
  readonly isLed: (person: Person) => boolean;
}

/** The parts of a unit, each with its own below it; what is closed is not drawn. */
export const Tree = ({ branch, ...rest }: TreeProps): ReactNode => {
  const { kind } = branch.unit;
  if (kind !== 'centre') return <Part branch={branch} level={2} {...rest} />;
  return (
    <>
      {branch.members.length > 0 && <Part branch={{ ...branch, branches: [] }} level={2} {...rest} />}
      {branch.branches.map((one) => (
        <Part key={one.unit.id} branch={one} level={2} {...rest} />
      ))}
    </>
  );
};

interface PartProps extends TreeProps {
  readonly level: 2 | 3 | 4;
}

const Part = ({ branch, level, myId, isOpenAtFirst, isLed }: PartProps): ReactNode => {
  const { w } = useWords();
  const { unit, members, branches } = branch;
  const [isOpen, setIsOpen] = useState(() => isOpenAtFirst(unit.id));
  const Heading = `h${level}` as const;
  return (
    <section className={css.part} data-level={level} aria-label={unit.name}>
      <header className={css.partHead}>
        <Heading>
          <button type="button" className={css.opener} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            <ChevronRight size={17} aria-hidden />
            <span className={css.unitName}>{unit.name}</span>
          </button>
        </Heading>
        <span className={css.summary}>{w.team.onDutyOf(branch.onDutyCount, branch.count)}</span>
        <Places branch={branch} />
      </header>
      {isOpen && (
        <>
          {members.length > 0 && (
            <ul className={css.members}>
              {members.map((member) => (
                <li key={member.person.id}>
                  <Mate
                    member={member}
                    isMe={member.person.id === myId}
                    isConvener={member.person.id === unit.convenerId}
                    isLed={isLed(member.person)}
                  >
                    <BadgeMark person={member.person} />
                    {member.person.id !== myId && (
                      <>
                        <WriteToMate member={member} />
                        <ThankMate member={member} />
                        <CallMate member={member} />
                      </>
                    )}
                  </Mate>
                </li>
              ))}
            </ul>
          )}
          {branches.map((one) => (
            <Part
              key={one.unit.id}
              branch={one}
              level={level === 2 ? 3 : 4}
              myId={myId}
              isOpenAtFirst={isOpenAtFirst}
              isLed={isLed}
            />
          ))}
        </>
      )}
    </section>
  );
};

/** Who is in charge and who convenes, where it is somebody. */
const Places = ({ branch: { inCharge, convener } }: { readonly branch: Branch }): ReactNode => {
  const { w } = useWords();
  if (inCharge === null && convener === null) return null;
  return (
    <span className={css.places}>
      {inCharge !== null && <Place label={w.team.inCharge} name={inCharge.name} />}
      {convener !== null && <Place label={w.team.convener} name={convener.name} />}
    </span>
  );
};

/** The name has a box of its own: it is cut at its end, whatever its writing, and what she is stays whole. */
const Place = ({ label, name }: { readonly label: string; readonly name: string }): ReactNode => (
  <span className={css.place}>
    <span>{label}</span> <span title={name}>{name}</span>
  </span>
);

const CallMate = ({ member: { person, presence } }: { readonly member: Member }): ReactNode => {
  const { w } = useWords();
  const { hasPhone } = useValue('app');
  const router = useRouter();
  const { extension } = person;
  if (!hasPhone || extension === null || presence?.isOnline !== true) return null;
  return (
    <Button
      look="quiet"
      icon={Phone}
      aria-label={w.team.call(person.name)}
      onPress={() => router.go('phone', extension)}
    />
  );
};

const WriteToMate = ({ member: { person } }: { readonly member: Member }): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  return (
    <Button
      look="quiet"
      icon={MessageSquare}
      aria-label={w.chat.to(person.name)}
      onPress={() => router.go('chat', addressOf({ kind: 'person', personId: person.id }))}
    />
  );
};

/** The way to a good word, for those who have that screen. */
const ThankMate = ({ member: { person } }: { readonly member: Member }): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const router = useRouter();
  if (session.kind !== 'signedIn' || session.person.role === 'it') return null;
  return (
    <Button
      look="quiet"
      icon={Heart}
      aria-label={w.kudos.thankName(person.name)}
      onPress={() => router.go('points', `kudos ${person.id}`)}
    />
  );
};
