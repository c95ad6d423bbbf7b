// Starts `press serve` on a free port: what is measured is what is read, with the real headers,
// compression and caching.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PRESS = process.env.PRESS ?? fileURLToPath(new URL("../target/debug/press", import.meta.url));

/** Serves a folder; resolves to its address and a way to stop it. */
export async function serve(dist) {
  const press = spawn(PRESS, ["serve", "--dist", dist, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, failed) => {
    let said = "";
    press.stdout.on("data", (text) => {
      said += text;
      const found = said.match(/http:\S+/);
      if (found) done(found[0]);
    });
    press.on("error", failed);
    press.on("exit", (code) => failed(new Error(`press serve ended with ${code}`)));
  });
  return { url, stop: () => press.kill("SIGINT") };
}
