/* The only script. Every page reads, filters and prints without it.
   It adds one thing: a switch between light, dark and the device's own setting. */
(() => {
  const root = document.documentElement;
  const key = "bulletin-look";
  const looks = ["auto", "light", "dark"];
  const stored = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (look) => {
    try {
      if (look === "auto") localStorage.removeItem(key); else localStorage.setItem(key, look);
    } catch { /* storage refused: the choice lasts for this page */ }
  };
  let look = looks.includes(stored()) ? stored() : "auto";
  const apply = () => {
    if (look === "auto") delete root.dataset.theme; else root.dataset.theme = look;
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.textContent = button.dataset[look];
    }
  };
  root.classList.add("js");
  apply(); /* before the first paint, so that no page flashes in the wrong colours */
  addEventListener("DOMContentLoaded", () => {
    apply();
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.addEventListener("click", () => {
        look = looks[(looks.indexOf(look) + 1) % looks.length];
        keep(look);
        apply();
      });
    }
  });
})();
