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
      if (!options.folder) return resolve(files);
      // A folder comes whole, with everything that lies in it, in whatever order the disk keeps it.
      const wanted = files.filter((file) => endings.length === 0 || endings.some((ending) => file.name.toLowerCase().endsWith(ending)));
      resolve(wanted.toSorted((one, other) => one.webkitRelativePath.localeCompare(other.webkitRelativePath, 'en-GB', { numeric: true })));
    });
    // Some browsers only show the dialog for an input that is part of the page.
    document.body.append(input);
    input.click();
  }).finally(() => input.remove());
}
