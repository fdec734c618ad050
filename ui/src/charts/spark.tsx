/** A line without axes, for a table; the numbers stand beside it. */
export function Spark({ values, colour, width = 96, height = 24 }: { values: number[]; colour: string; width?: number; height?: number }) {
    if (values.length < 2) return null;
    const most = Math.max(...values, Number.MIN_VALUE);
    const x = (index: number) => (index / (values.length - 1)) * width;
    const y = (value: number) => height - 2 - (value / most) * (height - 4);
    const line = values.map((value, index) => `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    return (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <path d={`${line}L${width} ${height}L0 ${height}Z`} fill={colour} opacity={0.14} />
            <path d={line} fill="none" stroke={colour} strokeWidth={1.5} strokeLinejoin="round" />
        </svg>
    );
}
