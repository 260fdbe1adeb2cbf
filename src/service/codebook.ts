export const codebookHandlers = {};
