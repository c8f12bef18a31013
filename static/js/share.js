// Copying an address and printing: buttons that only work with JavaScript appear with it.
for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.share);
        button.firstElementChild.textContent = button.dataset.done;
    });
}
for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}
