/** What is dragged between the text and the list of codes, as the browser's own drag and drop carries it. */
export const codeType = 'application/x-kist-code';
export const passageType = 'application/x-kist-passage';

export const carries = (event: { dataTransfer: DataTransfer | null }, type: string): boolean => event.dataTransfer?.types.includes(type) === true;
