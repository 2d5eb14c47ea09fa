-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'api';

-- CreateTable
CREATE TABLE "Guide" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "token" TEXT NOT NULL,
    "minSeconds" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "storedFile" TEXT,
    "fileName" TEXT,
    "contentType" TEXT,
    "size" INTEGER,
    "strayFiles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "trapped" INTEGER NOT NULL DEFAULT 0,
    "downloads" INTEGER NOT NULL DEFAULT 0,
    "deletedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Guide_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadForm" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fields" TEXT[],
    "required" TEXT[],
    "origins" TEXT[],
    "thanks" TEXT NOT NULL,
    "redirectUrl" TEXT,
    "minSeconds" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "trapped" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mailbox" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "rules" JSONB NOT NULL DEFAULT '[]',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundMail" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "mailboxId" UUID NOT NULL,
    "messageKey" TEXT NOT NULL,
    "fromAddress" TEXT,
    "subject" TEXT,
    "excerpt" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "readBy" TEXT,
    "problem" TEXT,
    "leadId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InboundMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Guide_token_key" ON "Guide"("token");

-- CreateIndex
CREATE INDEX "Guide_organizationId_createdAt_id_idx" ON "Guide"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Guide_organizationId_id_key" ON "Guide"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LeadForm_token_key" ON "LeadForm"("token");

-- CreateIndex
CREATE INDEX "LeadForm_organizationId_createdAt_id_idx" ON "LeadForm"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "LeadForm_organizationId_id_key" ON "LeadForm"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_token_key" ON "Mailbox"("token");

-- CreateIndex
CREATE INDEX "Mailbox_organizationId_createdAt_id_idx" ON "Mailbox"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_organizationId_id_key" ON "Mailbox"("organizationId", "id");

-- CreateIndex
CREATE INDEX "InboundMail_organizationId_createdAt_id_idx" ON "InboundMail"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundMail_organizationId_status_createdAt_id_idx" ON "InboundMail"("organizationId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundMail_organizationId_mailboxId_createdAt_id_idx" ON "InboundMail"("organizationId", "mailboxId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundMail_organizationId_mailboxId_status_createdAt_id_idx" ON "InboundMail"("organizationId", "mailboxId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundMail_status_createdAt_idx" ON "InboundMail"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_organizationId_id_key" ON "InboundMail"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_organizationId_mailboxId_messageKey_key" ON "InboundMail"("organizationId", "mailboxId", "messageKey");

-- AddForeignKey
ALTER TABLE "Guide" ADD CONSTRAINT "Guide_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadForm" ADD CONSTRAINT "LeadForm_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_organizationId_mailboxId_fkey" FOREIGN KEY ("organizationId", "mailboxId") REFERENCES "Mailbox"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "Guide_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Guide"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "LeadForm_freeze_organization" BEFORE UPDATE OF "organizationId" ON "LeadForm"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "Mailbox_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Mailbox"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "InboundMail_freeze_organization" BEFORE UPDATE OF "organizationId" ON "InboundMail"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
