export const voicesHandlers = {};
