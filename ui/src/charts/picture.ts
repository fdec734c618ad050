const STYLED = [
    "align-items",
    "background-color",
    "border-radius",
    "color",
    "display",
    "fill",
    "fill-opacity",
    "flex",
    "flex-wrap",
    "font-family",
    "font-size",
    "font-variant-numeric",
    "font-weight",
    "gap",
    "grid-template-columns",
    "height",
    "justify-content",
    "line-height",
    "list-style",
    "margin",
    "min-width",
    "opacity",
    "overflow",
    "padding",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-width",
    "text-align",
    "text-anchor",
    "text-overflow",
    "white-space",
    "width",
];
const HEAD = 36;
const EDGE = 16;
const SHARP = 2;

/** A chart as a PNG, twice the size it has on the page, under its title; nothing where it cannot be drawn. */
export async function picture(place: HTMLElement, title: string, mark: string): Promise<Blob | null> {
    const shown = place.querySelector<Element>("canvas, svg.chart, .drawn");
    if (shown === null) return null;
    const drawn = shown instanceof HTMLCanvasElement ? shown : await image(shown);
    const box = shown.getBoundingClientRect();
    const canvas = document.createElement("canvas");
    canvas.width = (box.width + 2 * EDGE) * SHARP;
    canvas.height = (box.height + HEAD + 2 * EDGE) * SHARP;
    const pen = canvas.getContext("2d");
    if (pen === null) return null;
    pen.scale(SHARP, SHARP);
    const style = getComputedStyle(place);
    pen.fillStyle = getComputedStyle(place.closest("figure") ?? document.body).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = style.color;
    pen.font = `600 14px ${style.fontFamily}`;
    pen.fillText(mark === "" ? title : `${title} (${mark})`, EDGE, EDGE + 14);
    pen.drawImage(drawn, EDGE, EDGE + HEAD, box.width, box.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** A drawing as an image, with the styles that the page gives it written into it. */
async function image(drawing: Element): Promise<HTMLImageElement> {
    const copy = styled(drawing);
    const { width, height } = drawing.getBoundingClientRect();
    const svg = drawing instanceof SVGElement ? (copy as SVGElement) : wrapped(copy);
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await picture.decode();
    return picture;
}

function styled(drawing: Element): Element {
    const copy = drawing.cloneNode(true) as Element;
    const originals = [drawing, ...drawing.querySelectorAll("*")];
    const copies = [copy, ...copy.querySelectorAll<HTMLElement | SVGElement>("*")] as (HTMLElement | SVGElement)[];
    for (const [index, original] of originals.entries()) {
        const style = getComputedStyle(original);
        for (const name of STYLED) copies[index]?.style.setProperty(name, style.getPropertyValue(name));
    }
    return copy;
}

function wrapped(html: Element): SVGElement {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "foreignObject");
    frame.setAttribute("width", "100%");
    frame.setAttribute("height", "100%");
    html.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    frame.append(html);
    svg.append(frame);
    return svg;
}
