/// The script of every page: live parts, the lock, and forms that are sent once.
enum PageScript {
  static let text = #"""
    "use strict";
    window.ballotsync = (() => {
      let token = document.body.dataset.token || "";
      const pause = ms => new Promise(done => setTimeout(done, ms));

      // Sends a form to this node. Where the node is away the same request is sent until it answers: its name makes it
      // be recorded once.
      async function send(path, fields, repeats) {
        const body = new URLSearchParams(fields);
        body.set("part", "1");
        for (;;) {
          body.set("token", token);
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
          if (reply.status === 423) { await over(html, "/unlock"); continue; }
          // The node was started again: whoever signs in anew goes on with what was being sent.
          if (reply.status === 401) { await over(await (await fetch("/sign-in")).text(), "/sign-in"); continue; }
          return { status: reply.status, html, url: reply.redirected ? reply.url : null };
        }
      }

      // The lock and the door, over the page: what stands behind is kept, and what was being sent is sent afterwards.
      // There is one, whatever asks for it.
      let door = null;
      // Another page of this browser was let in: one that only shows goes on by itself.
      const doors = new BroadcastChannel("ballotsync-door");
      doors.addEventListener("message", () => {
        if (door && document.querySelector("main [data-events]")) location.reload();
      });
      function over(html, path) {
        return door ??= new Promise(done => {
          const dialog = document.createElement("dialog");
          const show = text => dialog.replaceChildren(
            ...new DOMParser().parseFromString(text, "text/html").querySelector("main").childNodes);
          show(html);
          const name = dialog.querySelector("[name=name]");
          if (name) name.value = document.body.dataset.account || "";
          document.body.append(dialog);
          dialog.addEventListener("cancel", event => event.preventDefault());
          dialog.addEventListener("submit", async event => {
            // Another form of it, as where somebody else signs in, leaves the page.
            if (event.target.getAttribute("action") !== path) return;
            event.preventDefault();
            event.stopPropagation();
            const reply = await fetch(path, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
            const text = await reply.text();
            if (!reply.ok) {
              show(text);
              dialog.querySelector("input[type=password]").focus();
              return;
            }
            if (reply.url.endsWith("/passphrase")) { location.assign(reply.url); return; }
            renew(text);
            dialog.close();
            dialog.remove();
            door = null;
            doors.postMessage("open");
            done();
          });
          dialog.showModal();
        });
      }

      // The forms of this page are the new session's from now on.
      function renew(text) {
        token = new DOMParser().parseFromString(text, "text/html").body.dataset.token || token;
        document.body.dataset.token = token;
        document.querySelectorAll("input[name=token]").forEach(field => { field.value = token; });
      }

      function lost(isLost) {
        document.querySelector(".bar")?.classList.toggle("lost", isLost);
      }

      // A stream that is refused says why as a page: the node was started again, or the screen is locked.
      async function admit(address) {
        try {
          const stop = new AbortController();
          const reply = await fetch(address, { signal: stop.signal });
          const path = reply.status === 423 ? "/unlock" : new URL(reply.url).pathname;
          if (path === "/unlock" || path === "/sign-in") await over(await reply.text(), path);
          stop.abort();
        } catch { /* still away */ }
      }

      // Live parts come as server-sent events, whole; the browser reconnects by itself.
      function listen() {
        const part = document.querySelector("[data-events]");
        if (!part && !document.querySelector(".bar")) return;
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
          if (source.readyState !== EventSource.CLOSED) return;
          setTimeout(async () => { await admit(source.url); listen(); }, 2000);
        });
      }
      listen();

      // Locking leaves the page as it is, behind the lock.
      document.addEventListener("submit", async event => {
        if (event.target.getAttribute("action") !== "/lock") return;
        event.preventDefault();
        const body = new URLSearchParams(new FormData(event.target));
        await over(await (await fetch("/lock", { method: "POST", body })).text(), "/unlock");
      });

      // What was typed for an act outlives a lock, a sign-in and a node that is started again.
      document.addEventListener("submit", async event => {
        const form = event.target;
        if (event.defaultPrevented || form.dataset.keep === undefined) return;
        event.preventDefault();
        if (form.dataset.sent) return;
        form.dataset.sent = "yes";
        try {
          const reply = await send(form.getAttribute("action"), new FormData(form), true);
          const page = new DOMParser().parseFromString(reply.html, "text/html");
          const main = page.getElementById("main");
          // A report has a style of its own. The same request again records nothing more.
          if (!main) { form.submit(); return; }
          document.getElementById("main").replaceWith(main);
          document.title = page.title;
          if (reply.url) history.replaceState(null, "", reply.url);
          scrollTo(0, 0);
          const told = main.querySelector(".message, h1");
          told.tabIndex = -1;
          told.focus({ preventScroll: true });
        } finally {
          delete form.dataset.sent;
        }
      });

      // Nobody insists on what was not asked about.
      document.addEventListener("input", event => {
        const button = event.target.form?.querySelector("button[data-else]");
        if (!button) return;
        button.textContent = button.dataset.else;
        button.className = "main";
      });

      // A file of text that is chosen fills the field beside it; spreadsheets of Chinese offices may write GB 18030.
      document.addEventListener("change", async event => {
        const file = event.target.dataset.into && event.target.files[0];
        if (!file) return;
        const bytes = await file.arrayBuffer();
        const read = name => new TextDecoder(name, { fatal: true }).decode(bytes);
        let text;
        try { text = read("utf-8"); } catch { text = read("gb18030"); }
        event.target.form.elements[event.target.dataset.into].value = text;
      });

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
