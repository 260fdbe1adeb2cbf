/** Opens the browser's own file dialog; empty when the person changes their mind. */
export function letChoose(options: { many: boolean; extensions: string[]; folder?: boolean }): Promise<File[]> {
  const endings = options.extensions.map((extension) => `.${extension.replace(/^\./, '').toLowerCase()}`);
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = options.many;
  input.hidden = true;
  input.setAttribute('aria-hidden', 'true');
  if (options.folder) input.webkitdirectory = true;
  else input.accept = endings.join(',');
  return new Promise<File[]>((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // A folder comes whole, with everything that lies in it.
      resolve(options.folder && endings.length > 0 ? files.filter((file) => endings.some((ending) => file.name.toLowerCase().endsWith(ending))) : files);
    });
    // Some browsers only show the dialog for an input that is part of the page.
    document.body.append(input);
    input.click();
  }).finally(() => input.remove());
}
