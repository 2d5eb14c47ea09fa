import { fullName, thumbnailName } from "@orrery/domain";
import { builder } from "../builder.ts";

export const PropertyImage = builder.prismaObject("PropertyImage", {
  description: "A picture of a property.",
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "What `updateProperty` names it by in `images`." }),
    url: t.string({
      description: "Where anybody may read it.",
      select: { format: true },
      resolve: (image, _args, { exchange }) => exchange.urlOf(fullName(image)),
    }),
    thumbnailUrl: t.string({
      description: "A JPEG of at most 480 pixels in width and height.",
      resolve: (image, _args, { exchange }) => exchange.urlOf(thumbnailName(image)),
    }),
    position: t.exposeInt("position", { description: "From 1 on." }),
    caption: t.exposeString("caption", { nullable: true }),
    width: t.exposeInt("width", { description: "Pixels." }),
    height: t.exposeInt("height", { description: "Pixels." }),
  }),
});
