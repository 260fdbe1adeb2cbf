export const reportsHandlers = {};
