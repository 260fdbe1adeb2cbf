export const claimsHandlers = {};
