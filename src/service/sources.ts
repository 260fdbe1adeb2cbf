export const sourcesHandlers = {};
