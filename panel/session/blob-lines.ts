/** Characters that are collected on the heap before they move to a Blob. */
const CHUNK = 512 * 1024;

/** A Blob of lines. `starts` has the time at which each line's request began, `ends` where the line ends, in bytes. */
type Chunk = { readonly blob: Blob; readonly starts: Float64Array; readonly ends: Uint32Array };

/**
 * JSON texts, one on each line, kept in Blobs, which the browser may move to disk. The heap keeps twelve bytes for each
 * line: when its request began, so that it can be forgotten, and where the line ends.
 */
export class BlobLines {
  private chunks: readonly Chunk[] = [];
  private waiting: string[] = [];
  private waitingStarts: number[] = [];
  private waitingLength = 0;

  add(json: string, startedAt: number): void {
    const line = ascii(json);
    this.waiting.push(line);
    this.waitingStarts.push(startedAt);
    this.waitingLength += line.length;
    if (this.waitingLength >= CHUNK) this.flush();
  }

  /** Removes the lines whose request began before `time`. */
  forgetBefore(time: number): void {
    this.flush();
    this.chunks = this.chunks.flatMap((chunk) => keepFrom(chunk, time));
  }

  clear(): void {
    this.chunks = [];
    this.waiting = [];
    this.waitingStarts = [];
    this.waitingLength = 0;
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
      ends: Uint32Array.from(ends),
    };
    const { chunks } = this;
    this.clear();
    this.chunks = [...chunks, chunk];
  }
}

const SEPARATOR = ',\n';

/** A chunk with only the lines to keep. The Blob is sliced, not read. */
function keepFrom(chunk: Chunk, time: number): readonly Chunk[] {
  if (chunk.starts.every((start) => start >= time)) return [chunk];
  const parts: BlobPart[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const [index, start] of chunk.starts.entries()) {
    if (start < time) continue;
    const from = index === 0 ? 0 : (chunk.ends[index - 1] ?? 0) + SEPARATOR.length;
    const to = chunk.ends[index] ?? from;
    if (parts.length > 0) parts.push(SEPARATOR);
    end += to - from + (parts.length > 0 ? SEPARATOR.length : 0);
    parts.push(chunk.blob.slice(from, to));
    starts.push(start);
    ends.push(end);
  }
  if (parts.length === 0) return [];
  return [{ blob: new Blob(parts), starts: Float64Array.from(starts), ends: Uint32Array.from(ends) }];
}

/** Escapes characters beyond ASCII, so that each character is one byte and a line can be sliced out of its Blob. */
const ascii = (json: string): string =>
  json.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
