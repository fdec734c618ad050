import { Component, type ReactNode } from "react";
import { Title } from "../parts/title";

/** A page with a fault does not take the others with it. */
export class Guard extends Component<{ children: ReactNode }, { problem: Error | null }> {
    override state = { problem: null as Error | null };

    static getDerivedStateFromError(problem: Error) {
        return { problem };
    }

    override render() {
        const { problem } = this.state;
        if (problem === null) return this.props.children;
        return (
            <>
                <Title text="This page failed" />
                <div className="state bad" role="alert" data-testid="crashed">
                    <h2 className="minor">{problem.message || problem.name}</h2>
                    <p>That is a fault of this page, not of the exchange. The other pages work, and so does the API.</p>
                    <div className="actions">
                        <button type="button" onClick={() => window.location.reload()}>
                            Load it again
                        </button>
                    </div>
                </div>
            </>
        );
    }
}
