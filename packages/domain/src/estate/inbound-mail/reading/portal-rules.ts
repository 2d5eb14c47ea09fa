import type { MailRule } from "./rule.ts";

/** What the mails of portals look like, tried in this order after a mailbox's own. The last one reads what anybody might write. */
export const PORTAL_RULES: readonly MailRule[] = [
  {
    name: "zillow",
    from: ["zillow.com", "zillowgroup.com", "trulia.com"],
    source: "zillow",
    labels: {
      name: ["Name", "Contact name", "Buyer name"],
      email: ["Email", "Email address"],
      phone: ["Phone", "Phone number"],
      propertyAddress: ["Property address", "Property", "Listing", "Address"],
      notes: ["Message", "Comments", "Note"],
    },
  },
  {
    name: "realtor.com",
    from: ["realtor.com", "move.com"],
    source: "realtor.com",
    labels: {
      name: ["Name", "Full name"],
      firstName: ["First name"],
      lastName: ["Last name"],
      email: ["Email address", "Email"],
      phone: ["Phone number", "Phone"],
      propertyAddress: ["Property address", "Listing address", "Address"],
      notes: ["Comment", "Comments", "Message"],
    },
  },
  {
    name: "homes.com",
    from: ["homes.com", "apartments.com", "costar.com"],
    source: "homes.com",
    labels: {
      name: ["Name", "Lead name"],
      email: ["Email", "Lead email"],
      phone: ["Phone", "Lead phone"],
      propertyAddress: ["Address", "Property address", "Property"],
      notes: ["Comments", "Message"],
    },
  },
  {
    name: "idealista",
    from: ["idealista.com", "idealista.it", "idealista.pt"],
    source: "idealista",
    labels: {
      name: ["Nombre", "Nome", "Name"],
      email: ["Email", "E-mail", "Correo electrónico", "Correo"],
      phone: ["Teléfono", "Telefono", "Telefone", "Phone"],
      propertyAddress: ["Dirección", "Inmueble", "Anuncio", "Indirizzo", "Immobile", "Morada", "Imóvel", "Property"],
      notes: ["Mensaje", "Messaggio", "Mensagem", "Comentarios", "Message"],
    },
  },
  {
    name: "rightmove",
    from: ["rightmove.co.uk", "rightmove.com"],
    source: "rightmove",
    labels: {
      name: ["Name", "Full name"],
      firstName: ["First name"],
      lastName: ["Last name", "Surname"],
      email: ["Email", "E-mail", "Email address"],
      phone: ["Telephone", "Phone", "Phone number", "Daytime phone"],
      propertyAddress: ["Property address", "Property", "Address"],
      notes: ["Message", "Comments", "Enquiry"],
    },
  },
];

/** Whoever it is from: what is marked as a person's name, with a way to reach them. */
export const PLAIN_RULE: MailRule = {
  name: "plain",
  from: [],
  source: "email",
  labels: {
    name: ["Name", "Full name", "Your name", "Contact name", "Nombre", "Nom", "Nome"],
    firstName: ["First name"],
    lastName: ["Last name", "Surname"],
    email: ["Email", "E-mail", "Email address", "E-mail address", "Your email", "Correo electrónico"],
    phone: ["Phone", "Telephone", "Phone number", "Mobile", "Cell", "Tel", "Your phone", "Teléfono"],
    propertyAddress: ["Property address", "Property", "Listing", "Address", "Inmueble", "Dirección"],
    notes: ["Message", "Comments", "Comment", "Notes", "Enquiry", "Inquiry", "Your message", "Mensaje"],
  },
};
