// Strokes of a signature, kept as points of a field of 600 by 200 in a hidden field.
const box = document.querySelector("[data-signature]");
const canvas = box.querySelector("canvas");
const kept = box.querySelector("input[type=hidden]");
const pen = canvas.getContext("2d");
let strokes = [];

pen.lineWidth = 3;
pen.lineCap = "round";
pen.lineJoin = "round";
pen.strokeStyle = "#111";

function point(event) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * canvas.width;
    const y = ((event.clientY - top) / height) * canvas.height;
    return [Math.round(x), Math.round(y)];
}

function draw() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const stroke of strokes) {
        pen.beginPath();
        stroke.forEach(([x, y], nth) => (nth ? pen.lineTo(x, y) : pen.moveTo(x, y)));
        pen.stroke();
    }
    kept.value = JSON.stringify(strokes);
}

try {
    strokes = JSON.parse(kept.value || "[]");
} catch {
    strokes = [];
}
draw();

canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    strokes.push([point(event)]);
    event.preventDefault();
});
canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    strokes.at(-1).push(point(event));
    draw();
});
box.querySelector("[data-signature-clear]").addEventListener("click", () => {
    strokes = [];
    draw();
});
