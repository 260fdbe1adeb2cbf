/** Work on columns of numbers, in plain loops: a mapping function for each of fifty thousand numbers takes ten times as long. */

/** The numbers of a column at some positions. */
export function pick(column: Int32Array, positions: ArrayLike<number>): Int32Array<ArrayBuffer> {
  const { length } = positions;
  const picked = new Int32Array(length);
  for (let index = 0; index < length; index += 1) picked[index] = column[positions[index]!]!;
  return picked;
}

/** 0, 1, 2 ... */
export function upTo(count: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = index;
  return numbers;
}

/** Rows of so many numbers each, of which nobody knows yet how many there will be. */
export type Rows = { push(...row: number[]): void; readonly count: number; column(at: number): Int32Array<ArrayBuffer> };

export function growingRows(width: number): Rows {
  let cells = new Int32Array(width * 256);
  let length = 0;
  return {
    push(...row) {
      if (length + width > cells.length) {
        const larger = new Int32Array(cells.length * 2);
        larger.set(cells);
        cells = larger;
      }
      for (let at = 0; at < width; at += 1) cells[length + at] = row[at]!;
      length += width;
    },
    get count() {
      return length / width;
    },
    column(at) {
      const column = new Int32Array(length / width);
      for (let row = 0, cell = at; row < column.length; row += 1, cell += width) column[row] = cells[cell]!;
      return column;
    },
  };
}
