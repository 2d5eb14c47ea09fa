/** The people of the demonstration brokerage. */
export interface AgentSeed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export const AGENTS: readonly AgentSeed[] = [
  { name: "Sarah Johnson", email: "sarah@demo.example", phone: "(305) 555-0101" },
  { name: "Miguel Alvarez", email: "miguel@demo.example", phone: "(305) 555-0102" },
  { name: "Priya Raman", email: "priya@demo.example", phone: "(305) 555-0103" },
  { name: "Tom Becker", email: "tom@demo.example", phone: "(305) 555-0104" },
  { name: "Aisha Okafor", email: "aisha@demo.example", phone: "(305) 555-0105" },
];
