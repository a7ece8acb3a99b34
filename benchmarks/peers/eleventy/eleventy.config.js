// Eleventy: Markdown pages with one Nunjucks layout; what pages show of others is collected once a build.
import { readFileSync } from "node:fs";
import { buildModel } from "./model.js";

const data = (name) => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), "utf8"));

export default function (config) {
  config.addPassthroughCopy({ static: "assets" });
  config.addCollection("model", (api) => {
    const models = {};
    const shared = Object.fromEntries(
      ["site", "rooms", "topics", "countries", "days", "labels"].map((name) => [name, data(name)]),
    );
    for (const tag of ["ar", "en", "it"]) {
      models[tag] = buildModel(tag, shared, api.getAll().filter((item) => item.data.lang === tag));
    }
    return models;
  });
  return {
    dir: { input: "content", includes: "../templates", output: "output" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  };
}
