// The map beside the directory's list. Nothing of it is loaded before somebody asks for it.
const box = document.querySelector("#map");
const ground = box?.querySelector("[data-ground]");
let map, layer;

function places() {
    return JSON.parse(document.querySelector("#map-places").textContent);
}

function load() {
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = box.dataset.styles;
    const script = document.createElement("script");
    script.src = box.dataset.script;
    const both = [styles, script].map(
        (part) => new Promise((done, failed) => { part.onload = done; part.onerror = failed; }),
    );
    document.head.append(styles, script);
    return Promise.all(both);
}

function paint() {
    const { tiles, credit } = places();
    map = L.map(ground, { scrollWheelZoom: false });
    map.attributionControl.setPrefix(false);
    if (tiles) L.tileLayer(tiles, { attribution: credit, maxZoom: 18 }).addTo(map);
    layer = L.featureGroup().addTo(map);
    mark();
}

function mark() {
    const { markers } = places();
    layer.clearLayers();
    box.querySelector("[data-none]").hidden = markers.length > 0;
    for (const { point, places } of markers) {
        const icon = L.divIcon({ className: "wc-pin", iconSize: [28, 28] });
        const names = places.map((place) => place.name).join(", ");
        L.marker(point, { icon, alt: names, title: names }).bindPopup(linked(places), { maxHeight: 240 }).addTo(layer);
    }
    if (layer.getLayers().length) map.fitBounds(layer.getBounds(), { maxZoom: 15, padding: [32, 32] });
    else map.setView([51.2, 10.4], 5);
}

function linked(places) {
    const list = document.createElement("ul");
    list.className = "wc-plain";
    for (const { name, url } of places) {
        const link = document.createElement("a");
        link.href = url;
        link.textContent = name;
        list.append(document.createElement("li"));
        list.lastChild.append(link);
    }
    return list;
}

async function show() {
    await load();
    box.querySelector("[data-ask]").remove();
    box.classList.add("is-shown");
    paint();
    ground.focus();
}

if (box) {
    box.hidden = false;
    box.querySelector("button").addEventListener("click", show, { once: true });
    document.body.addEventListener("htmx:afterSettle", () => map && mark());
}
