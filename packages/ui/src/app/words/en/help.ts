/** Asking for help. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const help: Words['help'] = {
  ask: 'Help me',
  asked: 'Asked',
  mine: 'Ask my leader for help',
  askedTitle: 'Everybody who leads you knows',
  online: (count) =>
    count === 0
      ? 'None of them is online now; they see it as soon as they are.'
      : count === 1
        ? 'One of them is online and sees it now.'
        : `${count} of them are online and see it now.`,
  withCall: 'Your call goes on. They see its queue and how long it has lasted.',
  comes: (name) => `${name} comes to help you`,
  comesMeaning: 'A moment, please: you will hear from them.',
  settled: 'Settled, thanks',
  wanted: 'Help wanted',
  wantedBy: (name) => `${name} asks for help`,
  inQueue: (queue, time) => `${queue} · talking for ${time}`,
  inCall: (time) => `talking for ${time}`,
  callOver: 'the call is over',
  noCall: 'not in a call',
  number: (number) => `number ${number}`,
  askedAgo: (time) => `waiting for ${time}`,
  take: 'I am coming',
  taken: (name) => `${name} helps her`,
  takenByMe: 'You are helping',
};

export const helpProblems = {
  'help.nobody': said(
    'Nobody is in charge of your part just now',
    'Nobody was told this time.',
    'Ring a leader you know, or tell IT that this part has nobody in charge.',
  ),
  'help.notFound': said(
    'Somebody is on the way already, or it is settled',
    'You are not needed for this one.',
    'See on the floor whether somebody else asks.',
  ),
};
