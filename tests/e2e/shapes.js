// What a page must be beyond what axe knows. Each function names its faults; none is what we want.
(() => {
    const here = document.documentElement;
    const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
    const all = (selector) => [...document.querySelectorAll(selector)];
    const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
    const tooWide = () => Math.max(0, here.scrollWidth - here.clientWidth);
    // Text that its own box cuts off; what is hidden on purpose is one pixel large.
    const cutOff = () => all("main *").filter((each) => {
        const style = getComputedStyle(each);
        const hides = ["hidden", "clip"].includes(style.overflowX) && each.clientWidth > 4;
        return hides && isSeen(each) && each.scrollWidth > each.clientWidth + 1 && each.innerText;
    }).map(name);
    const lost = () => [...(tooWide() ? [`${tooWide()} px too wide`] : []), ...cutOff()];

    const words = function* () {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.data.trim() && !node.parentElement.closest("script, style, template")) yield node;
        }
    };

    return {
        lost,
        // WCAG 1.4.12, and letters of twice the size.
        spread: (rules) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            document.adoptedStyleSheets = [sheet];
            const faults = lost();
            document.adoptedStyleSheets = [];
            return faults;
        },
        // Another language says the same with more letters.
        longer: (share) => {
            const before = [...words()].map((node) => [node, node.data]);
            for (const [node, text] of before) {
                node.data = text.replace(/\p{L}{4,}/gu, (word) =>
                    word + word.slice(0, Math.ceil(word.length * share)).toLowerCase());
            }
            const faults = lost();
            for (const [node, text] of before) node.data = text;
            return faults;
        },
        headings: () => {
            const levels = all("h1, h2, h3, h4, h5, h6").filter(isSeen).map((each) => +each.tagName[1]);
            const jumps = levels.filter((level, at) => level > (at ? levels[at - 1] : 0) + 1);
            return jumps.map((level) => `a heading jumps to ${level}: ${levels}`);
        },
        // A field that is wrong says so to those who do not see it, and the summary leads there.
        errors: () => {
            const wrong = all("main [aria-invalid=true]").filter((each) => each.type !== "hidden");
            const unsaid = wrong.filter((field) => {
                const group = field.closest("fieldset[aria-describedby]");
                const ids = `${field.getAttribute("aria-describedby") || ""} ${
                    group ? group.getAttribute("aria-describedby") : ""}`;
                return !ids.split(/\s+/).some((id) => document.getElementById(id)?.innerText.trim());
            });
            const links = all("main [role=alert] a[href^='#'], main .kern-alert--danger a[href^='#']");
            const dead = links.filter((link) => !document.getElementById(link.hash.slice(1)));
            return [...unsaid, ...dead].map(name);
        },
        // Help is found at the same place on each page, but for the one that says all is broken.
        help: () => !document.querySelector("header") ? [] : ["contact/", "accessibility/", "imprint/", "privacy/notice/"]
            .filter((page) => !document.querySelector(`footer a[href*="${page}"]`))
            .map((page) => `no link to ${page} in the footer`),
        // Whoever keeps passwords in a program may use it.
        sign_in: () => all("input[type=password]")
            .filter((field) => !/(current|new)-password/.test(field.autocomplete) || field.onpaste)
            .map(name),
        // A number or an address stays in one piece where the page runs from right to left.
        isolation: () => [...words()].filter((node) => {
            const near = node.parentElement.closest("bdi, [dir], code, textarea, option, title");
            // Or between the signs that keep directions apart.
            const strange = /(?<![\u2066\u2068][^\u2069]*)[\w.+-]+@[\w-]+\.\w+|(?<!\u2066|\u2068)\+\d[\d ]{5,}|(?<!\u2066|\u2068)\b0\d{3,} \d{4,}/;
            return strange.test(node.data) && (!near || near === here);
        }).map((node) => `not set apart: ${node.data.trim().slice(0, 80)}`),
        // Only with the colours that somebody chose: what has a shape keeps it.
        forced: () => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.backgroundColor = "Canvas";
            const empty = new Set([getComputedStyle(probe).backgroundColor, "rgba(0, 0, 0, 0)"]);
            probe.remove();
            const buttons = all("button, input:not([type=hidden]), select, textarea").filter(isSeen);
            const bare = buttons.filter((each) => {
                const style = getComputedStyle(each);
                const edged = parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth);
                const small = each.getBoundingClientRect().width < 4 || style.opacity === "0";
                return !small && !edged && style.appearance === "none"
                    && style.textDecorationLine === "none" && empty.has(style.backgroundColor)
                    && !each.innerText;
            });
            const unseen = all("main *").filter((each) => {
                const style = getComputedStyle(each);
                return style.maskImage !== "none" && isSeen(each) && empty.has(style.backgroundColor);
            });
            return [...bare, ...unseen].map(name);
        },
        // Whoever asks for calm gets it.
        calm: () => all("*").filter((each) => {
            const style = getComputedStyle(each);
            const moves = style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01;
            return moves || style.scrollBehavior === "smooth";
        }).map(name),
    };
})()
