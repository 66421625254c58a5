import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';

/** What people call a queue, in the chosen language; its name on the PBX while the hub has told no title. */
export const useQueueTitle = (): ((name: string) => string) => {
  const { language } = useWords();
  const queues = useValue('queues') ?? [];
  return (name) => queues.find((queue) => queue.name === name)?.title[language] ?? name;
};
