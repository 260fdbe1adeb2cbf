export const flowsHandlers = {};
