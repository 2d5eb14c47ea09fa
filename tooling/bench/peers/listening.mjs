/** Serves on an address of the system's choice, and says where, as a line of JSON. @param {import("node:http").Server} server */
export function listening(server, path = "") {
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}${path}`, msg: "listening" })}\n`);
  });
}
