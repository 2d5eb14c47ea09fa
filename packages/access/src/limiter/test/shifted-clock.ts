/** Loaded before a process's own modules: its wall clock is wrong by `ORRERY_TEST_CLOCK_OFFSET_MS`. */
const offsetMs = Number(process.env.ORRERY_TEST_CLOCK_OFFSET_MS);
const TrueDate = Date;

class ShiftedDate extends TrueDate {
  constructor(...given: [] | [number]) {
    super(given.length === 0 ? TrueDate.now() + offsetMs : given[0]);
  }

  static override now(): number {
    return TrueDate.now() + offsetMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
