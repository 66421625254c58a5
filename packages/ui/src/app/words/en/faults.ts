/** English: the fault helper. */
import type { faults as faultsZh } from '../zh/faults.ts';
import { devices } from './devices.ts';

export const faults: typeof faultsZh = {
  title: 'Find the fault',
  intro: 'Looks step by step from this PC to the centre. It works without any network.',
  open: 'Find the fault',
  start: 'Begin',
  again: 'Look again',
  running: 'Looking…',
  waiting: 'Waiting',
  trouble: 'The trouble is here',
  noTrouble: 'All the way is clear',
  noTroubleMeaning: 'No trouble was seen with network or sound. If it still does not work, read the lines below to IT.',
  stepsTitle: 'Step by step',
  verdicts: { fine: 'Good', trouble: 'Trouble', unclear: 'Perhaps', open: 'Not seen' },
  steps: {
    network: 'Is this PC on a network?',
    router: 'Is the router there?',
    names: 'Can names be looked up?',
    address: 'Does the centre’s server answer?',
    secure: 'Are certificate and clock right?',
    socket: 'Is the way to the centre open?',
    phone: 'Is the way to the phone server open?',
    microphone: 'Does the microphone open?',
    headset: 'Is the headset there?',
  },
  findings: {
    'network.fine': { what: 'The PC is on a network.' },
    'network.none': {
      what: 'The PC is on no network at all.',
      remedy: 'Plug in the network cable or join the Wi-Fi; if there is neither, use the phone’s hotspot.',
    },
    'router.fine': { what: 'The router is there.' },
    'router.none': {
      what: 'No router was found.',
      remedy: 'With a phone’s hotspot that is normal. Otherwise switch the router off and on.',
    },
    'router.silent': {
      what: 'The router does not answer.',
      remedy: 'Some never do. If what is below fails too, unplug it for ten seconds.',
    },
    'names.fine': { what: 'Names are found.' },
    'names.notNeeded': { what: 'The address is a number; no name is needed.' },
    'names.noServer': {
      what: 'The server that looks up names does not answer: most likely the Internet is down.',
      remedy: 'Unplug the router for ten seconds; then try the phone’s hotspot, and ask your Internet provider.',
    },
    'names.unknown': {
      what: 'There is no server of this name.',
      remedy: 'Check the server address for a typing slip; if there is none, tell IT.',
    },
    'address.fine': { what: 'The server answers.' },
    'address.closed': {
      what: 'The server is there, but its program is not running.',
      remedy: 'This is not your fault. Call IT, then wait: it connects by itself.',
    },
    'address.silent': {
      what: 'The server does not answer.',
      remedy: 'See whether a web page opens. If it does, try the phone’s hotspot, and tell IT.',
    },
    'address.noWay': {
      what: 'There is no way to the server.',
      remedy: 'Unplug the router for ten seconds, or use the phone’s hotspot.',
    },
    'secure.fine': { what: 'Certificate and clock are right.' },
    'secure.notNeeded': { what: 'This address needs no certificate.' },
    'secure.clock': {
      what: 'This PC’s clock is wrong.',
      remedy: 'Switch on “Set time automatically” in the system settings, and look again.',
    },
    'secure.expired': {
      what: 'The server’s certificate has expired.',
      remedy: 'This is not your fault. Call IT.',
    },
    'secure.untrusted': {
      what: 'The server’s certificate is unknown; this may be another server.',
      remedy: 'Do not type your password. Try the phone’s hotspot, and tell IT.',
    },
    'secure.wrongName': {
      what: 'The certificate is for another name; this may be another server.',
      remedy: 'Do not type your password. Check the address, and tell IT.',
    },
    'secure.broken': {
      what: 'No safe connection could be made.',
      remedy: 'Most likely a firewall or virus scanner is in the way. Try the phone’s hotspot, and tell IT.',
    },
    'socket.fine': { what: 'The way to the centre is open.' },
    'socket.blocked': {
      what: 'Something blocks the way to the centre.',
      remedy: 'Firewalls, proxies and company networks do. Try the phone’s hotspot, and tell IT.',
    },
    'phone.fine': { what: 'The way to the phone server is open.' },
    'phone.unknown': { what: 'Not signed in yet, so the phone server is not known.' },
    'phone.unreached': {
      what: 'The phone server does not answer.',
      remedy: 'If all else is good, this is not your fault. Call IT.',
    },
    'phone.certificate': { what: 'The phone server’s certificate is not right.', remedy: 'Call IT.' },
    'phone.blocked': {
      what: 'The phone server answers but takes no phones.',
      remedy: 'Try the phone’s hotspot; if it stays so, tell IT.',
    },
    'microphone.fine': { what: 'The microphone opens.' },
    'microphone.denied': {
      what: devices.denied,
      remedy: 'Allow it under privacy in the system settings.',
    },
    'microphone.absent': {
      what: devices.absent,
      remedy: 'Plug the headset in again, at another USB port if need be.',
    },
    'microphone.busy': { what: devices.busy, remedy: 'Close other calls and recorders.' },
    'headset.fine': { what: devices.headsetThere },
    'headset.notChosen': {
      what: devices.headsetNotChosen,
      remedy: 'Choose it in the settings once you are signed in.',
    },
    'headset.gone': {
      what: devices.headsetGone,
      remedy: 'Plug it in; if it is a new one, choose it in the settings.',
    },
    'headset.none': {
      what: devices.headsetNone,
      remedy: 'Plug in the headset, at another USB port if need be.',
    },
    notLooked: { what: 'Something before it fails, so it could not be looked at.' },
  },
  reportTitle: 'For IT',
  reportHint: 'Read it out on the phone, or copy and send it. No name, account or password is in it.',
  copy: 'Copy',
  copied: 'Copied',
  report: { app: 'Hearthline', time: 'Time', hub: 'Centre', phone: 'Phone server', none: 'not known' },
};
