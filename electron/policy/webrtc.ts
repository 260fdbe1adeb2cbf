/**
 * A content security policy does not stop WebRTC from asking STUN servers who we are. This policy leaves it only connections
 * through a proxy over TCP, and there is no proxy.
 */
export const webrtcPolicy = 'disable_non_proxied_udp';
