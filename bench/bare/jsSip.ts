/** The least a page needs to phone with JsSIP, as its documentation has it. */
import { UA, WebSocketInterface } from 'jssip';
import { account, loudspeaker, type BarePhone } from './account.ts';

const { serverUrl, domain, username, password } = account;
const agent = new UA({
  sockets: [new WebSocketInterface(serverUrl)],
  uri: `sip:${username}@${domain}`,
  password,
});
let session: ReturnType<UA['call']> | null = null;

const phone: BarePhone = {
  registered: new Promise((resolve) => {
    agent.on('registered', () => resolve());
  }),
  dial: async (number) => {
    session = agent.call(`sip:${number}@${domain}`, {
      mediaConstraints: { audio: true, video: false },
      pcConfig: { iceServers: [] },
    });
    session.connection.addEventListener('track', ({ streams }) => {
      loudspeaker.srcObject = streams[0] ?? null;
    });
  },
  hangUp: () =>
    new Promise((resolve) => {
      session?.on('ended', () => resolve());
      session?.terminate();
    }),
};
Object.assign(window, { phone });
agent.start();
