// Keys for the advisor's day, off until somebody wants them.
// Every one of them only presses what is on the page anyway.
const DEEDS = { a: "arrived", d: "done", x: "no_show" };
const WANTED = "desk-keys";

const panel = document.querySelector("[data-keys]");
const box = panel?.querySelector("input");

function step(by) {
    const all = [...document.querySelectorAll("[data-row]")];
    const here = all.findIndex((row) => row.closest("li").contains(document.activeElement));
    const next = here === -1 ? (by > 0 ? 0 : all.length - 1) : here + by;
    all[next]?.focus();
}

function press(key) {
    if (key === "j") return step(1);
    if (key === "i") return step(-1);
    if (key in DEEDS) {
        const row = document.activeElement.closest("li");
        return row?.querySelector(`[data-deed="${DEEDS[key]}"]`)?.click();
    }
    document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
}

function isTyping(target) {
    return target.closest("input:not([type=checkbox]), select, textarea");
}

function announceKeys() {
    for (const place of document.querySelectorAll("[data-key]")) {
        if (box.checked) place.setAttribute("aria-keyshortcuts", place.dataset.key);
        else place.removeAttribute("aria-keyshortcuts");
    }
}

if (box) {
    panel.hidden = false;
    box.checked = localStorage.getItem(WANTED) === "yes";
    announceKeys();
    box.addEventListener("change", () => {
        localStorage.setItem(WANTED, box.checked ? "yes" : "no");
        announceKeys();
    });
    document.addEventListener("keydown", (event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
        if (box.checked && isPlain && !isTyping(event.target)) press(event.key);
    });
}
