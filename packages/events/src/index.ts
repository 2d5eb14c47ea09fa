export { expireDays, makeDays } from "./log/days.ts";
export { type Head, type Move, moveOnce } from "./relay/move.ts";
