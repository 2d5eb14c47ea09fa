import type { Noun, TenantAccess } from "@orrery/db";
import { operationFor } from "@orrery/operation";
import type { AiPorts } from "./ai/ports.ts";
import type { CompliancePorts } from "./compliance/ports.ts";
import type { ImportPorts } from "./estate/import/ports.ts";
import type { IntegrationPorts } from "./estate/integration/ports.ts";
import type { LeadPorts } from "./estate/lead/settings/ports.ts";
import type { MailPorts } from "./estate/mailbox/ports.ts";
import type { PublishingPorts } from "./estate/portal/publishing-ports.ts";
import type { EstatePorts } from "./estate/ports.ts";
import type { VisitorPorts } from "./estate/visitor/ports.ts";
import type { IdentityPorts } from "./identity/ports.ts";
import type { PlatformPorts } from "./platform/event/ports.ts";
import type { InboundPorts } from "./platform/inbound-webhook/ports.ts";
import type { WebhookPorts } from "./platform/webhook/ports.ts";

/** What the domain needs beside the data; the server gives it. */
export interface DomainPorts
  extends IdentityPorts,
    EstatePorts,
    ImportPorts,
    IntegrationPorts,
    PublishingPorts,
    LeadPorts,
    PlatformPorts,
    WebhookPorts,
    InboundPorts,
    MailPorts,
    VisitorPorts,
    AiPorts,
    CompliancePorts {}

/** The kernel's definers, for handlers that get `db` (Prisma's models) and `sql` (declared statements) of their tenant, and the ports. */
export const { operation, publicOperation } = operationFor<TenantAccess, DomainPorts, Noun>();
