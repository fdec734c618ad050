const STYLED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "fill-opacity", "font-size", "font-family", "font-weight", "text-anchor"];
const HEAD = 36;
const EDGE = 16;

/** A chart as a PNG, twice the size it has on the page, under its title; nothing where there is nothing to draw. */
export async function picture(place: HTMLElement, title: string, mark: string): Promise<Blob | null> {
    const drawn = place.querySelector("canvas") ?? (await image(place.querySelector("svg.chart")));
    if (drawn === null) return null;
    const box = place.getBoundingClientRect();
    const shown = place.querySelector("canvas, svg.chart")?.getBoundingClientRect() ?? box;
    const canvas = document.createElement("canvas");
    canvas.width = (shown.width + 2 * EDGE) * 2;
    canvas.height = (shown.height + HEAD + 2 * EDGE) * 2;
    const pen = canvas.getContext("2d");
    if (pen === null) return null;
    pen.scale(2, 2);
    const style = getComputedStyle(place);
    pen.fillStyle = getComputedStyle(place.closest("figure") ?? document.body).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = style.color;
    pen.font = `600 14px ${style.fontFamily}`;
    pen.fillText(mark === "" ? title : `${title} (${mark})`, EDGE, EDGE + 14);
    pen.drawImage(drawn, EDGE, EDGE + HEAD, shown.width, shown.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** An SVG as an image, with the styles that the page gives it written into it. */
async function image(svg: SVGSVGElement | null): Promise<HTMLImageElement | null> {
    if (svg === null) return null;
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
    const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
    for (const [index, original] of originals.entries()) {
        const style = getComputedStyle(original);
        for (const name of STYLED) copies[index]?.style.setProperty(name, style.getPropertyValue(name));
    }
    const box = svg.getBoundingClientRect();
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", String(box.width));
    copy.setAttribute("height", String(box.height));
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await picture.decode();
    return picture;
}
