/** The least a page needs to phone with SIP.js: its own `SimpleUser`, as its README has it. */
import { Web } from 'sip.js';
import { account, loudspeaker, type BarePhone } from './account.ts';

const { serverUrl, domain, username, password } = account;
let ended = (): void => undefined;
let registered = (): void => undefined;

const user = new Web.SimpleUser(serverUrl, {
  aor: `sip:${username}@${domain}`,
  media: { constraints: { audio: true, video: false }, remote: { audio: loudspeaker } },
  delegate: {
    onRegistered: () => registered(),
    onCallReceived: showRing,
    onCallHangup: () => {
      document.body.replaceChildren();
      ended();
    },
  },
  userAgentOptions: {
    authorizationUsername: username,
    authorizationPassword: password,
    logBuiltinEnabled: false,
    // Its default is a STUN server on the internet.
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
  },
});

/** The least that can be called a ring on the screen. */
function showRing(): void {
  for (const name of ['Answer', 'Reject']) {
    const button = document.createElement('button');
    button.textContent = name;
    document.body.append(button);
  }
}

const phone: BarePhone = {
  registered: new Promise((resolve) => {
    registered = resolve;
  }),
  dial: (number) => user.call(`sip:${number}@${domain}`),
  hangUp: async () => {
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    await user.hangup();
    await gone;
  },
};
Object.assign(window, { phone });
await user.connect();
await user.register();
