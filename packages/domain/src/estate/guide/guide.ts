import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { formText, text } from "../../fields/text.ts";
import { minSeconds } from "../visitor/guard.ts";

export const guidesRead = scope("guides:read", "Read guides");
export const guidesWrite = scope("guides:write", "Create, change and delete guides, and send their files", {
  role: "admin",
});

export const GUIDE_NOT_FOUND = reason("GUIDE_NOT_FOUND", "NOT_FOUND", "No guide has this id.");
export const GUIDE_TOO_LARGE = reason("GUIDE_TOO_LARGE", "PAYLOAD_TOO_LARGE", "The file is too large.");
/** In `details.types`: what is taken. */
export const GUIDE_UNSUPPORTED = reason(
  "GUIDE_UNSUPPORTED",
  "BAD_REQUEST",
  "The file is of no kind that guides are, or not what it says that it is.",
);

/** The largest file of a guide (CONTRACTS.md, "Limits of size": a document). */
export const GUIDE_MAX_BYTES = 50 * 1024 * 1024;

export const GuideId = id("Guide");

export const GUIDE_SELECT = {
  id: true,
  title: true,
  description: true,
  token: true,
  minSeconds: true,
  active: true,
  fileName: true,
  contentType: true,
  size: true,
  submissions: true,
  trapped: true,
  downloads: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.GuideSelect;

export type GuideRow = Prisma.GuideGetPayload<{ select: typeof GUIDE_SELECT }>;

/** Where the page is, on this server. */
export const guidePath = ({ token }: Pick<GuideRow, "token">) => `/guides/${token}`;

export const GuideView = view("Guide", {
  id: GuideId,
  title: z.string(),
  description: z.string().nullable(),
  path: z.string().describe("Where the page is, on this server. There is none before there is a file."),
  minSeconds: z.int(),
  active: z.boolean(),
  fileName: z.string().nullable().describe("As it is downloaded. Null until there is a file, as are the next two."),
  contentType: z.string().nullable(),
  size: z.int().nullable().describe("Bytes."),
  submissions: z.int().describe("How many have said who they are."),
  trapped: z.int().describe("How many of these were robots, and made nothing."),
  downloads: z.int(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toGuideView({ token, createdAt, updatedAt, ...row }: GuideRow): z.input<typeof GuideView> {
  return {
    ...row,
    path: guidePath({ token }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const GuideOutput = presented(toGuideView, GuideView);

/** What a guide is made of and may be changed in. */
export const guideFields = {
  title: text(200),
  description: formText(2_000).describe("What the page says of it."),
  minSeconds,
  active: z.boolean(),
};

interface FileKind {
  readonly contentType: string;
  readonly extension: string;
  /** What such a file begins with, in hex. */
  readonly begins: string;
}

const ZIP = "504b0304";
const OFFICE = "application/vnd.openxmlformats-officedocument";

/** What guides are. Browsers are told to keep them as files, whatever is in them. */
export const GUIDE_KINDS: readonly FileKind[] = [
  { contentType: "application/pdf", extension: "pdf", begins: "255044462d" },
  { contentType: "application/epub+zip", extension: "epub", begins: ZIP },
  { contentType: `${OFFICE}.wordprocessingml.document`, extension: "docx", begins: ZIP },
  { contentType: `${OFFICE}.presentationml.presentation`, extension: "pptx", begins: ZIP },
  { contentType: `${OFFICE}.spreadsheetml.sheet`, extension: "xlsx", begins: ZIP },
  { contentType: "image/jpeg", extension: "jpg", begins: "ffd8ff" },
  { contentType: "image/png", extension: "png", begins: "89504e470d0a1a0a" },
];

/** The longest of these. */
export const HEAD_BYTES = 8;

/**
 * What a file is: what its sender says, where it begins like that, else what it begins like, where only one kind does.
 * @param head its first bytes
 */
export function guideKindOf(head: Uint8Array, contentType = ""): FileKind | undefined {
  const beginning = Buffer.from(head).toString("hex");
  const like = GUIDE_KINDS.filter(({ begins }) => beginning.startsWith(begins));
  const said = contentType.split(";")[0]?.trim().toLowerCase();
  return like.find((kind) => kind.contentType === said) ?? (like.length === 1 ? like[0] : undefined);
}

/** `Buyers' guide` → `Buyers-guide.pdf`: a name that every system takes. */
export function fileNameOf(title: string, { extension }: FileKind): string {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const name = plain.replaceAll(/[^\w]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return `${name.slice(0, 80) || "guide"}.${extension}`;
}
