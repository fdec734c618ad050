import type { Deprecation } from "../api/catalog";
import { Link } from "../kit/router";

/** What to know before a prompt goes to somebody anonymous. */
export function Warned({ text }: { text: string | null | undefined }) {
    if (!text) return null;
    return (
        <div className="explain warning" role="note" data-testid="anonymous">
            <p>
                <strong>{text}.</strong> Requests need <code>"provider": {'{"min_trust": "T3"}'}</code>, or a key that accepts it. Credentials and tools that act are never sent there.
            </p>
        </div>
    );
}

/** What a model says about its end, or about who it was. */
export function Gone({ deprecation }: { deprecation: Deprecation | null | undefined }) {
    if (!deprecation) return null;
    return (
        <div className="explain warning" role="note" data-testid="deprecation">
            <p>
                <strong>{deprecation.message}</strong>{" "}
                {deprecation.fallback_models.length > 0 && (
                    <>
                        Use instead:{" "}
                        {deprecation.fallback_models.map((id, index) => (
                            <span key={id}>
                                {index > 0 && ", "}
                                <Link href={`/models/${id}`}>{id}</Link>
                            </span>
                        ))}
                        .
                    </>
                )}
            </p>
        </div>
    );
}
