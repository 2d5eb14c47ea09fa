import { Presets, SingleBar } from "cli-progress";

/** How far a command is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What else there is to say; may be empty. */
  readonly note: string;
}

export interface ProgressView {
  show(progress: Progress): void;
  /** Leaves the terminal as other output expects it. */
  end(): void;
}

interface Terminal extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

const LINE_EVERY_MS = 5_000;

/** A bar on a terminal; elsewhere, a line now and then. */
export function progressView(stream: Terminal, nowMs: () => number = () => performance.now()): ProgressView {
  return stream.isTTY === true ? bar(stream, nowMs) : lines(stream, nowMs);
}

/** Rows a second since the first that was shown: what an earlier run has done counts for nothing. */
function rateOf(first: Progress, { done }: Progress, ms: number): number {
  return Math.round(((done - first.done) * 1_000) / Math.max(ms, 1));
}

function bar(stream: Terminal, nowMs: () => number): ProgressView {
  const format = "{bar} {percentage}% | {value} of {total} | {rate} a second | {eta_formatted} left {note}";
  const single = new SingleBar({ stream: stream as NodeJS.WriteStream, format, etaBuffer: 20 }, Presets.shades_classic);
  let first: Progress | undefined;
  let startedMs = 0;
  return {
    show(progress) {
      if (!first) {
        first = progress;
        startedMs = nowMs();
        single.start(progress.total, progress.done, { rate: 0, note: progress.note });
        return;
      }
      single.update(progress.done, { rate: rateOf(first, progress, nowMs() - startedMs), note: progress.note });
    },
    end: () => single.stop(),
  };
}

function lines(stream: NodeJS.WritableStream, nowMs: () => number): ProgressView {
  let first: Progress | undefined;
  let startedMs = 0;
  let saidMs = 0;
  return {
    show(progress) {
      const ms = nowMs();
      if (!first) {
        first = progress;
        startedMs = ms;
        saidMs = ms;
        return;
      }
      if (ms - saidMs < LINE_EVERY_MS) return;
      saidMs = ms;
      const rate = rateOf(first, progress, ms - startedMs);
      const left = rate > 0 ? `, ${Math.ceil((progress.total - progress.done) / rate)} s left` : "";
      const note = progress.note === "" ? "" : `, ${progress.note}`;
      stream.write(`${progress.done} of ${progress.total}, ${rate} a second${left}${note}\n`);
    },
    end: () => undefined,
  };
}
