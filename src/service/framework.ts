export const frameworkHandlers = {};
