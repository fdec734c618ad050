import { type RefObject, useEffect, useRef, useState } from "react";

/** The width that a chart may take, as its place grows and shrinks; 0 before it is known. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
    const place = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    useEffect(() => {
        if (place.current === null) return;
        const watcher = new ResizeObserver((entries) => {
            const entry = entries[entries.length - 1];
            if (entry) setWidth(Math.floor(entry.contentRect.width));
        });
        watcher.observe(place.current);
        return () => watcher.disconnect();
    }, []);
    return [place, width];
}
