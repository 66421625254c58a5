import { partnerOf, type ChatMessage, type ChatPartner } from '@hearthline/protocol';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';

/** With whom a chat is, by name; of who has left, the name under the last message. */
export const usePartnerName = (messages: readonly ChatMessage[]): ((partner: ChatPartner) => string) => {
  const { w } = useWords();
  const people = useValue('people') ?? [];
  const units = useValue('organisation')?.units ?? [];
  return (partner) => {
    if (partner.kind === 'team') return units.find(({ id }) => id === partner.unitId)?.name ?? w.chat.team;
    const { personId } = partner;
    const known = people.find(({ id }) => id === personId)?.name;
    return known ?? messages.findLast(({ fromId }) => fromId === personId)?.fromName ?? w.chat.somebodyGone;
  };
};

/** As a file says it. */
export const useChatName = (messages: readonly ChatMessage[], myId: string): ((chatId: string) => string) => {
  const nameOf = usePartnerName(messages);
  return (chatId) => {
    const partner = partnerOf(chatId, myId);
    return partner === null ? chatId : nameOf(partner);
  };
};
