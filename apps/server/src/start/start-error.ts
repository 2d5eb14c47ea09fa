/** Why the server (or a command) cannot start, in words for the operator. Everything else that goes wrong is a defect. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}
