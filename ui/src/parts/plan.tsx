import type { FunnelStep, Plan } from "../api/catalog";
import { cost, plural } from "../kit/format";

/** The router's plan: whom it would try, in order and why, and what each rule left. */
export function PlanView({ plan }: { plan: Plan }) {
    return (
        <div className="split card" data-testid="plan">
            <div>
                <h3>It would try</h3>
                {plan.error && <p className="bad">Nobody: {plan.error.error.message}</p>}
                <ol className="order">
                    {plan.candidates.map((candidate) => (
                        <li key={candidate.model + candidate.tag}>
                            <code>{candidate.tag}</code> <Likely plan={plan} tag={candidate.tag} />
                            <span className="sub">{candidate.position}</span>
                        </li>
                    ))}
                </ol>
                <p className="meta-text" style={{ marginTop: 12 }}>
                    Strategy {plan.strategy}, seed <code>{plan.seed}</code>
                </p>
            </div>
            <div>
                <h3>What the rules left</h3>
                <Funnel steps={plan.routing_funnel} />
            </div>
        </div>
    );
}

function Likely({ plan, tag }: { plan: Plan; tag: string }) {
    const estimate = plan.estimates?.find((one) => one.tag === tag);
    return estimate ? <span className="quiet">likely {cost(estimate.likely_cost)}</span> : null;
}

/** Every rule that removed an endpoint, and how many it left. */
export function Funnel({ steps }: { steps: FunnelStep[] }) {
    const first = Math.max(1, ...steps.map((step) => step.endpoint_count));
    const narrowing = steps.filter((step, index) => index === 0 || step.removed?.length);
    const silent = steps.length - narrowing.length;
    return (
        <>
            <ul className="funnel" data-testid="funnel">
                {narrowing.map((step) => (
                    <li key={step.step}>
                        <div className="step">
                            <span>{step.step}</span>
                            <span className="number">{plural(step.endpoint_count, "endpoint")}</span>
                        </div>
                        <div className="track">
                            <i style={{ width: `${(100 * step.endpoint_count) / first}%` }} />
                        </div>
                        {step.removed?.map((removed) => (
                            <p key={(removed.model ?? "") + removed.tag}>
                                − <code>{removed.tag}</code> {removed.reason}
                            </p>
                        ))}
                    </li>
                ))}
            </ul>
            {silent > 0 && (
                <p className="meta-text" style={{ marginTop: 12 }}>
                    {plural(silent, "more rule")} removed nobody.
                </p>
            )}
        </>
    );
}
