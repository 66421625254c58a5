/** English: questions and proposals. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';
import type { proposalProblems as zhProblems } from '../zh/proposals.ts';

export const proposals: Words['proposals'] = {
  kinds: { question: 'Question', proposal: 'Proposal' },
  states: {
    received: 'Received',
    lookedAt: 'Being looked at',
    answered: 'Answered',
    accepted: 'Accepted',
    declined: 'Not accepted',
  },
  to: (unit, time) => `to who is in charge of ${unit} · ${time}`,
  from: (name, time) => `${name} · ${time}`,
  by: (name, time) => `${name} · ${time}`,
  ask: {
    title: 'Questions and proposals',
    meaning:
      'Straight to who is in charge, with a formal reply. Only you and who is in charge see it; it goes after half a year.',
    kind: 'This is a',
    to: 'To',
    text: 'What you ask, or what should change',
    send: 'Hand it in',
    sent: 'Handed in',
    waiting: 'Noted; it is handed in once you are connected',
    nobody: 'Nobody is in charge whom you could ask now.',
    mine: 'My questions and proposals',
    empty: 'Nothing asked yet',
    emptyHint: 'Great or small: ask, and propose.',
    takeBack: 'Take back',
  },
  received: {
    title: 'Questions and proposals for you',
    empty: 'Nobody waits for a reply',
    emptyHint: 'What those you are in charge of ask and propose appears here.',
    answerWord: 'Answer',
    reasonWord: 'A few words (to decline, the reason)',
    answer: 'Answer',
    accept: 'Accept',
    decline: 'Decline',
    look: 'Say that I am looking at it',
  },
};

export const proposalProblems: typeof zhProblems = {
  'proposal.notFound': said('This one is gone', 'It may just have been taken back.', 'Nothing to do.'),
  'proposal.settled': said(
    'It has its reply already',
    'The first reply counts, so yours was not sent.',
    'Look at the reply that is there.',
  ),
  'proposal.tooMany': said(
    'Too many wait for a reply',
    'One person can have twenty waiting; this one was not handed in.',
    'Wait for a reply or two, or take back what is no longer needed.',
  ),
};
