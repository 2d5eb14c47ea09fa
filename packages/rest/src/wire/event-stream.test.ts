import { describe, expect, it, vi } from "vitest";
import { eventStream, type Frame } from "./event-stream.ts";

const options = { frame: (item: unknown) => item as Frame, report: vi.fn() };

/** Yields frames, and notes how many were asked for. */
function counted(frames: readonly Frame[], end?: Error) {
  const asked = { count: 0, left: false };
  async function* items() {
    try {
      for (const frame of frames) {
        asked.count += 1;
        yield frame;
      }
      if (end) throw end;
    } finally {
      asked.left = true;
    }
  }
  return { asked, items: items() };
}

describe("a stream of events", () => {
  it("has frames with id, type and one line of data, and heartbeats that move the id alone", async () => {
    const { items } = counted([
      { id: "a" },
      { id: "b", event: { type: "lead.created", data: { name: "line\nbreak" } } },
    ]);
    const text = await new Response(await eventStream(items, options)).text();
    expect(text).toBe(
      'retry: 1000\n: heartbeat\nid: a\n\nid: b\nevent: lead.created\ndata: {"name":"line\\nbreak"}\n\n',
    );
  });

  it("takes nothing ahead of its reader, and leaves with it", async () => {
    const { asked, items } = counted([{ id: "a" }, { id: "b" }, { id: "c" }]);
    const reader = (await eventStream(items, options)).getReader();
    await reader.read();
    expect(asked).toEqual({ count: 1, left: false });
    await reader.read();
    expect(asked).toEqual({ count: 2, left: false });
    await reader.cancel();
    expect(asked).toEqual({ count: 2, left: true });
  });

  it("fails as a whole before its first frame, and just ends after it", async () => {
    const failure = new Error("broken");
    await expect(eventStream(counted([], failure).items, options)).rejects.toBe(failure);
    const report = vi.fn();
    const stream = await eventStream(counted([{ id: "a" }], failure).items, { ...options, report });
    expect(await new Response(stream).text()).toContain("id: a");
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
  });
});
