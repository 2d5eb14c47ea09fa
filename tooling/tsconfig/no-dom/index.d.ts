// Stands in for TypeScript's DOM library, which a dependency of the GraphQL server asks for: with it, a package would be
// checked against a browser's types as soon as that dependency is in reach, and against Node's otherwise.
export {};
