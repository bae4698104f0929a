export { routes as default } from "../remix.config.js";
