import type { CommandInput, Person, quietRoomCommands as specs } from '@hearthline/protocol';
import type { CommandTable } from '../session/commandTable.ts';
import type { QuietRooms } from './quietRooms.ts';

type Name = keyof typeof specs;

/** None is kept: what they change is in memory alone, and said again it finds that done. [QROOM-6] */
export function quietRoomCommands(rooms: QuietRooms): Pick<CommandTable, Name> {
  const inMemory = <N extends Name>(run: (input: CommandInput<N>, person: Person) => void) => ({
    isRecorded: false,
    async run(input: CommandInput<N>, { person }: { readonly person: Person }) {
      run(input, person);
      return { value: {} };
    },
  });
  return {
    'quietRoom.sit': inMemory<'quietRoom.sit'>((input, person) => rooms.sit(input, person)),
    'quietRoom.leave': inMemory<'quietRoom.leave'>((_input, person) => rooms.leave(person)),
    'quietRoom.ask': inMemory<'quietRoom.ask'>((input, person) => rooms.ask(input, person)),
    'quietRoom.takeBack': inMemory<'quietRoom.takeBack'>((_input, person) => rooms.takeBack(person)),
    'quietRoom.answer': inMemory<'quietRoom.answer'>((input, person) => rooms.answer(input, person)),
    'quietRoom.sign': inMemory<'quietRoom.sign'>((input, person) => rooms.sign(input, person)),
    'quietRoom.focus': inMemory<'quietRoom.focus'>((input, person) => rooms.focus(input, person)),
  };
}
