/** Characters that are gathered before they leave the heap. */
const CHUNK = 512 * 1024;

/** Lines that have left the heap. `starts` and `ends` say of each line whose it is and where it lies. */
type Chunk = { readonly blob: Blob; readonly starts: Float64Array; readonly ends: Uint32Array };

/**
 * JSON texts, one to a line, that are kept in Blobs, where the browser may put them on disk. What remains in memory is
 * twelve bytes for each: when what it tells of began, so that it can be forgotten, and where it ends.
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

  /** Forgets the lines of what began before `time`. */
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

  /** The lines as the elements of a JSON list, in the order in which they came. */
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

/** The lines of a chunk that are kept, in a chunk of their own; the Blob need not be read for it. */
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

/** With characters beyond ASCII escaped, so that a character is a byte and a line can be cut out of its Blob. */
const ascii = (json: string): string =>
  json.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
