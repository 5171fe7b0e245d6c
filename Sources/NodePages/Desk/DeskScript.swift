/// The script of the clerk's desk: results as one types, and a key for everything.
enum DeskScript {
  static let text = #"""
    "use strict";
    (() => {
      const search = document.getElementById("search");
      const voters = document.getElementById("voters");
      const last = document.getElementById("last");
      let shown = "";       // the text that the list is of
      let isAsking = false; // one search at a time; the newest text follows
      let pressed = false;  // Enter came before the results did
      const unusedKey = document.getElementById("unused-key");
      const kept = "ballotsync-last"; // of this tab, and of this session alone

      const typed = () => search.value.trim();
      const cards = () => [...voters.querySelectorAll(".card")];
      const chosen = () => voters.querySelector(".card.chosen");

      function choose(card) {
        cards().forEach(other => other.classList.toggle("chosen", other === card));
        if (card) card.scrollIntoView({ block: "nearest" });
      }

      async function ask() {
        if (isAsking) return;
        isAsking = true;
        while (typed() !== shown) {
          const text = typed();
          let html = "";
          try {
            if (text) html = (await window.ballotsync.send("/desk/voters", { q: text }, false)).html;
          } catch { break; }
          if (text !== typed()) continue;
          voters.innerHTML = html;
          shown = text;
          choose(voters.querySelector(".card[data-meant]"));
          if (pressed) { pressed = false; act(); }
        }
        isAsking = false;
      }

      // Enter: does for whoever is chosen what the card offers first; nobody is chosen by accident.
      function act() {
        if (typed() !== shown) { pressed = true; ask(); return; }
        const card = chosen();
        if (!card) {
          const next = !typed() && last.querySelector("form[data-next]");
          if (next) next.requestSubmit();
          else voters.classList.add("undecided");
          return;
        }
        const first = card.querySelector("[data-first]");
        if (card.dataset.kind === "ordinary") card.querySelector("form").requestSubmit();
        else if (card.dataset.kind === "envelopeOnly" && first) first.focus();
      }

      function clear() {
        search.value = "";
        shown = "";
        voters.replaceChildren();
        search.focus();
      }

      // What was done last stays over a reload and over other pages.
      function keep() {
        sessionStorage.setItem(kept, JSON.stringify({ token: document.body.dataset.token, html: last.innerHTML }));
      }
      const before = JSON.parse(sessionStorage.getItem(kept) || "{}");
      if (before.token !== document.body.dataset.token) sessionStorage.removeItem(kept);
      else if (!last.childElementCount) last.innerHTML = before.html;

      // The key of the card that is chosen, and else of what was done last.
      function goal(key) {
        // What the style hides, as after closing, has no key.
        const isThere = found => found && getComputedStyle(found.closest("details") || found).display !== "none";
        const named = place => [place && place.querySelector(`[data-key="${key}"]`)].find(isThere);
        return named(chosen()) || named(last);
      }

      search.addEventListener("input", () => { pressed = false; voters.classList.remove("undecided"); ask(); });
      document.getElementById("find").addEventListener("submit", event => { event.preventDefault(); act(); });

      document.addEventListener("keydown", event => {
        unusedKey.textContent = "";
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          if (event.target !== search && !event.target.closest("#voters")) return;
          const all = cards();
          if (!all.length) return;
          event.preventDefault();
          const step = event.key === "ArrowDown" ? 1 : -1;
          const at = all.indexOf(chosen());
          choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
          search.focus();
        } else if (event.key === "Escape") {
          if (document.querySelector("dialog[open]")) return;
          event.preventDefault();
          clear();
        } else if (/^F\d$/.test(event.key)) {
          const place = goal(event.key);
          if (!place) {
            if (!document.querySelector(`.keys [data-help="${event.key}"]`)) return;
            event.preventDefault();
            unusedKey.textContent =
              event.key === "F9" ? unusedKey.dataset.ask : unusedKey.dataset.text.replace("KEY", event.key);
            return;
          }
          event.preventDefault();
          const details = place.closest("details");
          if (details) details.open = true;
          const field = place.matches("input") ? place : place.querySelector("input:not([type=hidden])");
          if (field) field.focus();
          else if (place.matches("button")) place.form.requestSubmit(place);
        }
      });

      voters.addEventListener("click", event => choose(event.target.closest(".card")));

      document.addEventListener("submit", async event => {
        const form = event.target;
        if (!form.matches("form[data-desk]")) return;
        event.preventDefault();
        if (form.dataset.sending) return;
        // No paper is left by the books: a second press says that there is one.
        const path = new URL(form.action).pathname;
        if (path === "/desk/cast" && document.querySelector("#bar .no-papers") && form.dataset.asked === undefined) {
          form.dataset.asked = "yes";
          unusedKey.textContent = unusedKey.dataset.papers;
          return;
        }
        form.dataset.sending = "yes";
        form.querySelectorAll("button").forEach(button => { button.disabled = true; });
        last.setAttribute("aria-busy", "true");
        const reply = await window.ballotsync.send(path, new FormData(form), true);
        last.removeAttribute("aria-busy");
        const recorded = [...last.querySelectorAll(".done")].find(panel => panel.querySelector('[data-key="F2"]'));
        last.innerHTML = reply.html;
        // What was recorded before a refusal can still be taken back.
        if (recorded && last.querySelector("[data-outcome=bad]")) last.append(recorded);
        last.scrollIntoView({ block: "nearest" });
        keep();
        const isDone = !last.querySelector("[data-outcome=bad]");
        delete form.dataset.sending;
        form.querySelectorAll("button").forEach(button => { button.disabled = false; });
        const stranger = form.closest("details.unlisted");
        if (stranger && last.querySelector("[data-outcome=attention] details, [data-outcome=good]")) {
          stranger.open = false;
          form.reset();
        }
        // What is asked next has a name of its own.
        const request = last.querySelector("[data-request]");
        const fields = document.querySelectorAll("details.unlisted input[name=request]");
        if (request) fields.forEach(field => { field.value = request.dataset.request; });
        if (isDone || !form.isConnected) clear();
        else await again(form);
      });

      // After a refusal the same voter is still chosen, with what was typed: no key does something else to them.
      async function again(form) {
        const voter = form.querySelector("[name=voter]")?.value;
        const typed = [...form.querySelectorAll("input[data-key], input[data-first]")].find(field => field.value);
        shown = " ";
        await ask();
        const card = cards().find(other => other.querySelector("[name=voter]")?.value === voter);
        if (card) choose(card);
        const field = typed && card?.querySelector(`input[name="${typed.name}"]`);
        if (!field) { search.focus(); return; }
        if (field.closest("details")) field.closest("details").open = true;
        field.value = typed.value;
        field.focus();
      }
    })();
    """#
}
