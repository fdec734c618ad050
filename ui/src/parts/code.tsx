import { useState } from "react";

export function Code({ text, tall = false }: { text: string; tall?: boolean }) {
    return (
        <div className={tall ? "code tall" : "code"}>
            <pre tabIndex={0}>{text}</pre>
            <Copy text={text} />
        </div>
    );
}

export function Copy({ text, label = "Copy" }: { text: string; label?: string }) {
    const [copied, setCopied] = useState<"" | "Copied" | "Not allowed">("");
    async function copy() {
        try {
            await navigator.clipboard.writeText(text);
            setCopied("Copied");
        } catch {
            setCopied("Not allowed");
        }
        setTimeout(() => setCopied(""), 1500);
    }
    return (
        <button type="button" className="small" onClick={copy} aria-live="polite">
            {copied || label}
        </button>
    );
}
