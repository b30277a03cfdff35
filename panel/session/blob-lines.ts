/** Characters that are collected on the heap before they move to a Blob. */
const CHUNK = 512 * 1024;

/** Whether a line stays, by the start of its request and the key that it was added with. */
export type IsKept = (startedAt: number, key: number) => boolean;

/** A Blob of lines: of each when its request began, its key, and where it ends, in bytes. */
type Chunk = {
  blob: Blob;
  readonly starts: Float64Array;
  readonly keys: Uint32Array;
  readonly ends: Uint32Array;
};

/**
 * JSON texts, one on each line, kept in Blobs, which the browser may move to disk. The heap keeps sixteen bytes for each
 * line: when its request began and a key, so that it can be forgotten, and where the line ends.
 */
export class BlobLines {
  private chunks: readonly Chunk[] = [];
  private waiting: string[] = [];
  private waitingStarts: number[] = [];
  private waitingKeys: number[] = [];
  private waitingLength = 0;
  private copying: Promise<void> = Promise.resolve();

  add(json: string, startedAt: number, key = 0): void {
    const line = ascii(json);
    this.waiting.push(line);
    this.waitingStarts.push(startedAt);
    this.waitingKeys.push(key);
    this.waitingLength += line.length;
    if (this.waitingLength >= CHUNK) this.flush();
  }

  /** In bytes. */
  get size(): number {
    return this.chunks.reduce((sum, { blob }) => sum + blob.size, this.waitingLength);
  }

  /** When the request of each line began, and the line's length in bytes. */
  lengths(): readonly { readonly startedAt: number; readonly bytes: number }[] {
    this.flush();
    return this.chunks.flatMap(({ starts, ends }) =>
      Array.from(starts, (startedAt, index) => ({
        startedAt,
        bytes: (ends[index] ?? 0) - (ends[index - 1] ?? 0),
      })),
    );
  }

  /** Removes the lines that are not kept. */
  keep(isKept: IsKept): void {
    this.flush();
    this.chunks = this.chunks.flatMap((chunk) => {
      const kept = keepOf(chunk, isKept);
      if (kept !== null && kept !== chunk) this.copying = this.copying.then(() => copy(kept));
      return kept ?? [];
    });
  }

  clear(): void {
    this.chunks = [];
    this.clearWaiting();
  }

  /** The lines as the elements of a JSON list, in the order of `add`. */
  parts(): readonly BlobPart[] {
    this.flush();
    return this.chunks.flatMap(({ blob }, index) => (index === 0 ? [blob] : [',\n', blob]));
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    let end = 0;
    const ends = this.waiting.map((line, index) => {
      end += line.length + (index === 0 ? 0 : SEPARATOR.length);
      return end;
    });
    const chunk = {
      blob: new Blob([this.waiting.join(SEPARATOR)]),
      starts: Float64Array.from(this.waitingStarts),
      keys: Uint32Array.from(this.waitingKeys),
      ends: Uint32Array.from(ends),
    };
    this.chunks = [...this.chunks, chunk];
    this.clearWaiting();
  }

  private clearWaiting(): void {
    this.waiting = [];
    this.waitingStarts = [];
    this.waitingKeys = [];
    this.waitingLength = 0;
  }
}

const SEPARATOR = ',\n';

/** The chunk with only the lines to keep; the same object if these are all, null if there are none. */
function keepOf(chunk: Chunk, isKept: IsKept): Chunk | null {
  const kept = [...chunk.starts.keys()].filter((index) =>
    isKept(chunk.starts[index] ?? 0, chunk.keys[index] ?? 0),
  );
  if (kept.length === chunk.starts.length) return chunk;
  if (kept.length === 0) return null;
  const parts: BlobPart[] = [];
  let end = 0;
  const ends = kept.map((index) => {
    const from = index === 0 ? 0 : (chunk.ends[index - 1] ?? 0) + SEPARATOR.length;
    const to = chunk.ends[index] ?? from;
    if (parts.length > 0) parts.push(SEPARATOR);
    end += to - from + (parts.length > 0 ? SEPARATOR.length : 0);
    parts.push(chunk.blob.slice(from, to));
    return end;
  });
  return {
    blob: new Blob(parts),
    starts: Float64Array.from(kept, (index) => chunk.starts[index] ?? 0),
    keys: Uint32Array.from(kept, (index) => chunk.keys[index] ?? 0),
    ends: Uint32Array.from(ends),
  };
}

/** A slice keeps the whole Blob that it was cut from, so what was cut is free only once the rest is copied. */
async function copy(chunk: Chunk): Promise<void> {
  try {
    chunk.blob = new Blob([await chunk.blob.arrayBuffer()]);
  } catch {
    // The browser has no room for the copy. The slices stay.
  }
}

/** Escapes characters beyond ASCII, so that each character is one byte and a line can be sliced out of its Blob. */
const ascii = (json: string): string =>
  json.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
