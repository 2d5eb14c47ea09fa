import { createImageEditor, type Files } from "@orrery/connectors";
import { type EstatePorts, fullName, RESO_PATH, thumbnailName } from "@orrery/domain";
import { FILES_PATH } from "./http/files.ts";
import { importFiles } from "./imports/import-files.ts";
import { importLinks, type LinkParts, uploadLinks } from "./links.ts";
import { guideFiles, guideLinks } from "./visitor/guide-files.ts";

export interface EstateParts extends LinkParts {
  readonly files: Files;
  /** Where clients read files, if not from this server. */
  readonly filesUrl?: string | undefined;
}

/** What the domain's estate asks of the outside world. */
export function estatePorts({ files, filesUrl, ...parts }: EstateParts): EstatePorts {
  return {
    images: createImageEditor(),
    files: { ...files, urlOf: (name) => `${filesUrl ?? `${parts.publicUrl()}${FILES_PATH}`}/${name}` },
    uploadLinks: uploadLinks(parts),
    importFiles: importFiles(files),
    importLinks: importLinks(parts),
    guideFiles: guideFiles(files),
    guideLinks: guideLinks(parts),
    resoUrl: () => `${parts.publicUrl()}${RESO_PATH}`,
  };
}

/** All files that an image may have, whatever became of it. */
export const filesOfImage = (id: string): readonly string[] => [
  fullName({ id, format: "jpeg" }),
  fullName({ id, format: "png" }),
  thumbnailName({ id }),
];
