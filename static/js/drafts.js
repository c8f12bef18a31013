// Keeps a long text on the server while it is written. Without a script the form works as ever.
// Each form in each tab has a token of its own: two tabs never write over each other's draft.
const form = document.querySelector("[data-drafts]");
const state = document.querySelector("[data-draft-state]");
const PAUSE = 1500; // milliseconds after the last key
let timer = null;

async function keep() {
    const { drafts, place, field } = form.dataset;
    const sent = new URLSearchParams({
        csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
        draft: form.elements.draft.value,
        place,
        text: form.elements[field].value,
    });
    try {
        const answer = await fetch(drafts, { method: "POST", body: sent, keepalive: true });
        show(answer.ok && !answer.redirected ? "kept" : "failed");
    } catch {
        show("failed");
    }
}

function show(shown) {
    for (const part of state.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== shown;
}

if (form) {
    const field = form.elements[form.dataset.field];
    field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(keep, PAUSE);
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden" && timer && !form.dataset.sent) {
            clearTimeout(timer);
            timer = null;
            keep();
        }
    });
    form.addEventListener("submit", () => {
        clearTimeout(timer);
        form.dataset.sent = "yes";
    });
}
