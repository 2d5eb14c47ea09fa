export { createMcpSurface, MCP_PATH } from "./surface.ts";
export { MODES_WITHOUT_TOOLS, toolOfOperation } from "./tools.ts";
