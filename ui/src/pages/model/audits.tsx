import type { Listing } from "../../api/catalog";
import { Section } from "../../parts/title";
import { None, Simulated } from "../../parts/values";

interface Question {
    title: string;
    means: string;
    needs: string;
}

const QUESTIONS: Question[] = [
    {
        title: "Is it still the same model?",
        means: "Whether its answers today come from the same distribution as when it was first listed.",
        needs: "Probes sent on many days, and a baseline from the first of them",
    },
    {
        title: "Whose model is it?",
        means: "Whether it behaves as the model it is said to be, compared with that model elsewhere.",
        needs: "A reference: the same model at its maker, or its open weights run here",
    },
    { title: "Is it getting worse?", means: "Whether it fails tasks that it used to solve, beyond what chance explains.", needs: "The same graded tasks repeated over weeks" },
];

const UNKNOWN = "no audit has been run on this exchange";

/** The place for audits. What has not been looked at says so, and says what would have to be done. */
export function Audits({ listing }: { listing: Listing }) {
    const simulated = listing.endpoints.some((one) => one.simulated);
    return (
        <Section
            title="Can this listing be trusted?"
            note="Three questions about what is really behind it. A popular model can be a stranger: neither a name nor a rank answers them."
        >
            {simulated && (
                <div className="explain">
                    <p>
                        <Simulated /> An audit would find a simulation: these answers are made up from a seed.
                    </p>
                </div>
            )}
            <div className="verdicts" data-testid="audits">
                {QUESTIONS.map((question) => (
                    <article className="card" key={question.title}>
                        <h3>{question.title}</h3>
                        <span>
                            <span className="badge">not known yet</span>
                        </span>
                        <p className="quiet" style={{ margin: 0 }}>
                            {question.means}
                        </p>
                        <dl className="pairs">
                            {["Looked at", "Power", "Reference", "Expires"].map((name) => (
                                <div key={name} style={{ display: "contents" }}>
                                    <dt>{name}</dt>
                                    <dd>
                                        <None why={UNKNOWN} />
                                    </dd>
                                </div>
                            ))}
                            <dt>It takes</dt>
                            <dd>{question.needs}</dd>
                        </dl>
                    </article>
                ))}
            </div>
        </Section>
    );
}
