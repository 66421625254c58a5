/**
 * Switches of WebRTC's ICE agent (`IceFieldTrials` in its p2p_transport_channel.cc), for Chromium's `force-fieldtrials`. When it changes its
 * way, or the way it has chosen is agreed on, it tells the PBX with a check at once. Left to itself it waits for the next check of a way
 * that works well, up to 2.5 s, and Asterisk, which never chooses (RFC 8445 §8.1.1), sends on the dead way until then.
 */
export const ICE_FIELD_TRIALS =
  'WebRTC-IceFieldTrials/send_ping_on_switch_ice_controlling:true,send_ping_on_selected_ice_controlling:true/';
