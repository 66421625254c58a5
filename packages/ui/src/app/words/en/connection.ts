/** English: what keeps this PC from its line, its hub or its PBX. */
import { said } from '../said.ts';

export const connectionProblems = {
  'line.unreachable': said(
    'The phone line cannot connect',
    'No calls reach this PC now.',
    'Check the cable or Wi-Fi, or use the phone’s hotspot. It keeps trying by itself.',
  ),
  'line.unknownServer': said(
    'The phone server was not found',
    'Its address could not be looked up; most often there is no network.',
    'See if other pages open. If they do, tell IT.',
  ),
  'line.certificateExpired': said(
    'The phone server’s certificate has expired',
    'To be safe, no connection was made.',
    'Check this PC’s date first. If it is right, tell IT.',
  ),
  'line.certificateUntrusted': said(
    'The phone server’s certificate is unknown',
    'This could be somebody else’s server, so no connection was made.',
    'Ask IT to install the company certificate on this PC.',
  ),
  'line.certificateWrongName': said(
    'The phone server’s certificate belongs to another',
    'This could be somebody else’s server, so no connection was made.',
    'Read this to IT; they will check the address.',
  ),
  'line.insecureAddress': said(
    'The phone server’s address is not encrypted',
    'Others could hear your calls, so no connection was made.',
    'Ask IT for an address that starts with wss://.',
  ),
  'line.wrongCredentials': said(
    'The phone account was not accepted',
    'The phone password of this shift no longer works.',
    'Sign out and in again. If that does not help, tell IT.',
  ),
  'line.noAnswer': said(
    'The phone server does not answer',
    'The network works, but nothing came back.',
    'Wait a little, it tries again. After five minutes tell IT.',
  ),
  'line.pbxUnavailable': said(
    'The phone system is being serviced',
    'No calls reach this PC now. It is not your fault.',
    'Take a breath; it reconnects by itself.',
  ),
  'line.lost': said(
    'The line was lost',
    'A call you are in is kept if possible; new calls cannot come in.',
    'Move closer to the router or use the phone’s hotspot. It reconnects by itself.',
  ),
  'phone.fault': said(
    'The phone part failed',
    'That was not done.',
    'Try once more. If it stays, restart the program and tell IT.',
  ),
  'session.expired': said(
    'Your sign-in has expired',
    'It has been too long since you signed in.',
    'Sign in again; nothing is lost.',
  ),
  'session.replaced': said(
    'You signed in on another PC',
    'You were signed out here; calls go to the other one.',
    'If that was not you, tell your leader at once.',
  ),
  'protocol.clientTooOld': said(
    'This program is too old',
    'It can no longer talk with the server.',
    'Update Hearthline and open it again.',
  ),
  'protocol.hubTooOld': said(
    'The server is too old',
    'It cannot talk with this program.',
    'Ask IT to update the server.',
  ),
  'pbx.unreachable': said(
    'The phone system is not connected',
    'Your state cannot change now, and calls may not come in.',
    'Wait, it comes back by itself. If it is urgent tell your leader.',
  ),
  'store.full': said(
    'The server’s disk is full',
    'What you just did was not kept.',
    'Tell IT at once, and do it again later.',
  ),
  'store.busy': said(
    'The server’s data is held by another program',
    'What you just did was not kept.',
    'Do it again in a minute. If it stays, tell IT.',
  ),
  'hub.fault': said(
    'The server failed',
    'What you just did was not completed.',
    'Try once more. If it stays, tell IT.',
  ),
  'hub.badAddress': said(
    'The server address is not right',
    'It is not a complete address.',
    'Check it; it looks like https://hub.example.org .',
  ),
  'hub.unknownServer': said(
    'The server was not found',
    'The address may be wrong, or there is no network.',
    'Check the server address, then the network.',
  ),
  'hub.unreachable': said(
    'The server cannot be reached',
    'Calls still work; team news does not change for now.',
    'Check the network. It keeps trying by itself.',
  ),
  'hub.insecureAddress': said(
    'The server address is not encrypted',
    'Others could see your password, so no connection was made.',
    'It must start with https://. Ask IT if unsure.',
  ),
  'hub.certificateExpired': said(
    'The server’s certificate has expired',
    'To be safe, no connection was made.',
    'Check this PC’s date first. If it is right, tell IT.',
  ),
  'hub.certificateUntrusted': said(
    'The server’s certificate is unknown',
    'This could be somebody else’s server, so no connection was made.',
    'Ask IT to install the company certificate on this PC.',
  ),
  'hub.certificateWrongName': said(
    'The certificate belongs to another server',
    'This could be somebody else’s server, so no connection was made.',
    'Check the server address. If it is right, tell IT.',
  ),
  'hub.notAHub': said(
    'This is not a Hearthline server',
    'Something answered there, but not our server.',
    'Check the server address.',
  ),
  'hub.offline': said(
    'You are offline, this cannot be done now',
    'It needs the server.',
    'Do it again once you are connected.',
  ),
};
