/// The script of every page: live parts, the lock, and forms that are sent once.
enum PageScript {
  static let text = #"""
    "use strict";
    window.ballotsync = (() => {
      const token = document.body.dataset.token || "";
      const pause = ms => new Promise(done => setTimeout(done, ms));

      // Sends a form to this node. Where the node is away the same request is sent until it answers: its name makes it
      // be recorded once.
      async function send(path, fields, repeats) {
        const body = new URLSearchParams(fields);
        body.set("token", token);
        body.set("part", "1");
        for (;;) {
          let reply;
          try {
            reply = await fetch(path, { method: "POST", body, credentials: "same-origin", redirect: "follow" });
          } catch (error) {
            lost(true);
            if (!repeats) throw error;
            await pause(1000);
            continue;
          }
          lost(false);
          const html = await reply.text();
          if (reply.status === 423) { await unlock(html); continue; }
          if (reply.status === 401) { location.assign("/sign-in"); return { status: 401, html: "" }; }
          return { status: reply.status, html };
        }
      }

      // The lock: what stands behind it is kept, and what was being sent is sent afterwards.
      function unlock(html) {
        return new Promise(done => {
          const dialog = document.createElement("dialog");
          const show = text => dialog.replaceChildren(
            ...new DOMParser().parseFromString(text, "text/html").querySelector("main").childNodes);
          show(html);
          document.body.append(dialog);
          dialog.addEventListener("cancel", event => event.preventDefault());
          dialog.addEventListener("submit", async event => {
            // Somebody else signs in: that leaves the page.
            if (!event.target.querySelector("input[type=password]")) return;
            event.preventDefault();
            event.stopPropagation();
            const reply = await fetch("/unlock", { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
            if (reply.ok) { dialog.close(); dialog.remove(); done(); return; }
            show(await reply.text());
            dialog.querySelector("input[type=password]").focus();
          });
          dialog.showModal();
        });
      }

      function lost(isLost) {
        const bar = document.getElementById("bar");
        if (!bar) return;
        bar.classList.toggle("lost", isLost);
      }

      // Live parts come as server-sent events, whole; the browser reconnects by itself.
      function listen() {
        const part = document.querySelector("[data-events]");
        const bar = document.getElementById("bar");
        if (!part && !bar) return;
        const source = new EventSource(part ? part.dataset.events : "/events/bar");
        for (const name of ["bar", "board", "count"]) {
          source.addEventListener(name, event => {
            lost(false);
            const place = document.getElementById(name);
            if (place && place.innerHTML !== event.data) place.innerHTML = event.data;
          });
        }
        source.addEventListener("error", () => {
          lost(true);
          if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
        });
      }
      listen();

      // A second press of the same button sends nothing.
      document.addEventListener("submit", event => {
        if (event.defaultPrevented) return;
        if (event.target.dataset.sent) { event.preventDefault(); return; }
        event.target.dataset.sent = "yes";
        setTimeout(() => { delete event.target.dataset.sent; }, 3000);
      });
      return { send };
    })();
    """#
}
