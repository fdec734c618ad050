import { type ReactNode, useEffect, useId, useState } from "react";

export type Options = readonly (readonly [value: string, text: string])[];

/** A few choices side by side, one of them taken. */
export function Segments({ label, value, change, options, testid }: { label: string; value: string; change: (value: string) => void; options: Options; testid?: string }) {
    return (
        <div className="seg" role="group" aria-label={label} data-testid={testid}>
            {options.map(([option, text]) => (
                <button key={option} type="button" aria-pressed={option === value} onClick={() => change(option)} data-testid={testid && `${testid}-${option || "default"}`}>
                    {text}
                </button>
            ))}
        </div>
    );
}

/** Views of one page; arrow keys go from one to the next. */
export function Tabs({ label, value, change, options, children }: { label: string; value: string; change: (value: string) => void; options: Options; children: ReactNode }) {
    const id = useId();
    function pressed(event: React.KeyboardEvent) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step === undefined) return;
        const index = options.findIndex(([option]) => option === value);
        const next = options[(index + step + options.length) % options.length];
        if (!next) return;
        change(next[0]);
        document.getElementById(`${id}-${next[0]}`)?.focus();
    }
    return (
        <>
            <div className="tabs" role="tablist" aria-label={label} onKeyDown={pressed}>
                {options.map(([option, text]) => (
                    <button
                        key={option}
                        type="button"
                        role="tab"
                        id={`${id}-${option}`}
                        aria-selected={option === value}
                        aria-controls={`${id}-panel`}
                        tabIndex={option === value ? 0 : -1}
                        onClick={() => change(option)}
                        data-testid={`tab-${option || "default"}`}
                    >
                        {text}
                    </button>
                ))}
            </div>
            <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
                {children}
            </div>
        </>
    );
}

export function Choice({ label, value, change, options }: { label: string; value: string; change: (value: string) => void; options: Options }) {
    const known = options.some(([option]) => option === value);
    return (
        <label className="field">
            {label}
            <select value={value} onChange={(event) => change(event.target.value)}>
                {!known && <option value={value}>{value}</option>}
                {options.map(([option, text]) => (
                    <option key={option} value={option}>
                        {text}
                    </option>
                ))}
            </select>
        </label>
    );
}

interface TypedProps {
    label: string;
    value: string;
    change: (value: string) => void;
    type?: string;
    placeholder?: string;
    id?: string;
    /** Its name is said, but not shown. */
    unlabelled?: boolean;
}

/** A text that takes effect when typing pauses. */
export function Typed({ label, value, change, type = "text", placeholder, id, unlabelled = false }: TypedProps) {
    const [text, setText] = useState(value);
    useEffect(() => setText(value), [value]);
    useEffect(() => {
        if (text === value) return;
        const timer = setTimeout(() => change(text), 140);
        return () => clearTimeout(timer);
    }, [text, value, change]);
    return (
        <label className="field">
            {!unlabelled && <span>{label}</span>}
            <input
                aria-label={unlabelled ? label : undefined}
                type={type}
                id={id}
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder={placeholder}
                autoComplete="off"
                spellCheck={false}
                {...(type === "number" ? { min: 0, step: "any", inputMode: "decimal" as const } : {})}
            />
        </label>
    );
}

/** Several values of one filter, as boxes to tick. */
export function Ticks({ legend, values, change, options }: { legend: string; values: string[]; change: (values: string[]) => void; options: Options }) {
    return (
        <fieldset className="ticks">
            <legend>{legend}</legend>
            {options.map(([option, text]) => (
                <label key={option} className="check">
                    <input
                        type="checkbox"
                        checked={values.includes(option)}
                        onChange={(event) => change(event.target.checked ? [...values, option] : values.filter((one) => one !== option))}
                    />
                    {text}
                </label>
            ))}
        </fieldset>
    );
}
