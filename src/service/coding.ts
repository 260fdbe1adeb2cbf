export const codingHandlers = {};
