// The counter: an entry is kept in this browser until the portal says that it has arrived.
// Nothing here names anybody. Each entry has its own uuid, so that sending it twice stores it once.
const form = document.querySelector("[data-counter]");
const sync = document.querySelector("[data-sync]");
const OURS = `counter ${form.dataset.account} `; // another colleague at this machine has her own
const topics = form.querySelectorAll('[name="topic_group"]');
const STAYS = ["language", "mode", "duration", "site"];
const AGAIN = 10_000; // milliseconds until the next try
let began = null;

// What waits -------------------------------------------------------------------------------------

function waiting() {
    return Object.keys(localStorage).filter((key) => key.startsWith(OURS)).sort();
}

function read(key) {
    return JSON.parse(localStorage.getItem(key));
}

function keep(entry) {
    localStorage.setItem(`${OURS}${entry.at} ${entry.uuid}`, JSON.stringify(entry));
}

function show(state) {
    const count = waiting().length;
    const shown = state ?? (count ? "waiting" : "sent");
    for (const part of sync.querySelectorAll("[data-state]")) {
        part.hidden = part.dataset.state !== shown;
    }
    for (const number of sync.querySelectorAll("[data-waiting]")) number.textContent = count;
    sync.classList.toggle("wc-fresh--old", shown !== "sent" && shown !== "undone");
    sync.dataset.shown = shown;
}

// Sending ----------------------------------------------------------------------------------------

async function post(entry) {
    const words = { ...entry, waited: Math.round((Date.now() - entry.at) / 1000) };
    words.csrfmiddlewaretoken = form.elements.csrfmiddlewaretoken.value;
    return fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(words),
        headers: { "HX-Request": "true" },
    });
}

// What became of one entry: sent, or why not (yet).
async function deliver(key) {
    const entry = read(key);
    if (!entry || entry.refused) return entry?.refused ? "refused" : "sent";
    let answer;
    try {
        answer = await post(entry);
    } catch {
        return "offline";
    }
    if (answer.headers.get("X-Stored") === entry.uuid) {
        localStorage.removeItem(key);
        replaceToday(await answer.text());
        return "sent";
    }
    if (answer.status !== 422) return answer.status < 500 ? "shut" : "waiting";
    localStorage.setItem(key, JSON.stringify({ ...entry, refused: await answer.text() }));
    return "refused";
}

async function send() {
    // Two tabs take turns; what the one has sent is gone for the other.
    await navigator.locks.request(OURS, async () => {
        let last;
        for (const key of waiting()) {
            const became = await deliver(key);
            if (became !== "sent") last = became;
            if (became === "offline" || became === "shut" || became === "waiting") break;
        }
        show(last);
    });
}

function replaceToday(html) {
    document.getElementById("today").outerHTML = html;
    htmx.process(document.getElementById("today"));
    forgetUndo();
}

// A button that would come too late goes.
function forgetUndo() {
    for (const undo of document.querySelectorAll("[data-until]")) {
        setTimeout(() => undo.remove(), undo.dataset.until * 1000);
    }
}

// One entry after the other ----------------------------------------------------------------------

function checkTarget() {
    const target = form.elements.target;
    const known = [...target.list.options].some((each) => each.value === target.value);
    const isWrong = form.elements.result.value === "referred" && target.value && !known;
    target.setCustomValidity(isWrong ? target.dataset.unknown : "");
}

function fresh() {
    const stays = STAYS.map((name) => [name, form.elements[name].value]);
    form.reset();
    for (const [name, value] of stays) form.elements[name].value = value;
    for (const topic of topics) topic.checked = false;
    form.querySelector("[data-refused]").replaceChildren();
    form.elements.uuid.value = crypto.randomUUID();
    began = null;
    topics[0].focus();
}

function save() {
    checkTarget();
    if (!form.reportValidity()) return;
    const entry = Object.fromEntries(new FormData(form));
    delete entry.csrfmiddlewaretoken;
    entry.at = Date.now();
    entry.seconds = Math.round((entry.at - (began ?? entry.at)) / 1000);
    keep(entry);
    fresh();
    show();
    send();
}

// Takes its turn, too: what is on its way just now is not taken back behind its back.
async function undo() {
    await navigator.locks.request(OURS, () => {
        const unsent = waiting().at(-1);
        if (!unsent) return document.querySelector("[data-undo]")?.click();
        localStorage.removeItem(unsent);
        show("undone");
    });
}

function lookAgain() {
    const key = waiting().find((each) => read(each).refused);
    const { refused, ...entry } = read(key);
    localStorage.removeItem(key);
    for (const [name, value] of Object.entries(entry)) {
        const field = form.elements[name];
        if (field?.type === "checkbox") field.checked = true;
        else if (field) field.value = value;
    }
    form.querySelector("[data-refused]").innerHTML = refused;
    show();
}

// Keys, off until somebody wants them ------------------------------------------------------------

const WANTED = "desk-keys";
const panel = document.querySelector("[data-keys]");
const box = panel.querySelector("input");
const FIELDS = { l: "language", o: "origin", a: "residence" };

function addToFamily(by) {
    const field = form.elements.family_members;
    field.value = Math.max(0, Number(field.value) + by);
}

function press(key) {
    if (key === "+" || key === "-") return addToFamily(key === "+" ? 1 : -1);
    if (key === "z") return undo();
    if (key in FIELDS) return form.elements[FIELDS[key]].focus();
    const place = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!place) return false;
    place.focus();
    if (place.type !== "search") place.click();
    if (key === "v") form.elements.target.focus();
}

function isTyping(target) {
    return target.closest("input:not([type=checkbox], [type=radio]), select, textarea");
}

function announceKeys() {
    for (const place of document.querySelectorAll("[data-key]")) {
        if (box.checked) place.setAttribute("aria-keyshortcuts", place.dataset.key);
        else place.removeAttribute("aria-keyshortcuts");
    }
}

function onKey(event) {
    const { target, key } = event;
    if (form.contains(target)) began ??= Date.now();
    if (key === "Enter" && target.matches("[data-counter] :is(select, input)")) {
        event.preventDefault();
        return form.requestSubmit(form.querySelector(".kern-btn--primary"));
    }
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape" && isTyping(target)) return topics[0].focus();
    if (key.length === 1 && !isTyping(target) && press(key) !== false) event.preventDefault();
}

// ------------------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    save();
});
form.addEventListener("input", () => { began ??= Date.now(); });
form.elements.target.addEventListener("input", () => { form.elements.target.setCustomValidity(""); });
sync.querySelector("[data-again]").addEventListener("click", lookAgain);
document.addEventListener("keydown", onKey);
window.addEventListener("online", send);
setInterval(() => { if (waiting().length) send(); }, AGAIN);

sync.hidden = panel.hidden = false;
box.checked = localStorage.getItem(WANTED) === "yes";
box.addEventListener("change", () => {
    localStorage.setItem(WANTED, box.checked ? "yes" : "no");
    announceKeys();
});
announceKeys();
forgetUndo();
send();
